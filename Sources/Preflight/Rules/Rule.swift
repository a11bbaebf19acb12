/// A limit and the words for it.
///
/// A rule compares one number of the `Evidence` with one `Limit`. Whatever takes longer than that
/// to find out is a measure and belongs elsewhere.
///
/// Severity and limits can be changed, for example to what the service's answers suggest:
/// ```swift
/// var rules = Rule.all
/// for index in rules.indices where rules[index].id == "blurred" {
///   rules[index].limit = { _ in .atMost(66) }
/// }
/// let preflight = Preflight(rules: rules)
/// ```
public struct Rule: Sendable {
  /// Kebab-case words that a person understands in a log.
  public let id: String
  /// How much a photo that breaks the rule is worth.
  public var severity: Severity
  /// The code of the service that the rule prevents, for example `0J`.
  public let serviceCode: String?
  /// The unit of the number and the limit.
  public let unit: Unit?
  /// The sentence of the service's document, where there is one.
  public let source: String?
  /// What is measured.
  public let measured: Words
  /// What is wrong; `{value}`, `{limit}`, `{minimumFace}` and `{detail}` are filled in.
  public let message: Words
  /// What a person can do about it.
  public let advice: Words
  /// What the number is compared to.
  public var limit: @Sendable (Specification) -> Limit
  /// A milder limit, where there is one: what keeps to `limit` but not to this is warned of.
  public var caution: Caution?
  /// The number that is compared; nil for a rule about a fault of the file.
  private let value: (@Sendable (Evidence) -> Double?)?

  /// A rule about a number.
  ///
  /// - Parameters:
  ///   - value: The number, or nil where it could not be found out.
  ///   - limit: What it has to keep to.
  ///   - caution: What it should keep to.
  public init(
    _ id: String, _ severity: Severity, code serviceCode: String? = nil, unit: Unit? = nil,
    source: String? = nil, measured: Words, message: Words, advice: Words,
    limit: @escaping @Sendable (Specification) -> Limit,
    caution: Caution? = nil,
    value: @escaping @Sendable (Evidence) -> Double?
  ) {
    self.id = id
    self.severity = severity
    self.serviceCode = serviceCode
    self.unit = unit
    self.source = source
    self.measured = measured
    self.message = message
    self.advice = advice
    self.limit = limit
    self.caution = caution
    self.value = value
  }

  /// A rule about a fault of the file: broken where the reader found that fault.
  init(
    fault id: String, unit: Unit? = nil, measured: Words, message: Words, advice: Words,
    limit: @escaping @Sendable (Specification) -> Limit = { _ in .never }
  ) {
    self.id = id
    self.severity = .error
    self.serviceCode = nil
    self.unit = unit
    self.source = nil
    self.measured = measured
    self.message = message
    self.advice = advice
    self.limit = limit
    self.caution = nil
    self.value = nil
  }

  /// The comparison.
  func judge(_ evidence: Evidence) -> Judgement {
    guard let value else {
      guard let fault = evidence.fault, fault.rule == id else { return .passed }
      let excess = fault.excess
      return .failed(value: excess.map { Double($0.value) }, limit: excess.map { Double($0.limit) })
    }
    guard let number = value(evidence) else { return .notChecked }
    let judgement = limit(evidence.specification).judge(number)
    guard judgement == .passed, let caution else { return judgement }
    guard let milder = caution.value.map({ $0(evidence) }) ?? number else { return .notChecked }
    return caution.limit(evidence.specification).judge(milder).asCaution
  }

  /// The finding that a failed judgement amounts to.
  func finding(_ judgement: Judgement, _ evidence: Evidence) -> Finding? {
    let (value, limit, isCaution): (Double?, Double?, Bool)
    switch judgement {
    case .failed(let number, let compared): (value, limit, isCaution) = (number, compared, false)
    case .cautioned(let number, let compared): (value, limit, isCaution) = (number, compared, true)
    case .passed, .notChecked: return nil
    }
    var message = (isCaution ? caution?.message : nil) ?? message
    message = message.filled("detail", evidence.fault?.detail ?? Words("", zh: ""))
    if let value { message = message.filled("value", Words(plain: value)) }
    if let limit { message = message.filled("limit", Words(plain: limit)) }
    message = message.filled(
      "minimumFace", Words(plain: Double(evidence.specification.minimumFace)))
    if case .within(let range) = self.limit(evidence.specification) {
      message = message.filled("low", Words(plain: range.lowerBound))
        .filled("high", Words(plain: range.upperBound))
    }
    return Finding(
      rule: id, severity: isCaution ? .warn : severity, value: value, limit: limit, unit: unit,
      serviceCode: serviceCode, message: message,
      advice: (isCaution ? caution?.advice : nil) ?? advice)
  }
}

/// A milder limit of a rule, and the words for what breaks only that.
public struct Caution: Sendable {
  /// What the number is compared to.
  public var limit: @Sendable (Specification) -> Limit
  /// What is wrong, where it is to be said in other words; filled in like a rule's.
  public let message: Words?
  /// What a person can do about it, where that is something else.
  public let advice: Words?
  /// The number that is compared, where it is another one than the rule's.
  let value: (@Sendable (Evidence) -> Double?)?

  /// A milder limit.
  public init(
    _ message: Words? = nil, advice: Words? = nil,
    value: (@Sendable (Evidence) -> Double?)? = nil,
    limit: @escaping @Sendable (Specification) -> Limit
  ) {
    self.message = message
    self.advice = advice
    self.value = value
    self.limit = limit
  }
}

/// What a number is compared to.
public enum Limit: Sendable, Equatable {
  /// The number must not be smaller.
  case atLeast(Double)
  /// The number must not be larger.
  case atMost(Double)
  /// The number must lie within, both ends included.
  case within(ClosedRange<Double>)
  /// The number must be 0: the rule is about a fact.
  case never

  func judge(_ value: Double) -> Judgement {
    switch self {
    case .atLeast(let least):
      value >= least ? .passed : .failed(value: value, limit: least)
    case .atMost(let most):
      value <= most ? .passed : .failed(value: value, limit: most)
    case .within(let range):
      if value < range.lowerBound {
        .failed(value: value, limit: range.lowerBound)
      } else if value > range.upperBound {
        .failed(value: value, limit: range.upperBound)
      } else {
        .passed
      }
    case .never:
      value == 0 ? .passed : .failed(value: value, limit: nil)
    }
  }
}

/// Three states, not two: what could not be judged is not passed.
enum Judgement: Sendable, Equatable {
  case passed
  case failed(value: Double?, limit: Double?)
  /// Only the milder limit was broken.
  case cautioned(value: Double?, limit: Double?)
  case notChecked

  /// The same about the milder limit.
  var asCaution: Judgement {
    if case .failed(let value, let limit) = self {
      .cautioned(value: value, limit: limit)
    } else {
      self
    }
  }
}
