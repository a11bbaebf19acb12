import Console
import Preflight

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
