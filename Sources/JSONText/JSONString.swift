extension JSONParser {
  /// A string with its escapes undone.
  mutating func string() -> String? {
    guard peek("\"") else { return nil }
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        return repairsText
          ? String(decoding: text, as: UTF8.self) : String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        text += String(scalar).utf8
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
      guard 0xD800..<0xDC00 ~= unit, bytes[index...].starts(with: #"\u"#.utf8) else {
        return Unicode.Scalar(unit) ?? replacement
      }
      let after = index
      index += 2
      guard let low = hexadecimal() else { return nil }
      guard 0xDC00..<0xE000 ~= low else {
        index = after
        return replacement
      }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    case let byte where "\"\\/".utf8.contains(byte): return Unicode.Scalar(byte)
    default: return nil
    }
  }

  /// What stands for half a pair; nil where that is refused.
  private var replacement: Unicode.Scalar? { repairsText ? "\u{FFFD}" : nil }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    index += 4
    return unit
  }
}
