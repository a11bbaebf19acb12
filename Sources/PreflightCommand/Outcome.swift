import Console
import Preflight

/// What came of one photo of a run.
struct Outcome: Sendable {
  var item: Item
  var report: Report
  /// The photo to send, where a contact sheet wants to show it.
  var photo: [UInt8]?
  /// Where it was written.
  var written: Path?
  /// Why it could not be written.
  var writeError: String?
  /// Whether the next photo could not be written either.
  var mustStop = false
  /// The report of an earlier run, as its JSON members, where nothing had to be done.
  var earlier: Journal.Entry?
  /// Wall-clock time of this photo.
  var milliseconds: Double

  var verdict: Verdict { writeError == nil ? report.verdict : .error }

  var status: ExitStatus {
    if let earlier { return ExitStatus(earlier.verdict) }
    return ExitStatus(verdict)
  }
}

extension Duration {
  /// Milliseconds with their fraction.
  var milliseconds: Double {
    Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
  }
}
