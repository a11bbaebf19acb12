import Console
import Preflight

/// How the process ends; the worst of all photos counts.
enum ExitStatus: Int32, Comparable {
  /// Every photo is ready, or can be made ready.
  case ready = 0
  /// At least one photo has to be taken again.
  case retake = 1
  /// The command line is wrong, or a file is no photo that could be read.
  case usage = 2

  init(_ verdict: Verdict) {
    switch verdict {
    case .ready, .fixable, .fixed: self = .ready
    case .retake: self = .retake
    case .error: self = .usage
    }
  }

  static func < (one: ExitStatus, other: ExitStatus) -> Bool { one.rawValue < other.rawValue }
}
