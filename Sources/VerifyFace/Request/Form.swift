/// `application/x-www-form-urlencoded`, with every byte outside of `A-Za-z0-9-._~*` percent-encoded.
package enum Form {
  private static let digits = Array("0123456789ABCDEF".utf8)
  private static let isPlain: [Bool] = {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~*".utf8)
    return (0...255).map { plain.contains(UInt8($0)) }
  }()

  /// Appends `name=value` to a form, and `&` before it where the form isn't empty.
  package static func append(_ name: String, _ value: [UInt8], to form: inout [UInt8]) {
    if !form.isEmpty { form.append(UInt8(ascii: "&")) }
    form += name.utf8
    form.append(UInt8(ascii: "="))
    let (isPlain, digits) = (isPlain, digits)
    for byte in value {
      if isPlain[Int(byte)] {
        form.append(byte)
      } else {
        form.append(UInt8(ascii: "%"))
        form.append(digits[Int(byte >> 4)])
        form.append(digits[Int(byte & 15)])
      }
    }
  }

  /// Undoes percent-encoding; nil where a `%` is not followed by two hexadecimal digits.
  package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = text.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
