/// A rule that said no.
public struct Finding: Sendable, Equatable {
  /// The id of the rule.
  public var rule: String
  /// How much it matters.
  public var severity: Severity
  /// What was measured, in `unit`; nil where the rule is about a fact and not about a number.
  public var value: Double?
  /// What it was compared to, in `unit`.
  public var limit: Double?
  /// The unit of `value` and `limit`.
  public var unit: Unit?
  /// The service's code that this finding prevents, for example `0J`.
  public var serviceCode: String?
  /// What is wrong with this photo, with its numbers.
  public var message: Words
  /// What a person can do about it.
  public var advice: Words
  /// What the decoder or the system said, for developers.
  public var detail: String?
}

/// How much a finding matters, mildest first.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// The photo may be sent, but the comparison may suffer.
  case warn
  /// Preflight re-makes the photo.
  case fix
  /// Only a new photo helps.
  case retake
  /// The file is no usable photo at all.
  case error

  /// Whether the one is milder than the other.
  public static func < (one: Severity, other: Severity) -> Bool {
    one.rank < other.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a number counts.
public enum Unit: String, Sendable {
  /// Bytes of a file.
  case bytes
  /// Pixels along an edge.
  case pixels = "px"
  /// Pixels of an area.
  case area = "pixels"
  /// Hundredths.
  case percent = "%"
  /// Degrees of an angle.
  case degrees = "°"
  /// Passes of a progressive photo.
  case scans
}
