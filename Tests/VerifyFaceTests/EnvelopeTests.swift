import JSONText
import Testing

@testable import VerifyFace

/// What a reply may be wrapped in, and what is none.
@Suite struct EnvelopeTests {
  private func kind(_ endpoint: Endpoint, _ body: String) async throws -> OutcomeKind {
    let outcome = try await Sample.call(endpoint, body: body).outcome
    if outcome.kind == .badReply {
      #expect(outcome.charged == .unknown && outcome.repeat == .mayBillAgain)
    }
    return outcome.kind
  }

  @Test(arguments: Endpoint.allCases)
  func plainRepliesAreTakenEverywhere(_ endpoint: Endpoint) async throws {
    let body = endpoint.isSecondVersion ? Example.same : Example.score
    for text in [body, "\u{FEFF}" + body, " \r\n\t" + body + "\n\n", body + " "] {
      #expect(try await kind(endpoint, text) == .compared)
    }
  }

  @Test(arguments: [Endpoint.verifyEncry, .verify2Encry])
  func encryptedRepliesInEveryWrapping(_ endpoint: Endpoint) async throws {
    let body = endpoint.isSecondVersion ? Example.same : Example.score
    let text = try Sample.encrypted(body)
    let escaped = text.replacing("/", with: "\\/")
    let percent = text.replacing("+", with: "%2B").replacing("/", with: "%2F")
      .replacing("=", with: "%3d")
    var lines = ""
    for (index, character) in text.enumerated() {
      if index > 0 && index % 76 == 0 { lines += "\r\n" }
      lines.append(character)
    }
    for wrapped in [
      text, "\"\(text)\"", "\"\(lines)\"", "\"\(lines.replacing("\r\n", with: "\\r\\n"))\"",
      "\"\(escaped)\"", "'\(text)'", lines, "  \(text)\n", percent,
      "\"\(percent)\"", "\u{FEFF}\(text)", try Sample.encrypted("\u{FEFF} " + body),
    ] {
      #expect(try await kind(endpoint, wrapped) == .compared)
    }
  }

  @Test func onlyTheResultMayBeEncrypted() async throws {
    let inner = try Sample.encrypted(#"{"charge":true,"authResult":"00XX","rxfs":984.48}"#)
    #expect(
      try await kind(.verify2Encry, #"{"error_code":0,"result":"\#(inner)"}"#) == .compared)
    #expect(try await kind(.verify2Encry, #"{"error_code":0,"result":"abcd"}"#) == .badReply)
    #expect(try await kind(.verifyEncry, #"{"error_code":0,"result":""}"#) == .unrecognised)
    #expect(
      try await kind(.verify2Encry, #"{"error_code":10001,"result":"abcd"}"#) == .account)
    // Of an error it says what was billed.
    let paid = try Sample.encrypted(#"{"charge":true,"orderid":"JH26412312081"}"#)
    let outcome = try await Sample.call(
      .verify2Encry, body: #"{"error_code":226401,"result":"\#(paid)"}"#
    ).outcome
    #expect(outcome.kind == .sourceTimeout && outcome.charged == .yes)
    #expect(outcome.repeat == .mayBillAgain && outcome.orderID == "JH26412312081")
  }

  @Test(arguments: Endpoint.allCases)
  func whatIsNoReply(_ endpoint: Endpoint) async throws {
    let sample =
      "81E941F4WSnQgWm0S31QvHRYv7LH0Qm4RWNIK0YqCq4XmXBNjdpGzAFoAC0ZMindqJHfDE5gcWFEV8K03JBYnH4ESh"
    let other = try Cipher(openID: "other").encrypt(Array(Example.same.utf8))
    for body in [
      "", " ", "null", "[]", "\"\"", "0", "true", "{}", "{", #"{"error_code"}"#, sample,
      #"{"error_code":null}"#, #"{"error_code":true}"#, #"{"error_code":"x"}"#,
      #"{"error_code":1.5}"#, #"{"error_code":{}}"#, #"{"error_code":12345678901234567890}"#,
      #"{"error_code":110101190001010012}"#, #"{"error_code":0e0}"#, #"{"resultcode":"200"}"#,
      #"{"error_code":0,}"#, #"{"error_code":0}x"#, #"{"error_code":0}{}"#, "<html></html>",
      #"{"error_code":0/* comment */}"#, #"{'error_code':0}"#, #"{"error_code":00}"#,
      #"{"error_code":0,"error_code":226403}"#, #"[{"error_code":0}]"#, "\0", "%7B%7D",
      String(decoding: Base64.encode(other), as: UTF8.self), "AAAA", "====",
      #"{"error_code":0,"reason":"a\#u{0A}b"}"#, #"{"error_code":+0}"#, #"{"error_code":NaN}"#,
    ] {
      #expect(try await kind(endpoint, body) == .badReply, "\(body)")
    }
    if !endpoint.isEncrypted {
      #expect(try await kind(endpoint, try Sample.encrypted(Example.same)) == .badReply)
    }
  }

  @Test func depthIsLimited() async throws {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      let opening = String(repeating: open, count: depth)
      return #"{"error_code":0,"result":{"res":3},"x":"# + opening + "0"
        + String(repeating: close, count: depth) + "}"
    }
    #expect(try await kind(.verify, nested(63, "[", "]")) == .identityMismatch)
    #expect(try await kind(.verify, nested(64, "[", "]")) == .badReply)
    #expect(try await kind(.verify, nested(100_000, "[", "]")) == .badReply)
    #expect(try await kind(.verify, nested(63, #"{"a":"#, "}")) == .identityMismatch)
    #expect(try await kind(.verify, nested(10_000, #"{"a":"#, "}")) == .badReply)
    #expect(try await kind(.verify, String(repeating: "[", count: 1 << 20)) == .badReply)
  }

  @Test func statusOtherThan200IsNotTheService() async throws {
    for status in [100, 101, 201, 204, 206, 301, 302, 307, 308, 401, 403, 404, 429, 500, 502, 504] {
      let outcome = try await Sample.call(.verify, body: Example.score, status: status).outcome
      #expect(outcome.kind == .gatewayError && outcome.charged == .unknown)
      #expect(outcome.repeat == .mayBillAgain && outcome.reason == "HTTP status \(status)")
    }
  }

  @Test func aBodyWithoutAnEndIsNoReply() async throws {
    for (body, kind) in [(Example.score, OutcomeKind.compared), ("{\"error", .noReply)] {
      let reply = Reply(status: 200, body: Array(body.utf8), mayBeCut: true)
      #expect(try await Sample.call(.verify, over: FixedTransport(reply)).outcome.kind == kind)
    }
  }

  @Test func textThatIsNoUnicodeDoesNotCostTheAnswer() async throws {
    var body = Array(#"{"reason":""#.utf8)
    body += [0xB3, 0xC9, 0xB9, 0xA6]
    body += Array(#"\ud800","result":{"res":1,"score":"96"},"error_code":0}"#.utf8)
    let reply = Reply(status: 200, body: body)
    let answer = try #require(try await Sample.call(.verify, over: FixedTransport(reply)).answer)
    #expect(answer.score == 96)
  }

  @Test func randomTextNeverCrashes() async throws {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array(#"{}[]",:\ueE+-.0123456789truefalsn "#.utf8) + [0, 0xFF, 0xC3]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0..<60)).map { _ in alphabet.randomElement(using: &random)! }
      _ = JSONParser.parse(text)
      _ = Envelope(text, cipher: nil)
    }
  }
}
