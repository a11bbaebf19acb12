/// Reads JSON (RFC 8259) from a source that may be hostile: no more than 64 objects and arrays inside
/// one another, no name twice in an object, nothing behind the value.
///
/// Foundation's decoder would do as well, but loads forty megabytes for it.
package struct JSONParser {
  package static let deepest = 64

  let bytes: [UInt8]
  var index = 0
  let repairsText: Bool
  private var depth = 0

  /// The value of a text; nil where it is anything else.
  ///
  /// - Parameter repairsText: Whether what is no Unicode within a string is replaced by U+FFFD, and not
  ///   refused.
  package static func parse(_ bytes: [UInt8], repairsText: Bool = false) -> JSONValue? {
    var parser = JSONParser(bytes: bytes, repairsText: repairsText)
    guard let value = parser.value() else { return nil }
    parser.skipSpace()
    return parser.index == bytes.count ? value : nil
  }

  private init(bytes: [UInt8], repairsText: Bool) {
    self.bytes = bytes
    self.repairsText = repairsText
  }

  private mutating func value() -> JSONValue? {
    skipSpace()
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "{"): return nested { $0.object() }
    case UInt8(ascii: "["): return nested { $0.array() }
    case UInt8(ascii: "\""): return string().map { .text($0) }
    case UInt8(ascii: "t"): return word("true", .boolean(true))
    case UInt8(ascii: "f"): return word("false", .boolean(false))
    case UInt8(ascii: "n"): return word("null", .null)
    default: return number()
    }
  }

  private mutating func nested(_ read: (inout JSONParser) -> JSONValue?) -> JSONValue? {
    index += 1
    depth += 1
    defer { depth -= 1 }
    return depth > Self.deepest ? nil : read(&self)
  }

  private mutating func object() -> JSONValue? {
    var members: [String: JSONValue] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard let key = string(), take(":"), let value = value(),
        members.updateValue(value, forKey: key) == nil
      else { return nil }
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array() -> JSONValue? {
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    repeat {
      guard let value = value() else { return nil }
      elements.append(value)
    } while take(",")
    return take("]") ? .array(elements) : nil
  }

  private mutating func word(_ word: String, _ value: JSONValue) -> JSONValue? {
    guard bytes[index...].starts(with: word.utf8) else { return nil }
    index += word.utf8.count
    return value
  }

  private mutating func number() -> JSONValue? {
    let start = index
    if peek("-") { index += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[index - whole] != UInt8(ascii: "0") else { return nil }
    if peek(".") {
      index += 1
      guard digits() > 0 else { return nil }
    }
    if peek("e") || peek("E") {
      index += 1
      if peek("+") || peek("-") { index += 1 }
      guard digits() > 0 else { return nil }
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = index
    while index < bytes.count, 0x30...0x39 ~= bytes[index] { index += 1 }
    return index - start
  }

  func peek(_ character: Character) -> Bool {
    index < bytes.count && bytes[index] == character.asciiValue
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard peek(character) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count, JSONParser.isSpace(bytes[index]) { index += 1 }
  }

  package static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || 0x09...0x0A ~= byte || byte == 0x0D
  }
}
