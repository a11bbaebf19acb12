import Console
import Preflight

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
    let seconds = (now - start).milliseconds / 1e3
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
