#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Standard output and standard error, written whole or not at all.
package struct Standard: Sendable {
  package static let output = Standard(descriptor: STDOUT_FILENO)
  package static let error = Standard(descriptor: STDERR_FILENO)

  private let descriptor: Int32

  /// Whether a person is looking.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal; 80 where it does not say.
  package var columns: Int {
    var size = winsize()
    let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes all bytes. Where nobody reads any more the process ends quietly; where the disk is full
  /// it ends with a clear line.
  package func write(_ bytes: [UInt8]) {
    if let code = writeAll(descriptor, bytes) { fail(code) }
  }

  package func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes a line.
  package func print(_ text: String) { write(text + "\n") }

  /// Writes a line where the end of the process is not to be decided here: false where it can't be
  /// written, which is said on standard error unless nobody reads any more.
  package func tryPrint(_ text: String) -> Bool {
    guard let code = writeAll(descriptor, Array((text + "\n").utf8)) else { return true }
    if code != EPIPE { complain(code) }
    return false
  }

  private func fail(_ code: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    if code == EPIPE { leave(0) }
    complain(code)
    leave(2)
  }

  private func complain(_ code: Int32) {
    Standard.error.write("cannot write to standard output: \(systemMessage(code))\n")
  }
}
