import Console
import Preflight
import VerifyFace

/// `verifyface explain`: the document's codes, from the one list of each.
enum ExplainCommand {
  static func run(_ options: Options) throws(UsageError) -> ExitStatus {
    var codes: [ServiceCode] = []
    var kinds: [OutcomeKind] = []
    for word in options.words {
      let text = word.text.text
      let found = ServiceCode.named(text)
      let kind = OutcomeKind(rawValue: text)
      guard !found.isEmpty || kind != nil else {
        throw UsageError(
          message: Words(
            "\(word.printable) is no code of the document; verifyface explain lists them",
            zh: "\(word.printable) 不是文档中的代码，verifyface explain 可列出全部"))
      }
      codes += found
      if let kind { kinds.append(kind) }
    }
    if options.words.isEmpty { codes = ServiceCode.all }
    let language = options.language
    if options.isMarkdown {
      Standard.output.print(markdown(codes, language))
    } else if options.isJSON {
      for code in codes { Standard.output.print(code.json(language)) }
      for kind in kinds { Standard.output.print(kind.json(language)) }
    } else {
      let texts = codes.map { $0.text(language) } + kinds.map { $0.text(language) }
      Standard.output.print(texts.joined(separator: "\n\n"))
    }
    return .accepted
  }

  /// The table of README.
  static func markdown(_ codes: [ServiceCode], _ language: Language) -> String {
    let head = Words(
      "| code | meaning | kind | charged | repeat |", zh: "| 代码 | 含义 | 类别 | 计费 | 重复 |")[language]
    let rows = codes.map { code in
      let old = code.oldCode.map { " (\($0))" } ?? ""
      return "| `\(code.name)`\(old) | \(code.meaning[language]) | `\(code.kind.rawValue)` | "
        + "\(code.charged.rawValue) | \(code.repeat.rawValue) |"
    }
    return ([head, "| --- | --- | --- | --- | --- |"] + rows).joined(separator: "\n")
  }
}

extension ServiceCode {
  fileprivate func text(_ language: Language) -> String {
    let old = oldCode.map { " (\($0))" } ?? ""
    let charged = Words("charged", zh: "计费")[language] + ": " + charged.word[language]
    let again =
      Words("repeat", zh: "重复调用")[language] + ": " + self.repeat.word[language]
      + " (\(self.repeat.rawValue))"
    return """
      \(name)\(old)  “\(text)”  \(place.word[language])
        \(meaning[language])
        \(kind.rawValue) · \(charged) · \(again)
        \(advice[language])
      """
  }

  fileprivate func json(_ language: Language) -> String {
    JSON.object { json in
      json.member("code", code)
      json.member("name", name)
      json.member("place", place.rawValue)
      json.member("oldCode", oldCode)
      json.member("text", text)
      json.member("meaning", meaning[language])
      json.member("kind", kind.rawValue)
      json.member("charged", charged.rawValue)
      json.member("repeat", self.repeat.rawValue)
      json.member("advice", advice[language])
    }
  }
}

extension OutcomeKind {
  fileprivate func text(_ language: Language) -> String {
    "\(rawValue)\n  \(message[language])\n  \(advice[language])"
  }

  fileprivate func json(_ language: Language) -> String {
    JSON.object { json in
      json.member("kind", rawValue)
      json.member("meaning", message[language])
      json.member("advice", advice[language])
    }
  }
}
