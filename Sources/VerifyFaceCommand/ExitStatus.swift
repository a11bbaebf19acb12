import VerifyFace

/// How the process ends.
enum ExitStatus: Int32 {
  /// The same person, as far as the threshold can tell; or there was nothing to decide.
  case accepted = 0
  /// Not the same person, undecided, or a photo that was held back.
  case notAccepted = 1
  /// The command line, the person or a file is wrong; nothing was sent.
  case usage = 2
  /// The call failed, or what came of it could not be printed, and it was not charged.
  case failed = 3
  /// The same, but it was, or may have been, charged.
  case failedAndCharged = 4

  init(_ decision: Decision) {
    self = decision == .accept ? .accepted : .notAccepted
  }

  init(_ failure: Failure) {
    self = failure.charged == .no ? .failed : .failedAndCharged
  }
}
