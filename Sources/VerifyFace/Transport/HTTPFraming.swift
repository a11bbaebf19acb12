// How an HTTP/1.1 message says what it is and how long.

extension HTTPReader {
  /// A header.
  package struct Field: Sendable {
    /// In small letters.
    package let name: String
    package let value: String
  }

  enum Length {
    case bytes(Int)
    case chunked
    case untilEnd
  }

  /// `HTTP/1.1 200 OK`; the words behind the number may be missing.
  static func status(_ line: ArraySlice<UInt8>) throws(TransportError) -> Int {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard parts.count >= 2, line.starts(with: "HTTP/1.".utf8), parts[0].count == 8,
      0x30...0x39 ~= line[line.startIndex + 7], parts[1].count == 3,
      let status = Int(String(decoding: parts[1], as: UTF8.self)), 100...999 ~= status
    else { throw malformed }
    return status
  }

  static func length(_ fields: [Field]) throws(TransportError) -> Length {
    var length: Int?
    var coding: String?
    for field in fields {
      switch field.name {
      case "transfer-encoding":
        guard coding == nil else { throw malformed }
        coding = field.value.lowercased()
      case "content-length":
        // The same number may be said more than once.
        for part in field.value.utf8.split(separator: 0x2C, omittingEmptySubsequences: false) {
          let digits = trimmed(Array(part)[...])
          guard 1...18 ~= digits.count, digits.allSatisfy({ 0x30...0x39 ~= $0 }),
            let number = Int(String(decoding: digits, as: UTF8.self)), length ?? number == number
          else { throw malformed }
          length = number
        }
      default: break
      }
    }
    switch coding {
    case nil, "identity": return length.map { .bytes($0) } ?? .untilEnd
    case "chunked": return .chunked
    default: throw malformed
    }
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var bytes = bytes.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes
  }

  static var malformed: TransportError {
    TransportError(.malformed, hasLeft: true, detail: "the reply is no HTTP/1.1")
  }

  static var tooLarge: TransportError {
    TransportError(.tooLarge, hasLeft: true, detail: "the reply is too large")
  }
}
