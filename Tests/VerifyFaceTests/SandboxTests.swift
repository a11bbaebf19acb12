import Foundation
import Preflight
import Testing
import VerifyFaceSandbox

@testable import VerifyFace

@Suite struct SandboxTests {
  private func call(
    _ endpoint: Endpoint, _ sandbox: Sandbox, _ idNumber: String, timeout: Duration = .seconds(10)
  ) async throws -> Outcome {
    let credentials = Credentials(
      key: Sandbox.key, openID: endpoint.isEncrypted ? Sandbox.openID : nil)
    let service = VerifyFace(credentials, at: sandbox.address, timeout: timeout)
    let person = try Person(name: "阿卜杜拉·买买提", idNumber: idNumber)
    let photo = try Sample.photo.get()
    do throws(Failure) {
      return endpoint.isSecondVersion
        ? try await service.verify2(person, photo).outcome
        : try await service.verify(person, photo).outcome
    } catch {
      return error.outcome
    }
  }

  /// The bill of the sandbox and what the client says of it agree, for every identity.
  @Test(arguments: Endpoint.allCases)
  func everyIdentity(_ endpoint: Endpoint) async throws {
    let sandbox = try Sandbox()
    var kinds: Set<OutcomeKind> = []
    for identity in TestIdentity.all where identity.idNumber != late {
      let before = sandbox.charged
      let outcome = try await call(endpoint, sandbox, identity.idNumber)
      let bill = sandbox.charged - before
      kinds.insert(outcome.kind)
      switch outcome.charged {
      case .yes: #expect(bill == 1, "\(identity.meaning)")
      case .no: #expect(bill == 0, "\(identity.meaning)")
      case .unknown: #expect(outcome.repeat == .mayBillAgain)
      }
    }
    var all = Set(OutcomeKind.allCases)
    all.remove(.notSent)
    if endpoint.isSecondVersion {
      all.remove(.comparisonFailed)
    } else {
      all.remove(.noReferencePhoto)
    }
    #expect(kinds == all)
  }

  private let late = TestIdentity.all.first { $0.meaning.english == "no reply for a minute" }!
    .idNumber

  @Test func aLateReplyIsLost() async throws {
    let sandbox = try Sandbox()
    let outcome = try await call(.verify, sandbox, late, timeout: .milliseconds(500))
    #expect(outcome.kind == .noReply && outcome.charged == .unknown)
    #expect(sandbox.charged == 1)
  }

  @Test func identitiesArePeople() throws {
    #expect(Set(TestIdentity.all.map(\.idNumber)).count == TestIdentity.all.count)
    for identity in TestIdentity.all {
      _ = try Person(name: "张三", idNumber: identity.idNumber)
    }
  }

  @Test func wrongCredentials() async throws {
    let sandbox = try Sandbox()
    for (credentials, code) in [
      (Credentials(key: "wrong"), 10001), (Credentials(key: Sandbox.key, openID: "wrong"), 10004),
    ] {
      let service = VerifyFace(credentials, at: sandbox.address)
      do {
        _ = try await service.verify(try Sample.person(), try Sample.photo.get())
        Issue.record("taken")
      } catch let failure as Failure {
        #expect(failure.kind == .account && failure.errorCode == code && failure.charged == .no)
      }
    }
  }

  /// What an honest client never sends, the sandbox refuses as the service would.
  @Test func checksTheRequest() async throws {
    let sandbox = try Sandbox()
    let photo = Base64.encode(try Sample.photo.get().bytes)
    func form(_ change: (inout [(String, [UInt8])]) -> Void) -> [UInt8] {
      var fields: [(String, [UInt8])] = [
        ("key", Array(Sandbox.key.utf8)), ("idcard", Array(Sample.number.utf8)),
        ("realname", Array("张三".utf8)), ("image", photo),
      ]
      change(&fields)
      var form: [UInt8] = []
      for (name, value) in fields { Form.append(name, value, to: &form) }
      return form
    }
    func reply(_ form: [UInt8], path: String = "/verifyface/verify2") async throws -> String {
      let request = Request(
        sandbox.address, path: path, form: Secret(form), timeout: .seconds(10))
      let reply = try await SocketTransport().send(request)
      return reply.status == 200
        ? String(decoding: reply.body, as: UTF8.self) : "\(reply.status)"
    }
    #expect(try await reply(form { _ in }).contains("00XX"))
    #expect(try await reply(form { $0[0].1 = [] }).contains("10001"))
    #expect(try await reply(form { $0[1].1 = Array("1".utf8) }).contains("身份证号码格式不正确"))
    #expect(try await reply(form { $0[2].1 = Array("x".utf8) }).contains("姓名格式不正确"))
    #expect(try await reply(form { $0[3].1 = [] }).contains("图片为空"))
    #expect(
      try await reply(form { $0[3].1 = Array("data:image/jpg;base64,".utf8) + photo })
        .contains("图片base64格式错误"))
    #expect(
      try await reply(form { $0[3].1 = Base64.encode([UInt8](repeating: 0xFF, count: 102_401)) })
        .contains("图片过大"))
    #expect(try await reply(form { $0[3].1 = Base64.encode([0x89, 0x50]) }).contains("0EXX"))
    #expect(
      try await reply(form { $0[3].1 = Base64.encode([0xFF, 0xD8, 0xFF, 0xE0]) }).contains("0JXX"))
    #expect(try await reply(form { $0.append(("key", [])) }) == "400")
    #expect(try await reply(form { _ in }, path: "/verifyface/verify3") == "404")
    let plus = form { $0[3].1 = [] } + photo
    #expect(try await reply(plus).contains("图片base64格式错误"))
    let thousand = form { $0.append(("thousand", [0x31])) }
    #expect(try await reply(thousand, path: "/verifyface/verify").contains(#""score":"960""#))
    #expect(try await reply(form { _ in }, path: "/verifyface/verify").contains(#""score":"96""#))
  }

  /// A refusal is read by clients that send all first and listen then, as most do.
  @Test(arguments: [
    ("POST", "/verifyface/verify2?key=x", "application/x-www-form-urlencoded", "404"),
    ("PUT", "/verifyface/verify2", "application/x-www-form-urlencoded", "405"),
    ("POST", "/verifyface/verify2", "multipart/form-data", "415"),
  ])
  func refusalsArrive(_ method: String, _ path: String, _ type: String, _ status: String) throws {
    let sandbox = try Sandbox()
    let wake = try #require(Wake())
    let deadline = Deadline(.seconds(10))
    let addresses = try Resolver.resolve("127.0.0.1", sandbox.port, deadline, wake)
    let connection = try Connection(addresses, deadline, wake)
    let head = """
      \(method) \(path) HTTP/1.1\r
      Host: x\r
      Content-Type: \(type)\r
      Content-Length: 30000\r
      \r

      """
    #expect(try connection.write(Secret(head)))
    // The refusal would be on its way by now, and the connection gone.
    Thread.sleep(forTimeInterval: 0.2)
    #expect(try connection.write(Secret([UInt8](repeating: 0x61, count: 30_000))))
    let reply = String(decoding: try connection.read(), as: UTF8.self)
    #expect(reply.hasPrefix("HTTP/1.1 \(status) "))
  }

  @Test func aPortIsTakenOnce() throws {
    let sandbox = try Sandbox()
    #expect(throws: Sandbox.Fault.port) { try Sandbox(port: sandbox.port) }
    #expect(throws: Sandbox.Fault.certificate) {
      try Sandbox(certificate: .init(certificate: "/dev/null", key: "/dev/null"))
    }
  }
}
