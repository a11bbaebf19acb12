import Synchronization
package import VerifyFace

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Accepts connections on the loopback address and hands each to a thread of its own: at most 64 at a
/// time, the next ones are closed unheard.
package final class Listener: Sendable {
  private static let most = 64

  package let port: UInt16
  private let socket: Int32
  private let ending: Wake
  private let open = Atomic<Int>(0)

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - handle: Gets each connection; it is closed when nobody holds it any more.
  /// - Returns: nil where the port is taken, or the system has no more sockets.
  package init?(port: UInt16, handle: @escaping @Sendable (Connection) -> Void) {
    guard let ending = Wake() else { return nil }
    let descriptor = systemSocket(AF_INET)
    guard descriptor >= 0 else { return nil }
    var one: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, length) == 0 && listen(descriptor, 128) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    guard isListening else {
      close(descriptor)
      return nil
    }
    Descriptor.configure(descriptor)
    self.port = UInt16(bigEndian: address.sin_port)
    self.socket = descriptor
    self.ending = ending
    guard WorkThread.start({ [self] in accept(handle) }) else {
      close(descriptor)
      return nil
    }
  }

  /// Accepts nothing more, and ends the connections that are open.
  package func stop() { ending.signal() }

  private func accept(_ handle: @escaping @Sendable (Connection) -> Void) {
    let forever = Deadline(.seconds(86_400))
    while let events = Descriptor.wait(socket, Int32(POLLIN), until: forever, ending) {
      if events == 0 { continue }
      let accepted = systemAccept(socket)
      if accepted < 0 {
        // No more descriptors: some will be closed soon.
        if errno == EMFILE || errno == ENFILE { usleep(10_000) }
        continue
      }
      guard open.add(1, ordering: .relaxed).newValue <= Self.most,
        WorkThread.start({ [self] in
          handle(Connection(accepted: accepted, Deadline(.seconds(30)), ending))
          open.subtract(1, ordering: .relaxed)
        })
      else {
        close(accepted)
        open.subtract(1, ordering: .relaxed)
        continue
      }
    }
    close(socket)
  }
}

private func systemAccept(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }
