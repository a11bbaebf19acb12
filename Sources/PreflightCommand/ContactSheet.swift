import Console
import Preflight

/// A page to look at: every photo as it would be sent, with its verdict and what is wrong. It is
/// written photo by photo, holds the pictures itself and needs nothing from the network.
final class ContactSheet {
  private static let mark = "<!doctype html><!-- preflight contact sheet -->"

  private let file: PartialFile
  private let language: Language

  /// Begins a page.
  ///
  /// - Throws: `WriteError`, also where the path belongs to anything but an earlier page.
  init(_ path: Path, _ language: Language) throws(WriteError) {
    if FileStamp(path) != nil {
      let standing = try? ReadFile.read(path, limit: 1 << 30).bytes
      guard standing?.starts(with: Self.mark.utf8) == true else {
        throw WriteError(reason: "a file that is no contact sheet has this name")
      }
    }
    self.language = language
    file = try PartialFile(path)
    let title = Words("Preflight: contact sheet", zh: "Preflight：照片总览")[language]
    try file.append(
      Array(
        """
        \(Self.mark)
        <html lang="\(language.rawValue)"><meta charset="utf-8"><title>\(title)</title>
        <meta name="viewport" content="width=device-width">
        <style>\(Self.style)</style>
        <h1>\(title)</h1><main>

        """.utf8))
  }

  /// Adds a photo.
  func add(_ outcome: Outcome) throws(WriteError) {
    let verdict = outcome.earlier?.verdict ?? outcome.verdict
    let name = Self.escaped(outcome.item.path.printable)
    var card = "<article class=\(verdict.rawValue)><figure>"
    if let photo = outcome.photo {
      card += "<img loading=lazy alt=\"\(name)\" src=\"data:image/jpeg;base64,\(base64(photo))\">"
    }
    card += "</figure><h2>\(name)</h2><p><b>\(verdict.word[language])</b>"
    if let summary = TextReport(language, isColoured: false).summary(outcome) {
      card += " <span>\(Self.escaped(summary))</span>"
    }
    card += "</p>"
    if let error = outcome.writeError { card += "<p>\(Self.escaped(error))</p>" }
    if outcome.earlier == nil {
      for finding in outcome.report.findings where finding.severity != .fix {
        card += "<p>\(Self.escaped(finding.message[language]))"
        card += "<br><i>\(Self.escaped(finding.advice[language]))</i></p>"
      }
    }
    try file.append(Array((card + "</article>\n").utf8))
  }

  /// Ends the page with the summary and gives it its name.
  func finish(_ summary: String) throws(WriteError) {
    try file.append(Array("</main><footer>\(Self.escaped(summary))</footer></html>\n".utf8))
    try file.finish()
  }

  /// Text that cannot become markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static let style = """
    :root{color-scheme:light dark;--line:#8884;--ok:#1a7f37;--mend:#0969da;--again:#9a6700;--bad:#cf222e}
    body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}
    h1{font-size:1.3rem;font-weight:600}
    main{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1rem}
    article{border:1px solid var(--line);border-radius:8px;overflow:hidden;padding-bottom:.6rem}
    figure{margin:0;height:15rem;background:#8882;display:flex;justify-content:center}
    img{max-width:100%;max-height:100%;object-fit:contain}
    h2{font-size:.9rem;margin:.6rem .8rem .2rem;overflow-wrap:anywhere}
    p{margin:.2rem .8rem;font-size:.85rem}span,i{opacity:.75;font-style:normal}
    b{font-weight:600}.ready b,.fixed b{color:var(--ok)}.fixable b{color:var(--mend)}
    .retake b{color:var(--again)}.error b{color:var(--bad)}
    .retake,.error{border-color:currentColor}
    footer{margin:1.5rem 0;opacity:.75}
    """
}
