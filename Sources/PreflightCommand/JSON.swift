/// Writes JSON with its keys in the order in which they come. What is nil is left out.
struct JSON {
  private(set) var text = ""
  private var needsComma = false

  /// An object whose members `fill` writes.
  static func object(_ fill: (inout JSON) -> Void) -> String {
    var json = JSON()
    json.braced("{", "}", fill)
    return json.text
  }

  mutating func member(_ key: String, _ value: String?) {
    guard let value else { return }
    self.key(key)
    text += Self.quoted(value)
    needsComma = true
  }

  mutating func member(_ key: String, _ value: Int?) { raw(key, value.map { String($0) }) }
  mutating func member(_ key: String, _ value: Bool?) {
    raw(key, value.map { $0 ? "true" : "false" })
  }
  mutating func member(_ key: String, _ value: Double?) { raw(key, value.map { Self.number($0) }) }

  /// An object as a member.
  mutating func object(_ key: String, _ fill: (inout JSON) -> Void) {
    self.key(key)
    braced("{", "}", fill)
  }

  /// An array of objects as a member.
  mutating func array<Element>(
    _ key: String, _ elements: [Element], _ fill: (inout JSON, Element) -> Void
  ) {
    self.key(key)
    braced("[", "]") { json in
      for element in elements {
        json.separate()
        json.braced("{", "}") { fill(&$0, element) }
      }
    }
  }

  /// An array of strings as a member.
  mutating func array(_ key: String, _ elements: [String]) {
    self.key(key)
    text += "[" + elements.map { Self.quoted($0) }.joined(separator: ",") + "]"
    needsComma = true
  }

  /// An array of numbers as a member.
  mutating func numbers(_ key: String, _ numbers: [Double]) {
    raw(key, "[" + numbers.map { Self.number($0) }.joined(separator: ",") + "]")
  }

  /// A member whose value is JSON already.
  mutating func raw(_ key: String, _ value: String?) {
    guard let value else { return }
    self.key(key)
    text += value
    needsComma = true
  }

  private mutating func key(_ key: String) {
    separate()
    text += Self.quoted(key) + ":"
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = false
  }

  private mutating func braced(_ open: String, _ close: String, _ fill: (inout JSON) -> Void) {
    text += open
    needsComma = false
    fill(&self)
    text += close
    needsComma = true
  }

  /// A number without a needless fraction. JSON has no infinities.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// A string in quotes. Beside what JSON demands, DEL and the two line ends that JavaScript knows
  /// are escaped, so that a line of output is one line everywhere.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
