#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Pipes that have a path: FIFOs, `/dev/stdin`, what shells make of `<(command)`. Reading one waits
/// for its writer, so it is for paths that a person named for that purpose only.
package enum PipeFile {
  /// A descriptor to read from; nil where the path is no pipe.
  package static func open(_ path: Path) -> Int32? {
    let descriptor = systemOpen(path.terminated)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0,
      [S_IFIFO, S_IFCHR, S_IFSOCK].contains(status.st_mode & S_IFMT)
    else {
      systemClose(descriptor)
      return nil
    }
    return descriptor
  }

  package static func close(_ descriptor: Int32) { systemClose(descriptor) }
}

private func systemOpen(_ path: [CChar]) -> Int32 {
  unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
}

private func systemClose(_ descriptor: Int32) { close(descriptor) }
