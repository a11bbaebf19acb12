import Foundation
import Preflight
import Testing
import VerifyFaceSandbox

@testable import VerifyFace

/// Plants secrets and looks for them in everything that can be printed.
@Suite struct PrivacyTests {
  /// Everything that must not show, in the forms in which it travels.
  private static func secrets() throws -> [String] {
    let cipher = try Cipher(openID: Sample.openID)
    func encrypted(_ text: String) throws -> String { try Sample.encrypted(text) }
    let image = String(decoding: Base64.encode(try Sample.photo.get().bytes), as: UTF8.self)
    return [
      Sample.key, Sample.openID, String(decoding: cipher.key.bytes, as: UTF8.self), Sample.number,
      Sample.name, String(image.dropFirst(200).prefix(40)), try encrypted(Sample.number),
      try encrypted(Sample.name), String(try encrypted(image).dropFirst(200).prefix(40)),
    ]
  }

  private func printed(_ value: Any) -> String {
    var text = "\(value)\n" + String(reflecting: value) + "\n" + String(describing: value) + "\n"
    dump(value, to: &text)
    func walk(_ mirror: Mirror, _ depth: Int) {
      for child in mirror.children where depth < 8 {
        text += "\(child.label ?? "") \(child.value)\n"
        walk(Mirror(reflecting: child.value), depth + 1)
      }
      if let parent = mirror.superclassMirror, depth < 8 { walk(parent, depth + 1) }
    }
    walk(Mirror(reflecting: value), 0)
    return text
  }

  private func expectNone(in text: String, _ what: String) throws {
    for secret in try Self.secrets() {
      #expect(!text.lowercased().contains(secret.lowercased()), "\(what) shows \(secret)")
    }
    // Bytes as numbers would be the same thing in another dress.
    #expect(!text.contains("255, 216, 255"))
  }

  @Test func valuesShowNothing() async throws {
    let transport = FixedTransport(
      Reply(status: 200, body: Array(try Self.secrets().joined().utf8)))
    let service = VerifyFace(Sample.credentials(.verifyEncry), transport: transport)
    let (person, photo) = (try Sample.person(), try Sample.photo.get())
    let request = try service.request(.verifyEncry, person, photo)
    let reply = Reply(status: 200, body: request.body)
    for value in [
      service, service.credentials, person, photo, request, reply, Secret(Sample.key),
      service.credentials.cipher as Any, Scrub(service.credentials, person, photo, request.form),
      Result<Person, any Error>.success(person), [person],
      Optional(request) as Any,
    ] as [Any] {
      try expectNone(in: printed(value), "\(type(of: value))")
    }
    do {
      _ = try await service.verify(person, photo)
      Issue.record("read")
    } catch {
      try expectNone(in: printed(error), "a failure")
    }
  }

  /// A service that echoes what it was sent, wherever a reply has room for it.
  @Test(arguments: Endpoint.allCases)
  func echoesAreScrubbed(_ endpoint: Endpoint) async throws {
    // A client without an OpenId has fewer secrets.
    let image = String(decoding: Base64.encode(try Sample.photo.get().bytes), as: UTF8.self)
    let known = try Self.secrets().filter { secret in
      endpoint.isEncrypted || [Sample.key, Sample.number, Sample.name].contains(secret)
        || image.contains(secret)
    }
    #expect(known.count == (endpoint.isEncrypted ? 9 : 4))
    let more = known.flatMap {
      [$0, $0.uppercased(), "KEY\($0)错误", "(\($0))", "\($0)\($0)", "a=\($0)&b"]
    }
    for text in more {
      let escaped = text.replacing("\\", with: "\\\\")
      for body in [
        #"{"reason":"\#(escaped)","error_code":10001,"result":"\#(escaped)"}"#,
        #"{"reason":"x \#(escaped) y","error_code":226403,"result":{"orderid":"\#(escaped)"}}"#,
        #"{"reason":"x","error_code":0,"result":{"orderid":"\#(escaped)","res":1,"score":"\#(escaped)"}}"#,
        #"{"error_code":0,"result":{"res":2,"code":"\#(escaped)","desc":"\#(escaped)"}}"#,
        #"{"error_code":0,"result":{"authResult":"\#(escaped)","charge":true}}"#,
        #"{"error_code":0,"result":{"authResult":"00XX","charge":"\#(escaped)","rxfs":"\#(escaped)"}}"#,
        #"{"error_code":"\#(escaped)"}"#, #"{"error_code":\#(Sample.number.dropLast())}"#, escaped,
        #"{"resultcode":"112","reason":"\#(escaped)","result":["\#(escaped)"]}"#,
      ] {
        let result = try await Sample.call(endpoint, body: body)
        var text = printed(result)
        if case .failure(let failure) = result { text += failure.localizedDescription }
        try expectNone(in: text, body)
      }
    }
  }

