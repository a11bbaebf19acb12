import Console
import Preflight
import VerifyFace

/// Prints what became of a photo: a few lines, or one JSON object.
struct OutcomePrinter {
  let options: Options
  let endpoint: Endpoint

  private var language: Language { options.language }

  func print(_ answer: Answer, _ decision: Decision) {
    if options.isJSON {
      print(answer.outcome, decision: decision.rawValue, score: answer.score)
      return
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
    Standard.output.print(facts.joined(separator: "  "))
    printFacts(answer.outcome)
    if decision != .accept { Standard.output.print("  " + answer.advice[language]) }
  }

  func print(_ failure: Failure) {
    if options.isJSON {
      print(failure.outcome, decision: "none", score: nil)
      return
    }
    Standard.output.print("\(failure.kind.rawValue)  \(failure.message[language])")
    printFacts(failure.outcome)
    Standard.output.print("  " + failure.advice[language])
  }

  /// A photo that Preflight held back.
  func print(heldBack report: Report) {
    let findings = report.findings.filter { $0.severity >= .retake }
    let gap = language == .english ? " " : ""
    let reason = findings.map { $0.message[language] }.joined(separator: gap)
    let advice = findings.map { $0.advice[language] }.joined(separator: gap)
    if options.isJSON {
      Standard.output.print(
        JSON.object { json in
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
        })
      return
    }
    let title = Words(
      "The photo was held back; nothing was sent.", zh: "照片未提交，没有产生调用。")
    Standard.output.print("photoNotReady  " + title[language])
    Standard.output.print("  \(reason)\n  \(advice)")
  }

  private func printFacts(_ outcome: Outcome) {
    var facts = [
      Words("charged", zh: "计费")[language] + ": " + outcome.charged.word[language],
      Words("repeat", zh: "重复调用")[language] + ": " + outcome.repeat.word[language],
    ]
    let codes = [
      outcome.errorCode.flatMap { $0 == 0 ? nil : String($0) }, outcome.code, outcome.authResult,
    ]
    facts += codes.compactMap { $0 }
    if let orderID = outcome.orderID { facts.append(orderID) }
    Standard.output.print("  " + facts.joined(separator: " · "))
    if outcome.billingConflict {
      Standard.output.print(
        Words(
          "  The reply's charge contradicts the document's list.", zh: "  应答中的 charge 与文档的收费列表矛盾。")[
            language])
    }
    if let reason = outcome.reason, outcome.errorCode != 0 { Standard.output.print("  \(reason)") }
  }

  private func print(_ outcome: Outcome, decision: String, score: Double?) {
    Standard.output.print(
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
      })
  }
}
