/// Base64 of RFC 4648, section 4: padded, no line breaks.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  /// The value of each character, 64 where it is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  package static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = alphabet
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index + 2 < bytes.count {
      let bits = Int(bytes[index]) << 16 | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2])
      text.append(alphabet[bits >> 18])
      text.append(alphabet[bits >> 12 & 63])
      text.append(alphabet[bits >> 6 & 63])
      text.append(alphabet[bits & 63])
      index += 3
    }
    if index < bytes.count {
      let hasTwo = index + 1 < bytes.count
      let bits = Int(bytes[index]) << 16 | (hasTwo ? Int(bytes[index + 1]) << 8 : 0)
      text.append(alphabet[bits >> 18])
      text.append(alphabet[bits >> 12 & 63])
      text.append(hasTwo ? alphabet[bits >> 6 & 63] : padding)
      text.append(padding)
    }
    return text
  }

  /// The bytes of a text that is exactly Base64: a multiple of four characters, padded where needed.
  package static func decode(_ text: [UInt8]) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let values = values
    let padded = text.suffix(2).reversed().prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    for start in stride(from: 0, to: text.count, by: 4) {
      let missing = start + 4 == text.count ? padded : 0
      var bits = 0
      for place in 0..<4 {
        let value = place < 4 - missing ? values[Int(text[start + place])] : 0
        if value == 64 { return nil }
        bits = bits << 6 | Int(value)
      }
      bytes.append(UInt8(bits >> 16))
      if missing < 2 { bytes.append(UInt8(bits >> 8 & 255)) }
      if missing < 1 { bytes.append(UInt8(bits & 255)) }
    }
    return bytes
  }
}
