/// A photo that may be sent. Only `Preflight.prepare` makes one.
public struct ReadyPhoto: Sendable, Equatable {
  /// The JPEG file.
  public let bytes: [UInt8]
  /// Pixels of a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// All about the photo that it was made from.
  public let report: Report

  init(bytes: [UInt8], output: Output, report: Report) {
    self.bytes = bytes
    self.width = output.width
    self.height = output.height
    self.report = report
  }
}

// A face is nobody's business in a log.
extension ReadyPhoto: CustomStringConvertible, CustomReflectable {
  /// The size of the photo; not its bytes.
  public var description: String { "JPEG, \(width)×\(height), \(bytes.count) bytes" }

  /// Only what `description` says.
  public var customMirror: Mirror { Mirror(self, children: ["photo": description]) }
}

/// The photo can't be made ready: only a new one helps, or the file is no photo at all.
public struct Rejection: Error, Sendable, Equatable, CustomStringConvertible {
  /// All about the photo; `findings` holds at least one of severity `retake` or `error`.
  public let report: Report

  /// What is wrong and what to do, in English; `report.findings` has both languages.
  public var description: String {
    report.findings.filter { $0.severity >= .retake }
      .map { "\($0.message.english) \($0.advice.english)" }
      .joined(separator: " ")
  }
}
