/// Carries one request to the service and the reply back. `SocketTransport` is the usual one; a test
/// or an app can bring its own.
public protocol Transport: Sendable {
  /// Sends the request, once: a transport never repeats it, follows no redirect and adds no cookie.
  ///
  /// - Returns: What came back, whatever its status.
  /// - Throws: `TransportError`, which says whether a byte of the request left: on that hangs whether
  ///   the call may have been billed.
  func send(_ request: Request) async throws(TransportError) -> Reply
}

/// One request. Its body holds secrets: the request is printed without it, and the body is
/// overwritten when nobody holds the request any more.
public struct Request: Sendable, CustomStringConvertible, CustomReflectable {
  /// Where the service is.
  public let address: ServiceAddress
  /// The path, which begins with `/`.
  public let path: String
  /// The time for all of it: resolving, connecting, sending, receiving.
  public let timeout: Duration
  let form: Secret

  init(_ address: ServiceAddress, path: String, form: Secret, timeout: Duration) {
    self.address = address
    self.path = address.prefix + path
    self.form = form
    self.timeout = timeout
  }

  /// The value of Content-Type. The method is POST.
  public var contentType: String { "application/x-www-form-urlencoded" }

  /// The form. It holds the key, the ID number, the name and the photo.
  public var body: [UInt8] { form.bytes }

  /// Where the request goes.
  public var description: String { "POST \(address)\(path.dropFirst(address.prefix.count))" }
  /// Only what `description` says.
  public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}

/// What came back. The body may repeat what was sent: it is not printed.
public struct Reply: Sendable, CustomStringConvertible, CustomReflectable {
  /// The HTTP status.
  public let status: Int
  /// The body, without transfer coding.
  public let body: [UInt8]
  /// Whether only the end of the connection ended the body, without a sign that all of it came.
  public let mayBeCut: Bool

  /// Makes a reply; a transport of your own does.
  public init(status: Int, body: [UInt8], mayBeCut: Bool = false) {
    self.status = status
    self.body = body
    self.mayBeCut = mayBeCut
  }

  /// The status.
  public var description: String { "HTTP status \(status)" }
  /// Only the status.
  public var customMirror: Mirror { Mirror(self, children: ["status": status]) }
}

/// The request could not be sent, or no reply came back.
public struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What went wrong.
  public enum Reason: String, Sendable {
    /// The host's name has no address.
    case unresolved
    /// No connection.
    case unconnected
    /// TLS could not be agreed on, or the certificate is not to be trusted.
    case untrusted
    /// The time was over.
    case timedOut
    /// The task was cancelled.
    case cancelled
    /// The connection ended early.
    case disconnected
    /// What came back is no HTTP.
    case malformed
    /// What came back is larger than the limits.
    case tooLarge
    /// This machine has no more threads, sockets or memory.
    case exhausted
  }

  /// What went wrong.
  public let reason: Reason
  /// Whether a byte of the request may have left this machine.
  public let hasLeft: Bool
  /// The same in words that hold nothing of the request or the reply.
  public let detail: String

  /// Makes an error; a transport of your own does.
  public init(_ reason: Reason, hasLeft: Bool, detail: String) {
    self.reason = reason
    self.hasLeft = hasLeft
    self.detail = detail
  }

  /// What went wrong.
  public var description: String { detail }
}
