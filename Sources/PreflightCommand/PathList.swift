import Preflight

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Paths that are read instead of typed, one per line or per NUL.
enum PathList {
  private static let limit = 1 << 30

  /// - Parameter source: A file, or `-` for standard input.
  static func read(_ source: Path, isNullSeparated: Bool) throws(Fault) -> [Path] {
    let bytes =
      source == Path("-") ? try readInput() : try ReadFile.read(source, limit: limit).bytes
    let separator: UInt8 = isNullSeparated ? 0 : UInt8(ascii: "\n")
    return bytes.split(separator: separator).map { line in
      let isDOS = !isNullSeparated && line.last == UInt8(ascii: "\r")
      return Path(Array(isDOS ? line.dropLast() : line))
    }
  }

  private static func readInput() throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var reader = LineReader()
    while let chunk = reader.chunk() {
      bytes += chunk
      if bytes.count > limit { throw .tooManyBytes(bytes.count, limit: limit) }
    }
    return bytes
  }
}

/// Standard input, line by line. A line longer than the limit is cut and says so.
struct LineReader {
  private var pending: [UInt8] = []
  private var isAtEnd = false
  private static let longest = 1 << 20

  /// The next bytes; nil at the end, or when the process is asked to end.
  mutating func chunk() -> [UInt8]? {
    while Signals.pending == nil {
      var count = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
        count = unsafe read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count > 0 { return bytes }
      if count == 0 || errno != EINTR { return nil }
    }
    return nil
  }

  /// The next line without its end, nil after the last.
  mutating func line() -> [UInt8]? {
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
