/// A point in time by a clock that nobody can set.
package struct Deadline: Comparable, Sendable {
  private let end: ContinuousClock.Instant

  package init(_ duration: Duration) {
    // Beyond a day is forever; the clock can't add more than it can hold.
    end = .now + min(max(duration, .zero), .seconds(86_400))
  }

  private init(end: ContinuousClock.Instant) {
    self.end = end
  }

  /// What is left, rounded up, in the milliseconds of `poll`.
  var milliseconds: Int32 {
    let left = end - .now
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  /// The deadline of one of several attempts that share what is left.
  func share(of attempts: Int) -> Deadline {
    Deadline(end: .now + max(end - .now, .zero) / max(attempts, 1))
  }

  package static func < (one: Deadline, other: Deadline) -> Bool { one.end < other.end }
}
