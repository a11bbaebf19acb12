import Synchronization
public import VerifyFace

/// A stand-in for the service on this machine, for development and tests: all four endpoints, the
/// checks that the service makes, and for every outcome a person who has it (`TestIdentity.all`).
///
/// ```swift
/// let sandbox = try Sandbox()
/// let service = VerifyFace(Credentials(key: sandbox.key), at: sandbox.address)
/// ```
/// It listens on 127.0.0.1 only, keeps nothing of what it is sent, and compares no faces.
public final class Sandbox: Sendable {
  /// The sandbox could not be started.
  public enum Fault: Error, Sendable {
    /// The port is taken, or the system has no more sockets.
    case port
    /// The certificate and its key can't be read or don't belong together.
    case certificate
  }

  /// The PEM files of a certificate and its key.
  public struct Certificate: Sendable {
    /// The path of the certificate and those that it is signed with.
    public let certificate: String
    /// The path of its key.
    public let key: String

    /// Names both files.
    public init(certificate: String, key: String) {
      self.certificate = certificate
      self.key = key
    }
  }

  /// The key that is accepted unless said otherwise.
  public static let key = "sandboxsandboxsandboxsandbox0000"
  /// The OpenId of the encrypted endpoints unless said otherwise.
  public static let openID = "JHsandboxsandboxsandboxsandbox00"

  /// What to give to `VerifyFace`.
  public let address: ServiceAddress
  /// The port.
  public var port: UInt16 { listener.port }
  private let listener: Listener
  private let counts: Counts

  private final class Counts: Sendable {
    let calls = Atomic<Int>(0)
    let charged = Atomic<Int>(0)
  }

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - key: The key to accept.
  ///   - openID: The OpenId to accept.
  ///   - certificate: For TLS; plain HTTP without.
  public init(
    port: UInt16 = 0, key: String = Sandbox.key, openID: String = Sandbox.openID,
    certificate: Certificate? = nil
  ) throws(Fault) {
    guard let cipher = try? Cipher(openID: openID) else { throw .certificate }
    let tls: TLSServer?
    if let certificate {
      guard let made = TLSServer(certificate: certificate.certificate, key: certificate.key) else {
        throw .certificate
      }
      tls = made
    } else {
      tls = nil
    }
    let counts = Counts()
    let listener = Listener(port: port) { connection in
      counts.calls.add(1, ordering: .relaxed)
      let call = Call(connection: connection, key: key, cipher: cipher) {
        counts.charged.add(1, ordering: .relaxed)
      }
      // A client that is gone is none of the sandbox's business.
      try? call.run(tls)
    }
    guard let listener else { throw .port }
    self.listener = listener
    self.counts = counts
    let scheme = tls == nil ? "http" : "https"
    let address = try? ServiceAddress("\(scheme)://127.0.0.1:\(listener.port)", allowsHTTP: true)
    guard let address else { throw .port }
    self.address = address
  }

  deinit {
    listener.stop()
  }

  /// Connections so far.
  public var calls: Int { counts.calls.load(ordering: .relaxed) }
  /// Calls that the service would have billed.
  public var charged: Int { counts.charged.load(ordering: .relaxed) }

  /// Ends it; calls that are under way are cut off.
  public func stop() { listener.stop() }
}
