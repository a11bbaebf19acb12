/// Whether the client repeats a call by itself. The service knows no idempotency: a repeated call is
/// a second call.
public struct Retry: Sendable, Equatable {
  /// Attempts in all.
  public let attempts: Int

  /// One attempt.
  public static let never = Retry(attempts: 1)

  /// Repeats what was provably not billed and may pass: a request that never left, a source that
  /// timed out, too many calls, a fault of the service. Between attempts it waits a second, then
  /// two, four and so on to thirty, and up to half of that again by chance.
  ///
  /// - Parameter attempts: 2…10, the first included.
  public static func unbilled(attempts: Int) -> Retry {
    Retry(attempts: min(max(attempts, 1), 10))
  }

  /// The one place where a call can be made twice.
  func repeats(_ outcome: Outcome, attempt: Int) -> Bool {
    guard attempt < attempts, outcome.charged == .no, outcome.repeat == .free else { return false }
    return switch outcome.kind {
    case .notSent, .sourceTimeout, .rateLimited, .serviceFault: true
    default: false
    }
  }

  /// The pause behind an attempt, counted from 1.
  func pause(after attempt: Int) -> Duration {
    let seconds = Double(min(1 << (attempt - 1), 30))
    return .seconds(seconds * Double.random(in: 1...1.5))
  }
}
