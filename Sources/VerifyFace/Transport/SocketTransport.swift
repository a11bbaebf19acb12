/// The usual transport: HTTP/1.1 over a socket and OpenSSL. One connection per call, closed behind it;
/// TLS 1.2 or newer with the certificate's chain and name verified; no redirects, cookies, proxies or
/// compression; a reply of at most 1 MiB with 64 KiB of headers; nothing is ever sent twice.
///
/// A call runs on a thread of its own: Swift's cooperative threads never wait for the network. When
/// the task is cancelled it ends at once.
public struct SocketTransport: Transport {
  /// The time to connect in; the call's own time where that is shorter.
  public let connectTimeout: Duration
  private let tls: TLSClient

  /// - Parameters:
  ///   - connectTimeout: The time to resolve the name and connect in, TLS not included.
  ///   - certificateAuthorities: A PEM file with the certificates to trust in place of the system's.
  public init(connectTimeout: Duration = .seconds(5), certificateAuthorities: String? = nil) {
    self.connectTimeout = connectTimeout
    tls = TLSClient(certificateAuthorities: certificateAuthorities)
  }

  /// Whether the certificates to trust can be read; where they can't, no TLS call is sent.
  package var canTrust: Bool { tls.isUsable }

  /// Sends the request and receives the reply. A reply whose status is not 200 has no body.
  public func send(_ request: Request) async throws(TransportError) -> Reply {
    let exhausted = TransportError(
      .exhausted, hasLeft: false, detail: "no more threads or file descriptors")
    guard let cancellation = Wake() else { throw exhausted }
    let deadline = Deadline(request.timeout)
    let result: Result<Reply, TransportError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let hasStarted = WorkThread.start {
          continuation.resume(
            returning: Result { () throws(TransportError) in
              try exchange(request, deadline, cancellation)
            })
        }
        if !hasStarted { continuation.resume(returning: .failure(exhausted)) }
      }
    } onCancel: {
      cancellation.signal()
    }
    return try result.get()
  }

  /// The call from its first to its last byte, on a thread that may wait.
  private func exchange(
    _ request: Request, _ deadline: Deadline, _ cancellation: Wake
  ) throws(TransportError) -> Reply {
    let address = request.address
    let soonest = min(deadline, Deadline(connectTimeout))
    let hosts = try Resolver.resolve(address.host, address.port, soonest, cancellation)
    let connection = try Connection(hosts, soonest, cancellation)
    connection.deadline = deadline
    if address.isEncrypted { try connection.encrypt(tls, host: address.host) }
    guard !cancellation.isSignalled else {
      throw TransportError(.cancelled, hasLeft: false, detail: "cancelled")
    }
    try connection.send(request)
    var reader = HTTPReader(source: connection)
    return try reader.reply()
  }
}

extension Connection {
  /// Sends all of a request; stops early where the reply is there already.
  fileprivate func send(_ request: Request) throws(TransportError) {
    let head = Secret(
      """
      POST \(request.path) HTTP/1.1\r
      Host: \(request.address.authority)\r
      Content-Type: \(request.contentType)\r
      Content-Length: \(request.form.count)\r
      Accept: application/json\r
      Accept-Encoding: identity\r
      Connection: close\r
      \r

      """)
    if try write(head) { _ = try write(request.form) }
  }
}
