import Console
import Preflight

/// Prints outcomes as they come, as text or JSON Lines, and the progress line between them.
struct Printer {
  private let options: Options
  private var progress: Progress
  private var counts: [Verdict: Int] = [:]
  private let start = ContinuousClock.now

  init(_ options: Options, total: Int) {
    self.options = options
    progress = Progress(total: total, isShown: !options.isQuiet && Standard.error.isTerminal)
  }

  mutating func print(_ outcome: Outcome) {
    let verdict = outcome.earlier?.verdict ?? outcome.verdict
    counts[verdict, default: 0] += 1
    let isFailure = outcome.status > .ready
    if !options.isQuiet && (isFailure || !options.isFailOnly) {
      progress.erase()
      let text =
        options.isJSON
        ? outcome.json(options.language)
        : TextReport(options.language, isColoured: options.isColoured).text(outcome)
      Standard.output.print(text)
    }
    if outcome.mustStop, let reason = outcome.writeError {
      progress.erase()
      Standard.error.print("preflight: \(options.out?.printable ?? ""): \(reason)")
    }
    progress.step(options.language)
  }

  /// Prints the summary and gives it back.
  mutating func finish() -> String {
    progress.erase()
    let total = counts.values.reduce(0, +)
    let seconds =
      Double((ContinuousClock.now - start).components.attoseconds) / 1e18
      + Double((ContinuousClock.now - start).components.seconds)
    let parts = [Verdict.ready, .fixable, .fixed, .retake, .error].compactMap { verdict in
      counts[verdict].map { "\($0) \(verdict.word[options.language])" }
    }
    let rate = seconds > 0 ? Double(total) / seconds : 0
    let words = Words(
      "\(total) \(total == 1 ? "photo" : "photos"): \(parts.joined(separator: ", ")) (\(short(seconds)) s, \(short(rate))/s)",
      zh: "共 \(total) 张：\(parts.joined(separator: "，"))（\(short(seconds)) 秒，每秒 \(short(rate)) 张）")
    let summary = words[options.language]
    if !options.isQuiet && !options.isJSON { Standard.output.print(summary) }
    return summary
  }
}