  @Test func errorsShowNothing() throws {
    for (name, number) in [
      (Sample.name + "x", Sample.number), (Sample.name, Sample.number + "x"),
      ("\(Sample.name) ", Sample.number), (Sample.name, "11010519491231002" + "1"),
    ] {
      do {
        _ = try Person(name: name, idNumber: number)
        Issue.record("taken")
      } catch {
        try expectNone(in: printed(error) + error.localizedDescription, "an error")
      }
    }
    do {
      _ = try ServiceAddress("https://\(Sample.key)@\(Sample.number)")
      Issue.record("taken")
    } catch {
      try expectNone(in: printed(error), "an error")
    }
  }

  /// The work grows with the text and not with its square: without that this takes an hour.
  @Test func aTextThatIsNothingButSecretsIsScrubbed() throws {
    let credentials = Credentials(key: "k", openID: "o")
    let person = try Person(
      name: "张", idNumber: Sample.number, allowing: .singleCharacterName)
    let scrub = Scrub(credentials, person, try Sample.photo.get(), Secret("k"))
    for secret in ["k", "K", "o", "张"] {
      let text = String(repeating: secret, count: (64 << 10) / secret.utf8.count)
      let sentence = try #require(scrub.sentence(text))
      #expect(!sentence.contains("张") && sentence.hasPrefix("<redacted>"))
      #expect(sentence.replacing("<redacted>", with: "").count < 12)
    }
  }

  @Test func sentencesStayReadable() throws {
    let scrub = Scrub(
      Sample.credentials(.verifyEncry), try Sample.person(), try Sample.photo.get(), Secret(""))
    #expect(scrub.sentence("参数错误(图片base64格式错误)") == "参数错误(图片base64格式错误)")
    #expect(scrub.sentence("错误的请求KEY") == "错误的请求KEY")
    #expect(scrub.sentence("a\u{1B}[31m\u{202E}\r\n\tb\u{0}c") == "a[31mbc")
    #expect(scrub.sentence("") == nil)
    #expect(scrub.sentence("\(Sample.name)的KEY\(Sample.key)") == "<redacted>的KEY<redacted>")
    #expect((scrub.sentence(String(repeating: "错", count: 100_000)) ?? "").count == 201)
    // Cut off, masked or in blocks they are secrets still; five characters are chance.
    let (number, key) = (Sample.number, Sample.key)
    #expect(
      scrub.sentence("号码\(number.prefix(14))，\(number.prefix(6))****\(number.suffix(4))")
        == "号码<redacted>，<redacted>****002X")
    #expect(scrub.sentence("\(key.prefix(8)) \(key.suffix(8))") == "<redacted> <redacted>")
    #expect(scrub.sentence("code 10105") == "code 10105")
    #expect(scrub.identifier("JH264117091113513280159458") == "JH264117091113513280159458")
    for text in ["", "a b", "é", String(repeating: "1", count: 41), Sample.key, Sample.number] {
      #expect(scrub.identifier(text) == nil)
    }
  }
}
