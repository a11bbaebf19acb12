import Console

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why a file could not be written.
struct WriteError: Error {
  let reason: String
  /// Whether nothing else could be written there either.
  let isHopeless: Bool

  /// An error of the system.
  init(_ code: Int32) {
    reason = systemMessage(code)
    isHopeless = [ENOSPC, EDQUOT, EROFS, EIO, EFBIG].contains(code)
  }

  /// A reason of our own.
  init(reason: String) {
    self.reason = reason
    isHopeless = false
  }
}

/// Writes files so that they appear whole or not at all: a new temporary file in the same folder,
/// all bytes, fsync, rename.
enum WriteWhole {
  /// Writes `bytes` to `path`.
  ///
  /// - Parameter announce: Called with the stamp of the finished file before it gets its name.
  static func write(
    _ bytes: [UInt8], to path: Path, announce: (FileStamp) throws(WriteError) -> Void = { _ in }
  ) throws(WriteError) {
    let file = try PartialFile(path)
    try file.append(bytes)
    try file.finish(announce: announce)
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: Path) throws(WriteError) {
    if unsafe mkdir(path.terminated, mode_t(0o777)) == 0 || errno == EEXIST {
      guard isFolder(path) else { throw WriteError(ENOTDIR) }
      return
    }
    guard errno == ENOENT, path.folder != path else { throw WriteError(errno) }
    try makeFolder(path.folder)
    guard unsafe mkdir(path.terminated, mode_t(0o777)) == 0 || errno == EEXIST else {
      throw WriteError(errno)
    }
  }

  private static func isFolder(_ path: Path) -> Bool {
    var status = stat()
    return unsafe stat(path.terminated, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Removes what runs that are no more left behind in a folder.
  static func sweep(_ folder: Path) {
    for name in (try? Walk.names(folder)) ?? [] {
      let text = name.text.text
      guard text.hasPrefix(PartialFile.prefix), text.hasSuffix(PartialFile.suffix) else { continue }
      let number = text.dropFirst(PartialFile.prefix.count).prefix { $0.isNumber }
      guard let process = pid_t(number), process > 0 else { continue }
      if kill(process, 0) != 0 && errno == ESRCH { unsafe unlink((folder / name).terminated) }
    }
  }

  /// Makes the names of a folder last beyond a power cut.
  static func synchronise(_ folder: Path) {
    let descriptor = unsafe open(folder.terminated, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
