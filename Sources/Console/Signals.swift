import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// SIGINT and SIGTERM only leave a note: the run stops after the photos at hand, so that nothing
/// half-written stays behind. A second signal ends the process at once.
package enum Signals {
  private static let noted = Atomic<Int32>(0)

  /// The exit status of a signal that came in, or nil.
  package static var pending: Int32? {
    let number = noted.load(ordering: .relaxed)
    return number == 0 ? nil : 128 + number
  }

  package static func install() {
    // Closed pipes are errors of write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        if Signals.noted.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
    }
  }
}

/// Ends the process without waiting for anything: all that had to be written is written.
package func leave(_ status: Int32) -> Never {
  exit(Signals.pending ?? status)
}
