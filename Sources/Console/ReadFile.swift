package import Preflight

#if canImport(Darwin)
  package import Darwin
#elseif canImport(Glibc)
  package import Glibc
#elseif canImport(Musl)
  package import Musl
#endif

/// What a file was when it was read; enough to see later that it has changed.
package struct FileStamp: Equatable, Sendable {
  package var size: Int
  /// Nanoseconds of the last change.
  package var modified: Int
  package var device: UInt64
  package var inode: UInt64

  package init(_ status: stat) {
    size = Int(status.st_size)
    #if canImport(Darwin)
      modified = status.st_mtimespec.tv_sec * 1_000_000_000 + status.st_mtimespec.tv_nsec
    #else
      modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    #endif
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// The stamp of what is at a path, links followed; nil where there is nothing.
  package init?(_ path: Path) {
    var status = stat()
    guard unsafe stat(path.terminated, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// Reads whole files, regular ones only, no more than a limit, and nothing that could block.
package enum ReadFile {
  /// The bytes of a file and its stamp.
  ///
  /// - Throws: `notFound`, `notAFile`, `unreadable` or `tooManyBytes`.
  package static func read(_ path: Path, limit: Int) throws(Fault) -> (
    bytes: [UInt8], stamp: FileStamp
  ) {
    // A FIFO would block and a device could do anything when opened: look first.
    var status = stat()
    guard unsafe stat(path.terminated, &status) == 0 else { throw fault(errno) }
    guard isRegular(status) else { throw .notAFile }
    let descriptor = unsafe open(path.terminated, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw fault(errno) }
    defer { close(descriptor) }
    // It may have become something else in between.
    guard unsafe fstat(descriptor, &status) == 0 else { throw fault(errno) }
    guard isRegular(status) else { throw .notAFile }
    let stamp = FileStamp(status)
    if stamp.size > limit { throw .tooManyBytes(stamp.size, limit: limit) }
    return (try read(descriptor, expected: stamp.size, limit: limit), stamp)
  }

  /// Reads to the end; the size is only what to expect, files grow and those of /proc say 0.
  private static func read(
    _ descriptor: Int32, expected: Int, limit: Int
  ) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      let start = bytes.count
      var count = 0
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault(errno)
      }
      if count == 0 { return bytes }
      if start == 0 { bytes = chunk } else { bytes += chunk }
      if bytes.count > limit { throw .tooManyBytes(bytes.count, limit: limit) }
      room = max(4096, min(expected + 1 - bytes.count, limit))
    }
  }

  private static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

  package static func fault(_ code: Int32) -> Fault {
    switch code {
    case ENOENT, ENOTDIR, ELOOP: .notFound
    case EISDIR: .notAFile
    default: .unreadable(systemMessage(code))
    }
  }
}
