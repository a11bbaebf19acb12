import JSONText

/// The outermost object of a reply, whatever it was wrapped in.
struct Envelope {
  /// `error_code`, or the one that an old `resultcode` stands for.
  let errorCode: Int
  /// `reason`, as it came.
  let reason: String?
  /// `result`, of any type.
  let result: JSONValue?

  /// - Parameter cipher: For the endpoints that encrypt; their replies may be plain all the same.
  /// - Returns: nil where it is no JSON object with an error code, or can't be decrypted.
  init?(_ body: [UInt8], cipher: Cipher?) {
    let text = Self.trimmed(body)
    guard let envelope = Self.object(text) ?? Self.decrypted(text, cipher).flatMap(Self.object),
      let errorCode = Self.errorCode(envelope)
    else { return nil }
    self.errorCode = errorCode
    if case .text(let reason) = envelope["reason"] { self.reason = reason } else { reason = nil }
    var result = envelope["result"]
    if let cipher, case .text(let secret) = result, !secret.isEmpty {
      // Only the result is encrypted. An error's may be any text, such as a key.
      if let inner = Self.decrypted(Array(secret.utf8), cipher).flatMap(Self.object) {
        result = inner
      } else if errorCode == 0 {
        return nil
      }
    }
    self.result = result
  }

  private static func object(_ text: [UInt8]) -> JSONValue? {
    guard text.first == UInt8(ascii: "{") else { return nil }
    // A paid answer is not thrown away for the sake of its sentence.
    return JSONParser.parse(text, repairsText: true)
  }

  private static func errorCode(_ envelope: JSONValue) -> Int? {
    if let code = envelope["error_code"], code != .null { return code.integer }
    return envelope["resultcode"]?.integer.flatMap { ServiceCode.error(old: $0) }
      .flatMap { Int($0.code) }
  }

  /// The text of Base64 of a cipher text, which may be quoted, broken into lines and
  /// percent-encoded.
  private static func decrypted(_ text: [UInt8], _ cipher: Cipher?) -> [UInt8]? {
    guard let cipher, text.first != UInt8(ascii: "{") else { return nil }
    let wrapping = Set(#""'\"#.utf8)
    func unwrapped(_ text: [UInt8]) -> [UInt8] {
      text.filter { !wrapping.contains($0) && !JSONParser.isSpace($0) }
    }
    // A JSON string undoes its own escapes; one with line ends in it is none, and only stripped.
    let isString = text.first == UInt8(ascii: "\"")
    var inner = text
    if isString, case .text(let string) = JSONParser.parse(text, repairsText: true) {
      inner = Array(string.utf8)
    }
    let bare = unwrapped(inner)
    let decoded = bare.contains(UInt8(ascii: "%")) ? Form.decode(bare).map(unwrapped) : bare
    guard let bytes = decoded.flatMap(Base64.decode), let plain = try? cipher.decrypt(bytes) else {
      return nil
    }
    return trimmed(plain)
  }

  /// A text without a byte order mark and the white space around it.
  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    var text = text[...]
    text = text.drop(while: JSONParser.isSpace)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop(while: JSONParser.isSpace)
    while let last = text.last, JSONParser.isSpace(last) { text.removeLast() }
    return Array(text)
  }
}
