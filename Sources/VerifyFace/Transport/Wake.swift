#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A pipe that ends the waiting of another thread in `poll`.
package final class Wake: Sendable {
  /// Becomes readable with the signal, and stays so.
  package let descriptor: Int32
  private let writer: Int32

  /// nil where there are no more descriptors.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    descriptor = ends[0]
    writer = ends[1]
    for end in ends { Descriptor.configure(end) }
  }

  deinit {
    close(descriptor)
    close(writer)
  }

  var isSignalled: Bool {
    var set = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&set, 1, 0) > 0
  }

  package func signal() {
    var byte: UInt8 = 1
    _ = unsafe write(writer, &byte, 1)
  }
}

/// What all descriptors here have in common.
package enum Descriptor {
  /// Calls don't wait, and processes that are started don't inherit it.
  package static func configure(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  /// Waits until one of the events of `descriptor` comes.
  ///
  /// - Returns: The events; 0 when the deadline is over, nil with the signal of `wake`.
  package static func wait(
    _ descriptor: Int32, _ events: Int32, until deadline: Deadline, _ wake: Wake
  ) -> Int32? {
    var set = [
      pollfd(fd: descriptor, events: Int16(events), revents: 0),
      pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let milliseconds = deadline.milliseconds
      let count = unsafe poll(&set, 2, milliseconds)
      if set[1].revents != 0 { return nil }
      if count > 0 { return Int32(set[0].revents) }
      if count == 0 || milliseconds == 0 || errno != EINTR && errno != EAGAIN { return 0 }
    }
  }
}
