import Console
import Preflight
import VerifyFace

/// Says what became of a photo: a few lines, or one JSON object.
struct OutcomePrinter {
  let options: Options
  let endpoint: Endpoint
  /// What Preflight warns of in the photo that was sent: it may explain a bad score.
  var warnings: [Finding] = []

  private var language: Language { options.language }

  func text(_ answer: Answer, _ decision: Decision) -> String {
    if options.isJSON {
      return json(answer.outcome, decision: decision.rawValue, score: answer.score)
    }
    var facts = [decision.word[language]]
    if let score = answer.score {
      let (score, threshold) = (JSON.number(score), JSON.number(options.decisive.score))
      facts.append(
        Words("score \(score), threshold \(threshold)", zh: "分值 \(score)，阈值 \(threshold)")[language]
      )
    } else {
      facts.append(Words("no usable score", zh: "无可用分值")[language])
    }
    if let verdict = answer.verdict { facts.append(verdict.word[language]) }
    var lines = [facts.joined(separator: "  ")] + self.facts(answer.outcome)
    if decision != .accept { lines.append("  " + answer.advice[language]) }
    return (lines + warningLines).joined(separator: "\n")
  }

  func text(_ failure: Failure) -> String {
    if options.isJSON { return json(failure.outcome, decision: "none", score: nil) }
    let lines =
      ["\(failure.kind.rawValue)  \(failure.message[language])"] + facts(failure.outcome)
      + ["  " + failure.advice[language]] + warningLines
    return lines.joined(separator: "\n")
  }

  /// A photo that Preflight held back.
  func text(heldBack report: Report) -> String {
    let findings = report.findings.filter { $0.severity >= .retake }
    let gap = language == .english ? " " : ""
    let reason = findings.map { $0.message[language] }.joined(separator: gap)
    let advice = findings.map { $0.advice[language] }.joined(separator: gap)
    if options.isJSON {
      return JSON.object { json in
        json.member("endpoint", endpoint.rawValue)
        json.member("kind", "photoNotReady")
        json.member("decision", "none")
        json.raw("score", "null")
        json.member("charged", Charged.no.rawValue)
        json.member("repeat", Repeat.afterFix.rawValue)
        for key in ["orderID", "errorCode", "res", "code", "authResult"] { json.raw(key, "null") }
        json.member("reason", reason)
        json.member("advice", advice)
        json.array("rules", findings.map(\.rule))
      }
    }
    let title = Words(
      "The photo was held back; nothing was sent.", zh: "照片未提交，没有产生调用。")
    return "photoNotReady  \(title[language])\n  \(reason)\n  \(advice)"
  }

  private var warningLines: [String] {
    let title = Words("about the photo", zh: "照片提示")[language]
    let colon = language == .english ? ": " : "："
    return warnings.map { "  \(title)\(colon)\($0.message[language])" }
  }

  private func facts(_ outcome: Outcome) -> [String] {
    var facts = [
      Words("charged", zh: "计费")[language] + ": " + outcome.charged.word[language],
      Words("repeat", zh: "重复调用")[language] + ": " + outcome.repeat.word[language],
    ]
    let codes = [
      outcome.errorCode.flatMap { $0 == 0 ? nil : String($0) }, outcome.code, outcome.authResult,
    ]
    facts += codes.compactMap { $0 }
    if let orderID = outcome.orderID { facts.append(orderID) }
    var lines = ["  " + facts.joined(separator: " · ")]
    if outcome.billingConflict {
      let words = Words(
        "  The reply's charge contradicts the document's list.", zh: "  应答中的 charge 与文档的收费列表矛盾。")
      lines.append(words[language])
    }
    if let reason = outcome.reason, outcome.errorCode != 0 { lines.append("  \(reason)") }
    return lines
  }

  private func json(_ outcome: Outcome, decision: String, score: Double?) -> String {
    JSON.object { json in
      func text(_ key: String, _ value: String?) {
        json.raw(key, value.map { JSON.quoted($0) } ?? "null")
      }
      text("endpoint", outcome.endpoint.rawValue)
      text("kind", outcome.kind.rawValue)
      text("decision", decision)
      json.raw("score", score.map { JSON.number($0) } ?? "null")
      text("charged", outcome.charged.rawValue)
      text("repeat", outcome.repeat.rawValue)
      text("orderID", outcome.orderID)
      json.raw("errorCode", outcome.errorCode.map { String($0) } ?? "null")
      json.raw("res", outcome.res.map { String($0) } ?? "null")
      text("code", outcome.code)
      text("authResult", outcome.authResult)
      text("reason", outcome.reason)
      text("advice", outcome.advice[language])
      if let fault = outcome.photoFault { text("photoFault", fault.rawValue) }
      if let field = outcome.field { text("field", field.rawValue) }
      if outcome.billingConflict { json.member("billingConflict", true) }
      if !warnings.isEmpty { json.array("warnings", warnings.map(\.rule)) }
    }
  }
}
