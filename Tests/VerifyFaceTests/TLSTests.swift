import Foundation
import Testing
import VerifyFaceSandbox

@testable import VerifyFace

/// TLS with a certificate authority that the test makes for itself and throws away.
@Suite struct TLSTests {
  private static let made = Result { try CertificateAuthority() }

  private func call(
    _ certificate: Sandbox.Certificate, host: String, trusts authority: String?
  ) async throws -> (Outcome, Sandbox) {
    let sandbox = try Sandbox(
      key: Sample.key, openID: Sample.openID, certificate: certificate)
    let address = try ServiceAddress("https://\(host):\(sandbox.port)")
    let transport = SocketTransport(certificateAuthorities: authority)
    return (try await Sample.call(.verify2Encry, at: address, over: transport).outcome, sandbox)
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func theRightCertificate(_ host: String) async throws {
    let authority = try Self.made.get()
    let good = try authority.certificate("subjectAltName=DNS:localhost,IP:127.0.0.1")
    let (outcome, sandbox) = try await call(good, host: host, trusts: authority.path)
    #expect(outcome.kind == .compared && outcome.charged == .yes)
    #expect(sandbox.charged == 1)
  }

  @Test(arguments: [
    "subjectAltName=DNS:example.com", "subjectAltName=IP:127.0.0.2",
    "subjectAltName=DNS:localhost.x",
    "keyUsage=digitalSignature",
  ])
  func theWrongHost(_ extensions: String) async throws {
    let authority = try Self.made.get()
    let wrong = try authority.certificate(extensions)
    for host in ["localhost", "127.0.0.1"] {
      let (outcome, sandbox) = try await call(wrong, host: host, trusts: authority.path)
      #expect(outcome.kind == .notSent && outcome.charged == .no && outcome.repeat == .free)
      #expect(outcome.reason?.contains("not to be trusted") == true)
      #expect(sandbox.charged == 0)
    }
  }

  @Test func theWrongAuthority() async throws {
    let authority = try Self.made.get()
    let good = try authority.certificate("subjectAltName=DNS:localhost,IP:127.0.0.1")
    let other = try CertificateAuthority()
    for trusted in [other.path, nil, "/no/such/file", "/dev/null"] {
      let (outcome, sandbox) = try await call(good, host: "localhost", trusts: trusted)
      #expect(outcome.kind == .notSent && outcome.charged == .no)
      #expect(sandbox.charged == 0)
    }
  }

  @Test func expired() async throws {
    let authority = try Self.made.get()
    // OpenSSL 3.6 makes none that ended before it began; this one ends as it begins.
    let old = try authority.certificate("subjectAltName=DNS:localhost", days: 0)
    let (outcome, _) = try await call(old, host: "localhost", trusts: authority.path)
    #expect(outcome.kind == .notSent && outcome.charged == .no)
    #expect(outcome.reason?.contains("expired") == true)
  }

  @Test func noTLSAtAll() async throws {
    let sandbox = try Sandbox()
    let address = try ServiceAddress("https://127.0.0.1:\(sandbox.port)")
    let outcome = try await Sample.call(.verify2, at: address).outcome
    #expect(outcome.kind == .notSent && outcome.charged == .no)
    let silent = try Hostile(hears: false) { _ in [.wait(30)] }
    let waiting = try ServiceAddress("https://127.0.0.1:\(silent.address.port)")
    let late = try await Sample.call(.verify2, at: waiting, timeout: .seconds(1)).outcome
    #expect(late.kind == .notSent && late.charged == .no)
  }

  @Test func hostileReplies() async throws {
    let authority = try Self.made.get()
    let files = try authority.certificate("subjectAltName=IP:127.0.0.1")
    let tls = try #require(TLSServer(certificate: files.certificate, key: files.key))
    let transport = SocketTransport(certificateAuthorities: authority.path)
    let reply = Hostile.reply(Example.same)
    let open = Array("HTTP/1.1 200 OK\r\n\r\n\(Example.same)".utf8)
    for (acts, kind) in [
      ([.send(reply)], .compared), ([.send(open)], .compared),
      ([.send(Array(reply.prefix(100)))], .noReply), ([.send(reply.dropLast()), .reset], .noReply),
      // Cut, and no farewell: not a bad reply but none.
      ([.send(open.dropLast(9)), .hangUp], .noReply), ([.send(open), .hangUp], .compared),
      ([], .noReply), ([.reset], .noReply),
      ([.send(Array("HTTP/1.1 200 OK\r\n\r\n<html>".utf8)), .hangUp], .badReply),
      ([.drip(reply, 0.3)], .noReply), ([.send([0xFF, 0x0A])], .badReply),
    ] as [([Hostile.Act], OutcomeKind)] {
      let server = try Hostile(tls: tls) { _ in acts }
      let outcome = try await Sample.call(
        .verify2, at: server.address, timeout: .seconds(2), over: transport
      ).outcome
      #expect(outcome.kind == kind, "\(acts.count)")
      #expect(outcome.charged == (kind == .compared ? .yes : .unknown))
    }
  }
}

/// An authority and certificates that it signs, in a temporary folder.
final class CertificateAuthority: Sendable {
  private let folder: URL
  var path: String { folder.appending(path: "ca.pem").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "verifyface-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        + "-subj /CN=throw-away -keyout ca.key -out ca.pem")
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func certificate(_ extensions: String, days: Int = 2) throws -> Sandbox.Certificate {
    let name = UUID().uuidString
    try Data(extensions.utf8).write(to: folder.appending(path: "\(name).ext"))
    try openssl(
      "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=x "
        + "-keyout \(name).key -out \(name).csr")
    try openssl(
      "x509 -req -in \(name).csr -CA ca.pem -CAkey ca.key -set_serial 2 -days \(days) "
        + "-extfile \(name).ext -out \(name).pem")
    return Sandbox.Certificate(
      certificate: folder.appending(path: "\(name).pem").path,
      key: folder.appending(path: "\(name).key").path)
  }

  private func openssl(_ arguments: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments.split(separator: " ").map { String($0) }
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.featureUnsupported) }
  }
}
