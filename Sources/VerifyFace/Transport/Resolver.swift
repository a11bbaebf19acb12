import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An address as the system wants it.
struct SocketAddress: Sendable {
  let family: Int32
  /// A `sockaddr` of the family.
  let bytes: [UInt8]
}

/// Finds the addresses of a host. The system's resolver knows no deadline: it runs on a thread of its
/// own, which is left behind when it takes too long.
enum Resolver {
  private final class Lookup: Sendable {
    let done: Wake
    let addresses = Mutex<[SocketAddress]>([])
    init(_ done: Wake) { self.done = done }
  }

  /// - Throws: `TransportError` of reason `unresolved`, `timedOut`, `cancelled` or `exhausted`.
  static func resolve(
    _ host: String, _ port: UInt16, _ deadline: Deadline, _ cancellation: Wake
  ) throws(TransportError) -> [SocketAddress] {
    let numeric = look(host, port, AI_NUMERICHOST)
    if !numeric.isEmpty { return numeric }
    guard let done = Wake() else {
      throw TransportError(.exhausted, hasLeft: false, detail: "no more file descriptors")
    }
    let lookup = Lookup(done)
    let hasStarted = WorkThread.start {
      let found = look(host, port, 0)
      lookup.addresses.withLock { $0 = found }
      lookup.done.signal()
    }
    guard hasStarted else {
      throw TransportError(.exhausted, hasLeft: false, detail: "no more threads")
    }
    switch Descriptor.wait(done.descriptor, Int32(POLLIN), until: deadline, cancellation) {
    case nil: throw TransportError(.cancelled, hasLeft: false, detail: "cancelled")
    case 0: throw TransportError(.timedOut, hasLeft: false, detail: "resolving the host timed out")
    default: break
    }
    let addresses = lookup.addresses.withLock { $0 }
    guard !addresses.isEmpty else {
      throw TransportError(.unresolved, hasLeft: false, detail: "the host has no address")
    }
    return addresses
  }

  private static func look(_ host: String, _ port: UInt16, _ flags: Int32) -> [SocketAddress] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_flags = flags | AI_NUMERICSERV
    unsafe hints.ai_family = AF_UNSPEC
    unsafe hints.ai_socktype = StreamSocket.type
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &list) == 0 else { return [] }
    defer { unsafe freeaddrinfo(list) }
    var addresses: [SocketAddress] = []
    var next = unsafe list
    while let info = unsafe next, addresses.count < 16 {
      if let address = unsafe info.pointee.ai_addr,
        [AF_INET, AF_INET6].contains(unsafe info.pointee.ai_family)
      {
        let bytes = unsafe UnsafeRawBufferPointer(
          start: address, count: Int(info.pointee.ai_addrlen))
        addresses.append(
          SocketAddress(family: unsafe info.pointee.ai_family, bytes: unsafe Array(bytes)))
      }
      unsafe next = info.pointee.ai_next
    }
    return addresses
  }
}

/// What the systems call a stream socket in different types.
package enum StreamSocket {
  #if canImport(Glibc)
    package static let type = Int32(SOCK_STREAM.rawValue)
  #else
    package static let type = SOCK_STREAM
  #endif
}
