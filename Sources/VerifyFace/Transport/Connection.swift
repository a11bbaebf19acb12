import COpenSSL

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One connection, plain or TLS, that never waits beyond its deadline. For one thread.
@safe package final class Connection: ByteSource {
  /// When all has to be over.
  package var deadline: Deadline
  /// Whether the peer said that it was finished, where the protocol has a word for that.
  package private(set) var hasOrderlyEnd = false
  private let socket: Int32
  private let cancellation: Wake
  private var session: TLSSession?
  /// Bytes that had gone through the socket when the handshake was over.
  private var handshake: UInt64 = 0
  private var plainBytes = 0

  /// Connects to the first address that answers.
  init(
    _ addresses: [SocketAddress], _ deadline: Deadline, _ cancellation: Wake
  ) throws(TransportError) {
    socket = try Self.connect(addresses, deadline, cancellation)
    self.deadline = deadline
    self.cancellation = cancellation
  }

  /// Takes over a socket that was accepted.
  package init(accepted socket: Int32, _ deadline: Deadline, _ cancellation: Wake) {
    self.socket = socket
    self.deadline = deadline
    self.cancellation = cancellation
    Descriptor.configure(socket)
  }

  deinit {
    session?.close()
    close(socket)
  }

  /// Agrees on TLS with the peer and makes sure that it is the host it should be.
  func encrypt(_ tls: TLSClient, host: String) throws(TransportError) {
    try agree(try tls.session(socket, host: host))
  }

  /// Agrees on TLS with a client.
  package func encrypt(_ tls: TLSServer) throws(TransportError) {
    guard let session = tls.session(socket) else {
      throw TransportError(.exhausted, hasLeft: false, detail: "OpenSSL has no memory left")
    }
    try agree(session)
  }

  private func agree(_ session: TLSSession) throws(TransportError) {
    while true {
      switch session.handshake() {
      case .done:
        handshake = session.bytesWritten
        self.session = session
        return
      case .wantsRead: try wait(Int32(POLLIN))
      case .wantsWrite: try wait(Int32(POLLOUT))
      case .ended, .failed:
        throw TransportError(.untrusted, hasLeft: false, detail: session.fault)
      }
    }
  }

  /// Whether a byte of the request left.
  private var hasLeft: Bool {
    session.map { $0.bytesWritten > handshake } ?? (plainBytes > 0)
  }

  /// Sends all bytes.
  ///
  /// - Returns: false where the peer stopped listening, or replied before it had heard all of it.
  package func write(_ secret: Secret) throws(TransportError) -> Bool {
    // TLS has messages of its own to read: only without it a readable socket is a reply.
    var listens = session == nil
    var offset = 0
    while offset < secret.count {
      let step = unsafe secret.withBytes { bytes in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset...])
        return unsafe session?.write(rest) ?? plainWrite(rest)
      }
      switch step {
      case .done(let count): offset += count
      case .wantsRead: try wait(Int32(POLLIN))
      case .wantsWrite:
        let events = try wait(listens ? Int32(POLLOUT | POLLIN) : Int32(POLLOUT))
        if events & Int32(POLLOUT) == 0 {
          guard isInterim else { return false }
          // It stays in the socket for the reader, which would be woken by it again and again.
          listens = false
        }
      case .ended, .failed:
        guard hasLeft else { throw lost() }
        return false
      }
    }
    return true
  }

  /// The next bytes; none at the end.
  package func read() throws(TransportError) -> [UInt8] {
    while true {
      var step = Step.failed
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, initialized in
        let memory = UnsafeMutableRawBufferPointer(buffer)
        step = unsafe session?.read(memory) ?? plainRead(memory)
        if case .done(let count) = step { initialized = count }
      }
      switch step {
      case .done: return bytes
      case .ended:
        hasOrderlyEnd = session?.hasFarewell ?? true
        return []
      case .wantsRead: try wait(Int32(POLLIN))
      case .wantsWrite: try wait(Int32(POLLOUT))
      case .failed: throw lost()
      }
    }
  }

  /// Waits until something is to be read, or for as long; true with the former.
  package func waitForBytes(_ duration: Duration) -> Bool {
    (Descriptor.wait(socket, Int32(POLLIN), until: Deadline(duration), cancellation) ?? 0) != 0
  }

  /// Leaves out TLS's farewell when the connection ends.
  package func skipFarewell() { session = nil }

  /// Ends the connection so that the peer gets an error and no end.
  package func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(
      socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    session = nil
  }

  /// Whether what the peer said is an interim reply such as 100: it goes on listening.
  private var isInterim: Bool {
    var start = [UInt8](repeating: 0, count: 10)
    let count = unsafe recv(socket, &start, start.count, Int32(MSG_PEEK))
    return count == start.count && start.starts(with: "HTTP/1.".utf8) && start[9] == 0x31
  }

  private func plainWrite(_ bytes: UnsafeRawBufferPointer) -> Step {
    let count = unsafe systemSend(socket, bytes)
    if count > 0 { plainBytes += count }
    return Step(count, blocked: .wantsWrite)
  }

  private func plainRead(_ buffer: UnsafeMutableRawBufferPointer) -> Step {
    let count = unsafe recv(socket, buffer.baseAddress, buffer.count, 0)
    return Step(count, blocked: .wantsRead)
  }

  private func lost() -> TransportError {
    TransportError(.disconnected, hasLeft: hasLeft, detail: "the connection was lost")
  }

  @discardableResult
  private func wait(_ events: Int32) throws(TransportError) -> Int32 {
    switch Descriptor.wait(socket, events, until: deadline, cancellation) {
    case nil: throw TransportError(.cancelled, hasLeft: hasLeft, detail: "cancelled")
    case 0: throw TransportError(.timedOut, hasLeft: hasLeft, detail: "the time was over")
    case let events?: return events
    }
  }
}
