import Console
import Preflight

/// `preflight rules`: the catalogue, from the one list of rules.
enum RulesCommand {
  static func run(_ options: Options) -> ExitStatus {
    let wanted = options.paths.map { $0.text.text }
    let rules = wanted.isEmpty ? Rule.all : Rule.all.filter { wanted.contains($0.id) }
    if let unknown = wanted.first(where: { id in !Rule.all.contains { $0.id == id } }) {
      let shown = Path(unknown).printable
      Standard.error.print(
        Words(
          "preflight: there is no rule \(shown); preflight rules lists them",
          zh: "preflight：没有规则 \(shown)，请用 preflight rules 查看全部规则")[options.language])
      return .usage
    }
    let language = options.language
    if options.isJSON {
      for rule in rules { Standard.output.print(rule.json(language)) }
    } else if options.isMarkdown {
      Standard.output.print(markdown(rules, language))
    } else {
      Standard.output.print(rules.map { $0.text(language) }.joined(separator: "\n\n"))
    }
    return .ready
  }

  /// The table of README.
  static func markdown(_ rules: [Rule], _ language: Language) -> String {
    let head = Words(
      "| rule | severity | limit | what is measured | service code |",
      zh: "| 规则 | 级别 | 界限 | 检查内容 | 服务代码 |")[language]
    let rows = rules.map { rule in
      let code = rule.serviceCode ?? ""
      let limit = rule.limitText(.verifyFace)
      return "| `\(rule.id)` | \(rule.severity.word[language]) | \(limit) | "
        + "\(rule.measured[language]) | \(code) |"
    }
    return ([head, "| --- | --- | --- | --- | --- |"] + rows).joined(separator: "\n")
  }
}

extension Severity {
  /// The severity for a person.
  var word: Words {
    switch self {
    case .warn: Words("warn", zh: "提醒")
    case .fix: Words("fix", zh: "自动修复")
    case .retake: Words("retake", zh: "重拍")
    case .error: Words("error", zh: "错误")
    }
  }
}

extension Rule {
  /// The limit with its unit, and the milder one in parentheses; empty for a rule about a fact.
  func limitText(_ specification: Specification) -> String {
    let text = text(limit(specification))
    guard let milder = caution.map({ self.text($0.limit(specification)) }), !milder.isEmpty else {
      return text
    }
    return "\(text) (\(milder))"
  }

  private func text(_ limit: Limit) -> String {
    let unit = unit.map { " \($0.rawValue)" } ?? ""
    func number(_ value: Double) -> String {
      value == value.rounded() ? grouped(Int(value)) : short(value)
    }
    switch limit {
    case .atLeast(let value): return "≥ \(number(value))\(unit)"
    case .atMost(let value): return "≤ \(number(value))\(unit)"
    case .within(let range):
      return "\(number(range.lowerBound))…\(number(range.upperBound))\(unit)"
    case .never: return ""
    }
  }

  fileprivate func text(_ language: Language) -> String {
    var lines = ["\(id)  (\(severity.word[language])\(serviceCode.map { ", \($0)" } ?? ""))"]
    let limit = limitText(.verifyFace)
    lines.append("  " + measured[language] + (limit.isEmpty ? "" : "  " + limit))
    if let source { lines.append("  “\(source)”") }
    lines.append("  " + advice[language])
    return lines.joined(separator: "\n")
  }

  fileprivate func json(_ language: Language) -> String {
    JSON.object { json in
      json.member("rule", id)
      json.member("severity", severity.rawValue)
      json.member("limit", limitText(.verifyFace).isEmpty ? nil : limitText(.verifyFace))
      json.member("unit", unit?.rawValue)
      json.member("serviceCode", serviceCode)
      json.member("source", source)
      json.member("measured", measured[language])
      json.member("message", message[language])
      json.member("advice", advice[language])
    }
  }
}
