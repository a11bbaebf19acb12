import Console
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that does not have its name yet. It gets it when it is finished, and is gone when it never
/// is. The temporary name holds the process's number, so that a later run can tell what a dead one
/// left behind.
final class PartialFile {
  static let prefix = ".preflight-"
  static let suffix = ".tmp"
  private static let serial = Atomic<Int>(0)

  private let path: Path
  private let temporary: Path
  private let descriptor: Int32
  private var isFinished = false

  init(_ path: Path) throws(WriteError) {
    let number = Self.serial.wrappingAdd(1, ordering: .relaxed).newValue
    self.path = path
    temporary = path.folder / Path("\(Self.prefix)\(getpid())-\(number)\(Self.suffix)")
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    descriptor = unsafe open(temporary.terminated, flags, mode_t(0o644))
    guard descriptor >= 0 else { throw WriteError(errno) }
  }

  deinit {
    // An initialiser that threw has opened nothing.
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isFinished { unsafe unlink(temporary.terminated) }
  }

  func append(_ bytes: [UInt8]) throws(WriteError) {
    if let code = writeAll(descriptor, bytes) { throw WriteError(code) }
  }

  /// Makes the bytes last and gives the file its name.
  func finish(announce: (FileStamp) throws(WriteError) -> Void = { _ in }) throws(WriteError) {
    guard fsync(descriptor) == 0 else { throw WriteError(errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw WriteError(errno) }
    try announce(FileStamp(status))
    guard unsafe rename(temporary.terminated, path.terminated) == 0 else { throw WriteError(errno) }
    isFinished = true
  }
}
