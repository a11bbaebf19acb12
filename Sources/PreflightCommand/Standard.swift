#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Standard output and standard error, written whole or not at all.
struct Standard: Sendable {
  static let output = Standard(descriptor: STDOUT_FILENO)
  static let error = Standard(descriptor: STDERR_FILENO)

  private let descriptor: Int32

  /// Whether a person is looking.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal; 80 where it does not say.
  var columns: Int {
    var size = winsize()
    let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes all bytes. Where nobody reads any more the process ends quietly; where the disk is full
  /// it ends with a clear line.
  func write(_ bytes: [UInt8]) {
    if let code = writeAll(descriptor, bytes) { fail(code) }
  }

  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes a line.
  func print(_ text: String) { write(text + "\n") }

  private func fail(_ code: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    if code == EPIPE { leave(.ready) }
    Standard.error.write("preflight: cannot write to standard output: \(systemMessage(code))\n")
    leave(.usage)
  }
}
