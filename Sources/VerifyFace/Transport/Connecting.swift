#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Connection {
  /// A socket that is connected to the first address that answers.
  static func connect(
    _ addresses: [SocketAddress], _ deadline: Deadline, _ cancellation: Wake
  ) throws(TransportError) -> Int32 {
    var last = TransportError(.unconnected, hasLeft: false, detail: "the host has no address")
    var connected: Int32 = -1
    for (index, address) in addresses.enumerated() where connected < 0 {
      do throws(TransportError) {
        let share = deadline.share(of: addresses.count - index)
        connected = try Self.connect(address, share, cancellation)
      } catch {
        last = error
        if error.reason == .cancelled { break }
      }
    }
    guard connected >= 0 else { throw last }
    return connected
  }

  private static func connect(
    _ address: SocketAddress, _ deadline: Deadline, _ cancellation: Wake
  ) throws(TransportError) -> Int32 {
    let descriptor = systemSocket(address.family)
    guard descriptor >= 0 else {
      throw TransportError(.exhausted, hasLeft: false, detail: systemMessage(errno))
    }
    do throws(TransportError) {
      Descriptor.configure(descriptor)
      var one: Int32 = 1
      let size = socklen_t(MemoryLayout<Int32>.size)
      unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, size)
      let result = unsafe address.bytes.withUnsafeBytes { bytes in
        unsafe systemConnect(descriptor, bytes)
      }
      if result != 0 {
        guard errno == EINPROGRESS || errno == EINTR else { throw refused(errno) }
        switch Descriptor.wait(descriptor, Int32(POLLOUT), until: deadline, cancellation) {
        case nil: throw TransportError(.cancelled, hasLeft: false, detail: "cancelled")
        case 0: throw TransportError(.timedOut, hasLeft: false, detail: "connecting timed out")
        default: break
        }
        var code: Int32 = 0
        var length = size
        unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
        guard code == 0 else { throw refused(code) }
      }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func refused(_ code: Int32) -> TransportError {
    TransportError(.unconnected, hasLeft: false, detail: systemMessage(code))
  }
}
