#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Standard input or another stream, line by line. A line longer than the limit is cut and says so.
package struct LineReader {
  private var pending: [UInt8] = []
  private var isAtEnd = false
  private static let longest = 1 << 20

  private let descriptor: Int32

  package init(_ descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// The next bytes; nil at the end, or when the process is asked to end.
  package mutating func chunk() -> [UInt8]? {
    while Signals.pending == nil {
      var count = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
        count = unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count > 0 { return bytes }
      if count == 0 || errno != EINTR { return nil }
    }
    return nil
  }

  /// The next line without its end, nil after the last.
  package mutating func line() -> [UInt8]? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(pending[..<end])
        pending.removeSubrange(...end)
        return line
      }
      if isAtEnd || pending.count > Self.longest {
        guard !pending.isEmpty else { return nil }
        defer { pending = [] }
        return pending
      }
      if let chunk = chunk() { pending += chunk } else { isAtEnd = true }
    }
  }
}
