import Console
import Preflight

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What earlier runs wrote into an output folder, so that a run that was cut off goes on where it
/// stopped and a file that somebody else put there is never replaced.
///
/// A text file in the output folder, one line per photo, only ever appended to, each line by one
/// write. A line that a kill cut off is passed over. It names photos and holds their reports, and
/// nothing else.
final class Journal: Sendable {
  static let name = Path(".preflight-journal")

  /// One photo that was written.
  struct Entry: Sendable {
    /// The input when it was read.
    var input: FileStamp
    /// The output when it was finished.
    var output: FileStamp
    var verdict: Verdict
    /// The members of its JSON report but path and milliseconds.
    var members: String
  }

  private let descriptor: Int32
  /// Where the latest line of each place lies, by the hash of its last field.
  private let lines: [UInt64: (offset: Int, count: Int)]
  /// The version, the specification and the language: what a report depends on beside the photo.
  private let fingerprint: String

  /// Opens the journal of an output folder, made where there is none.
  init(folder: Path, specification: Specification, language: Language) throws(WriteError) {
    let path = folder / Self.name
    let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW
    descriptor = unsafe open(path.terminated, flags, mode_t(0o644))
    guard descriptor >= 0 else { throw WriteError(errno) }
    let basis = "\(Version.current) \(specification) \(language.rawValue)"
    fingerprint = String(Self.hash(basis.utf8), radix: 16)
    let (lines, isCutOff) = Self.index(descriptor)
    self.lines = lines
    // What was cut off must not run into the next line.
    if isCutOff { try Self.write([UInt8(ascii: "\n")], descriptor) }
  }

  deinit { close(descriptor) }

  /// What was written at a place, whether or not it is still there.
  func entry(_ place: Path) -> Entry? {
    guard let line = lines[Self.key(place)] else { return nil }
    var bytes = [UInt8](repeating: 0, count: line.count)
    let count = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(line.offset))
    }
    guard count == line.count else { return nil }
    let fields = Self.fields(bytes)
    guard fields.count == 13, fields[12] == base64(place.bytes),
      let verdict = Verdict(rawValue: fields[10]), let input = Self.stamp(fields[2..<6]),
      let output = Self.stamp(fields[6..<10])
    else { return nil }
    return Entry(input: input, output: output, verdict: verdict, members: fields[11])
  }

  /// The entry of a place where nothing has changed since: neither the photo, nor what was written,
  /// nor what decides how it is written.
  func unchanged(_ place: Path, input: FileStamp, output: FileStamp) -> Entry? {
    guard let line = lines[Self.key(place)] else { return nil }
    var head = [UInt8](repeating: 0, count: min(line.count, fingerprint.utf8.count + 3))
    let count = unsafe head.withUnsafeMutableBytes { buffer in
      unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(line.offset))
    }
    guard count == head.count, Self.fields(head).dropFirst().first == fingerprint,
      let entry = entry(place), entry.input == input, entry.output == output
    else { return nil }
    return entry
  }

  func append(_ place: Path, _ entry: Entry) throws(WriteError) {
    let line =
      (["1", fingerprint] + Self.fields(entry.input) + Self.fields(entry.output)
      + [entry.verdict.rawValue, entry.members, base64(place.bytes)]).joined(separator: "\t") + "\n"
    try Self.write(Array(line.utf8), descriptor)
  }

  private static func write(_ bytes: [UInt8], _ descriptor: Int32) throws(WriteError) {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe systemWrite(descriptor, buffer.baseAddress, buffer.count)
    }
    guard count == bytes.count else { throw WriteError(count < 0 ? errno : ENOSPC) }
  }

  private static func fields(_ line: [UInt8]) -> [String] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func fields(_ stamp: FileStamp) -> [String] {
    ["\(stamp.size)", "\(stamp.modified)", "\(stamp.device)", "\(stamp.inode)"]
  }

  private static func stamp(_ fields: ArraySlice<String>) -> FileStamp? {
    let values = Array(fields)
    guard let size = Int(values[0]), let modified = Int(values[1]), let device = UInt64(values[2]),
      let inode = UInt64(values[3])
    else { return nil }
    var status = FileStamp(stat())
    status.size = size
    status.modified = modified
    status.device = device
    status.inode = inode
    return status
  }

  /// Reads the file once, a megabyte at a time, and keeps only where the lines lie.
  private static func index(
    _ descriptor: Int32
  ) -> (lines: [UInt64: (offset: Int, count: Int)], isCutOff: Bool) {
    var lines: [UInt64: (offset: Int, count: Int)] = [:]
    var pending: [UInt8] = []
    var start = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(start + pending.count))
      }
      if count <= 0 { return (lines, !pending.isEmpty) }
      pending += chunk[..<count]
      var consumed = 0
      while let end = pending[consumed...].firstIndex(of: UInt8(ascii: "\n")) {
        if let tab = pending[consumed..<end].lastIndex(of: UInt8(ascii: "\t")) {
          lines[hash(pending[(tab + 1)..<end])] = (start + consumed, end - consumed)
        }
        consumed = end + 1
      }
      pending.removeSubrange(..<consumed)
      start += consumed
      if pending.count > 1 << 22 { return (lines, true) }
    }
  }

  private static func key(_ place: Path) -> UInt64 { hash(base64(place.bytes).utf8) }

  /// FNV-1a, 64 bits.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
