import Console
import Preflight

extension Verdict {
  /// The verdict for a person.
  var word: Words {
    switch self {
    case .ready: Words("ready", zh: "可用")
    case .fixable: Words("fixable", zh: "可修复")
    case .fixed: Words("fixed", zh: "已修复")
    case .retake: Words("retake", zh: "需重拍")
    case .error: Words("error", zh: "错误")
    }
  }

  /// The colour of the word on a terminal: green, yellow, red.
  fileprivate var colour: Int {
    switch self {
    case .ready, .fixed: 32
    case .fixable: 36
    case .retake: 33
    case .error: 31
    }
  }
}

/// One photo as text: a line, and for photos that are no use what is wrong and what to do.
struct TextReport {
  private let language: Language
  private let isColoured: Bool

  init(_ language: Language, isColoured: Bool) {
    self.language = language
    self.isColoured = isColoured
  }

  func text(_ outcome: Outcome) -> String {
    let verdict = outcome.earlier?.verdict ?? outcome.verdict
    let word = verdict.word[language]
    // Chinese characters take two columns.
    let columns = word.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
    let gap = String(repeating: " ", count: max(1, 9 - columns))
    var lines = [painted(word, verdict.colour) + gap + outcome.item.path.printable]
    if let summary = summary(outcome) { lines[0] += "  " + painted(summary, 2) }
    if let error = outcome.writeError { lines.append("         " + error) }
    for finding in outcome.report.findings where outcome.earlier == nil && isWorthALine(finding) {
      let gap = language == .english ? " " : ""
      lines.append("         " + finding.message[language] + gap + finding.advice[language])
    }
    return lines.joined(separator: "\n")
  }

  /// What Preflight mends it mends silently; what a person has to mend is said.
  private func isWorthALine(_ finding: Finding) -> Bool { finding.severity != .fix }

  /// What became of a photo, in a few numbers; nil where nothing did.
  func summary(_ outcome: Outcome) -> String? {
    if outcome.earlier != nil {
      return Words("done before", zh: "先前已完成")[language]
    }
    guard let output = outcome.report.output, output.method != .unchanged else { return nil }
    let input = outcome.report.input
    guard let width = input.width, let height = input.height else { return nil }
    let before = "\(width)×\(height), \(size(input.bytes))"
    let unit = Words("bytes", zh: "字节")[language]
    return "\(before) → \(output.width)×\(output.height), \(grouped(output.bytes)) \(unit)"
  }

  private func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(short(Double(bytes) / 1000)) kB" : "\(short(Double(bytes) / 1e6)) MB"
  }

  private func painted(_ text: String, _ code: Int) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
