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

  mutating func finish() {
    progress.erase()
    guard !options.isQuiet, !options.isJSON else { return }
    let total = counts.values.reduce(0, +)
    let seconds = Double((ContinuousClock.now - start).components.attoseconds) / 1e18
      + Double((ContinuousClock.now - start).components.seconds)
    let parts = [Verdict.ready, .fixable, .fixed, .retake, .error].compactMap { verdict in
      counts[verdict].map { "\($0) \(verdict.word[options.language])" }
    }
    let rate = seconds > 0 ? Double(total) / seconds : 0
    let words = Words(
      "\(total) photos: \(parts.joined(separator: ", ")) (\(short(seconds)) s, \(short(rate))/s)",
      zh: "共 \(total) 张：\(parts.joined(separator: "，"))（\(short(seconds)) 秒，每秒 \(short(rate)) 张）")
    Standard.output.print(words[options.language])
  }
}

/// A number with one digit after the point where it is small.
func short(_ value: Double) -> String {
  value < 100 ? JSON.number((value * 10).rounded() / 10) : String(Int(value))
}

/// One line on the terminal that says how far the run is.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var done = 0
  private var last: ContinuousClock.Instant?
  private var isOnScreen = false

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown
  }

  /// Counts one photo; redraws at most ten times a second.
  mutating func step(_ language: Language) {
    done += 1
    guard isShown, done < total else { return }
    let now = ContinuousClock.now
    if let last, now - last < .milliseconds(100) { return }
    last = now
    let elapsed = now - start
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = Double(done) / max(seconds, 1e-3)
    let left = short((Double(total - done) / rate).rounded(.up))
    let line = Words(
      "\(done)/\(total)  \(100 * done / total)%  \(short(rate))/s  \(left) s left",
      zh: "\(done)/\(total)  \(100 * done / total)%  每秒 \(short(rate)) 张  还需 \(left) 秒")
    Standard.error.write("\r\u{1B}[K" + line[language])
    isOnScreen = true
  }

  /// Clears the line, so that a result can take its place.
  mutating func erase() {
    if isOnScreen { Standard.error.write("\r\u{1B}[K") }
    isOnScreen = false
    last = nil
  }
}
