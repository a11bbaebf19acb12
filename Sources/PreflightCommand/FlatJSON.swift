import Console

/// Reads a JSON object whose members are strings, numbers, booleans or null (RFC 8259): all that a
/// request can hold. Foundation's decoder would do as well, but loads forty megabytes for it.
struct FlatJSON {
  enum Value: Equatable, Sendable {
    case text(String)
    /// A number or a word, as it was written.
    case raw(String)
  }

  private let bytes: [UInt8]
  private var index = 0

  /// The members of an object; nil where the line is anything else.
  static func parse(_ bytes: [UInt8]) -> [String: Value]? {
    var parser = FlatJSON(bytes: bytes)
    return parser.object()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func object() -> [String: Value]? {
    var members: [String: Value] = [:]
    guard take("{") else { return nil }
    if !take("}") {
      repeat {
        guard let key = string(), take(":"), let value = value() else { return nil }
        members[key] = value
      } while take(",")
      guard take("}") else { return nil }
    }
    skipSpace()
    return index == bytes.count ? members : nil
  }

  private mutating func value() -> Value? {
    skipSpace()
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "\"") { return string().map { .text($0) } }
    let start = index
    while index < bytes.count, isWord(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    let isNumber = word.first?.isNumber == true || word.first == "-"
    guard ["true", "false", "null"].contains(word) || isNumber && Double(word)?.isFinite == true,
      !word.hasPrefix("0x"), !word.hasPrefix("-0x")
    else { return nil }
    return .raw(word)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        text += String(escaped).utf8
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    index += 1
    switch bytes[index - 1] {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { return nil }
      guard 0xD800..<0xDC00 ~= unit else { return Unicode.Scalar(unit) }
      // The first half of a pair: the second has to follow.
      guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
        bytes[index + 1] == UInt8(ascii: "u")
      else { return nil }
      index += 2
      guard let low = hexadecimal(), 0xDC00..<0xE000 ~= low else { return nil }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    case let byte where "\"\\/".utf8.contains(byte): return Unicode.Scalar(byte)
    default: return nil
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
    index += 4
    return digits.first == "+" || digits.first == "-" ? nil : UInt32(digits, radix: 16)
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == character.asciiValue else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }
}
