import Foundation
import Preflight
import Testing

@testable import VerifyFace

@Suite struct RequestTests {
  private func fields(_ endpoint: Endpoint) async throws -> (Request, [(String, String)]) {
    let transport = FixedTransport(Reply(status: 200, body: []))
    _ = try await Sample.call(endpoint, over: transport)
    let request = try #require(transport.requests.first)
    #expect(transport.requests.count == 1)
    let fields = String(decoding: request.body, as: UTF8.self).split(separator: "&").map { field in
      let parts = field.split(separator: "=", omittingEmptySubsequences: false)
      #expect(parts.count == 2)
      let value = String(decoding: Form.decode(parts[1].utf8) ?? [], as: UTF8.self)
      return (String(parts[0]), value)
    }
    return (request, fields)
  }

  @Test(arguments: [Endpoint.verify, .verify2])
  func plainFields(_ endpoint: Endpoint) async throws {
    let (request, fields) = try await fields(endpoint)
    #expect(request.path == "/verifyface/\(endpoint.rawValue)")
    #expect(fields.map(\.0) == ["key", "idcard", "realname", "image"])
    #expect(fields[0].1 == Sample.key)
    #expect(fields[1].1 == Sample.number)
    #expect(fields[2].1 == Sample.name)
    #expect(fields[3].1 == Data(try Sample.photo.get().bytes).base64EncodedString())
  }

  @Test(arguments: [Endpoint.verifyEncry, .verify2Encry])
  func encryptedFields(_ endpoint: Endpoint) async throws {
    let (request, fields) = try await fields(endpoint)
    #expect(request.path == "/verifyface/\(endpoint.rawValue)")
    #expect(fields.map(\.0) == ["key", "idcard", "realname", "image"])
    #expect(fields[0].1 == Sample.key)
    let cipher = try Cipher(openID: Sample.openID)
    let plain = try fields.dropFirst().map { field in
      let bytes = try #require(Data(base64Encoded: field.1))
      return String(decoding: try cipher.decrypt([UInt8](bytes)), as: UTF8.self)
    }
    #expect(plain[0] == Sample.number)
    #expect(plain[1] == Sample.name)
    #expect(plain[2] == Data(try Sample.photo.get().bytes).base64EncodedString())
  }

  @Test(arguments: Endpoint.allCases)
  func onlyPlainBytesAreNotEncoded(_ endpoint: Endpoint) async throws {
    let (request, _) = try await fields(endpoint)
    let allowed = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~*%&=".utf8)
    #expect(request.body.allSatisfy { allowed.contains($0) })
    #expect(request.body.filter { $0 == UInt8(ascii: "&") }.count == 3)
    #expect(request.contentType == "application/x-www-form-urlencoded")
  }

  @Test func refusesCredentialsThatCannotBeRight() async throws {
    let transport = FixedTransport(Reply(status: 200, body: []))
    for credentials in [
      Credentials(key: ""), Credentials(key: "a b"), Credentials(key: "a\n"),
      Credentials(key: "k", openID: ""),
    ] {
      let service = VerifyFace(credentials, transport: transport)
      do {
        _ = try await service.verify(try Sample.person(), try Sample.photo.get())
        Issue.record("sent")
      } catch let failure as Failure {
        #expect(failure.kind == .account && failure.charged == .no)
        #expect(failure.repeat == .afterFix)
      }
    }
    #expect(transport.requests.isEmpty)
  }

  @Test(arguments: [1_000, 150_000])
  func aPhotoOfOtherNumbersIsNotSent(_ budget: Int) async throws {
    var specification = Specification.verifyFace
    specification.budget = 3_000...max(budget, 3_000)
    specification.minimumBytes = 0
    specification.maximumBytes = 200_000
    specification.longestEdge = budget > 3_000 ? 2_000 : 100
    let url = Sample.root.appending(path: "TestImages/photos/selfie-2-megapixels-progressive.jpg")
    let rules = Rule.all.filter { $0.severity == .fix }
    let photo = try Preflight(specification, rules: rules)
      .prepare([UInt8](Data(contentsOf: url)))
    #expect(!(5_120...100_000 ~= photo.bytes.count))
    let transport = FixedTransport(Reply(status: 200, body: []))
    do {
      _ = try await VerifyFace(Credentials(key: "k"), transport: transport)
        .verify(try Sample.person(), photo)
      Issue.record("sent")
    } catch let failure as Failure {
      #expect(failure.kind == .photoRejected && failure.charged == .no)
      #expect(failure.repeat == .afterFix)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test(
    arguments: [
      ("https://apis.juhe.cn", "https://apis.juhe.cn"), ("HTTPS://a/", "https://a"),
      ("https://a:443/b/", "https://a/b"), ("https://[::1]:8443", "https://[::1]:8443"),
      ("https://127.0.0.1:1", "https://127.0.0.1:1"), ("https://a:", "https://a"),
    ])
  func readsAddresses(_ text: String, _ expected: String) throws {
    #expect(try ServiceAddress(text).description == expected)
  }

  @Test(arguments: [
    "", "apis.juhe.cn", "ftp://a", "https://", "https://a b", "https://u:p@a", "https://a?x",
    "https://a#x", "https://a:0", "https://a:65536", "https://a:x", "https://[::1", "https://[x]",
    "https://a\\b", "https://é", "https://a\r\nX: y", "https://:80", "https://[]",
  ])
  func refusesAddresses(_ text: String) {
    #expect(throws: ServiceAddress.Fault.malformed) { try ServiceAddress(text, allowsHTTP: true) }
  }

  @Test func takesHTTPOnlyWhereAsked() throws {
    #expect(throws: ServiceAddress.Fault.notEncrypted) { try ServiceAddress("http://a") }
    let address = try ServiceAddress("http://a:81/x", allowsHTTP: true)
    #expect(!address.isEncrypted && address.port == 81 && address.prefix == "/x")
  }
}
