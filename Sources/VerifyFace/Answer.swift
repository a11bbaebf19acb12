import Preflight

/// The faces were compared. Whether that makes them the same person is decided against a threshold;
/// there is no boolean for it.
@dynamicMemberLookup
public struct Answer: Sendable, Equatable {
  /// What became of the call. Its properties are those of the answer, too: `answer.orderID`.
  public let outcome: Outcome
  /// How similar the faces are, 0…100; nil where the reply had no usable score. verify2's 0…1000 is
  /// brought to the same scale.
  public let score: Double?
  /// What verify2 says by itself; nil from verify.
  public let verdict: FaceVerdict?

  init(_ outcome: Outcome, score: Double?, verdict: FaceVerdict? = nil) {
    self.outcome = outcome
    self.score = score
    self.verdict = verdict
  }

  /// A property of the outcome.
  public subscript<Value>(dynamicMember path: KeyPath<Outcome, Value>) -> Value {
    outcome[keyPath: path]
  }

  /// What to do with the person.
  ///
  /// - Parameter threshold: The least score that counts as the same person.
  /// - Returns: `accept` where the score reaches the threshold and verify2's verdict agrees; `reject`
  ///   where the score is below and the verdict agrees; `review` where there is no usable score, the
  ///   verdict is "suspected", or score and verdict contradict each other.
  public func decision(at threshold: Threshold = .falseAcceptOneIn(10_000)) -> Decision {
    guard let score else { return .review }
    let isReached = score >= threshold.score
    switch verdict {
    case nil: return isReached ? .accept : .reject
    case .same: return isReached ? .accept : .review
    case .different: return isReached ? .review : .reject
    case .suspected: return .review
    }
  }
}

/// What to do with the person. Three cases, not two: what can't be decided is for a human to look at.
public enum Decision: String, Sendable {
  /// The same person, as far as the threshold can tell.
  case accept
  /// Not the same person.
  case reject
  /// Undecided.
  case review
}

/// What verify2 says of the two faces (second character of `authResult`).
public enum FaceVerdict: String, Sendable {
  /// 0, 同一人
  case same
  /// 1, 非同一人
  case different
  /// 2, 疑似为本人
  case suspected
}

/// The call did not lead to a comparison.
@dynamicMemberLookup
public struct Failure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What became of the call. Its properties are those of the failure, too: `failure.kind`.
  public let outcome: Outcome

  init(_ outcome: Outcome) {
    self.outcome = outcome
  }

  /// A property of the outcome.
  public subscript<Value>(dynamicMember path: KeyPath<Outcome, Value>) -> Value {
    outcome[keyPath: path]
  }

  /// What happened, what it cost and what to do, in English; `message` and `advice` have both
  /// languages.
  public var description: String {
    var text = "\(outcome.kind.rawValue): \(outcome.message.english)"
    if let reason = outcome.reason { text += " (\(reason))" }
    return text + " Charged: \(outcome.charged.rawValue). \(outcome.advice.english)"
  }
}
