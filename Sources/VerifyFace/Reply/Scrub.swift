import Preflight

/// Takes out of the service's text whatever may be a secret: a reply can repeat what was sent.
struct Scrub {
  /// More than any text of the document has.
  private static let longest = 200
  /// Letters and digits in one piece that are no word of a sentence: keys have 32, ID numbers 18,
  /// keys of AES 16; images and cipher texts have thousands.
  private static let longestWord = 15
  /// Fewer characters that a secret and a text have in common are chance.
  private static let shortestPiece = 6

  /// The key, the OpenId, the key of AES, the number and the name.
  private let secrets: [Secret]
  /// What was sent, and the photo in it before it was encrypted.
  private let form: Secret
  private let photo: ReadyPhoto

  init(_ credentials: Credentials, _ person: Person, _ photo: ReadyPhoto, _ form: Secret) {
    secrets =
      [credentials.key, person.number, person.realName]
      + [credentials.openID, credentials.cipher?.key].compactMap { $0 }
    self.form = form
    self.photo = photo
  }

  /// A sentence without secrets and without anything that could steer a terminal.
  func sentence(_ text: String) -> String? {
    var scalars: [Unicode.Scalar] = []
    var word: [Unicode.Scalar] = []
    func endWord() {
      let isHidden = word.count > Self.longestWord || isPiece(word)
      scalars += isHidden ? Array(redacted.unicodeScalars) : word
      word = []
    }
    // Looked for first: the longest word that could hide one ends nowhere near the cut.
    for scalar in replaced(Array(text.utf8.prefix(64 << 10))).unicodeScalars {
      if Self.isOfWord(scalar) {
        word.append(scalar)
        continue
      }
      endWord()
      if Self.isHarmless(scalar) { scalars.append(scalar) }
      if scalars.count > Self.longest { break }
    }
    endWord()
    if scalars.count > Self.longest { scalars = scalars.prefix(Self.longest) + ["…"] }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result.isEmpty ? nil : result
  }

  /// Whether a word is a part of a secret that is long enough to give it away: a number cut off or
  /// masked in the middle.
  private func isPiece(_ word: [Unicode.Scalar]) -> Bool {
    guard word.count >= Self.shortestPiece else { return false }
    let bytes = word.map { UInt8($0.value) }
    return secrets.contains { isWithin($0, bytes) }
  }

  /// An identifier of the service; nil where it isn't one or could be a secret.
  func identifier(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard 1...40 ~= bytes.count, bytes.allSatisfy(Self.isOfIdentifier),
      !secrets.contains(where: { isWithin($0, bytes) }),
      isSerial(bytes) || !isPartOfWhatWasSent(bytes)
    else { return nil }
    return text
  }

  /// A few letters and then digits, as the service's serial numbers are.
  private func isSerial(_ text: [UInt8]) -> Bool {
    let digits = text.drop { 0x41...0x5A ~= $0 }
    return text.count - digits.count <= 4 && digits.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private func isPartOfWhatWasSent(_ text: [UInt8]) -> Bool {
    guard text.count > 8 else { return false }
    let image = Base64.encode(photo.bytes)
    return Self.find(text, in: image, from: 0) != nil
      || Self.find(text, in: form.bytes, from: 0) != nil
  }

  /// Whether one holds the other, in any case of letters.
  private func isWithin(_ secret: Secret, _ text: [UInt8]) -> Bool {
    var secret = Self.lower(secret.bytes)
    defer { cleanse(&secret) }
    let text = Self.lower(text)
    guard min(secret.count, text.count) >= Self.shortestPiece else { return secret == text }
    return Self.find(secret, in: text, from: 0) != nil
      || Self.find(text, in: secret, from: 0) != nil
  }

  private func replaced(_ text: [UInt8]) -> String {
    var text = text
    for secret in secrets {
      var needle = Self.lower(secret.bytes)
      defer { cleanse(&needle) }
      // In one pass: a hostile text is nothing but the secret, many thousand times.
      let lower = Self.lower(text)
      var clean: [UInt8] = []
      var start = 0
      while let place = Self.find(needle, in: lower, from: start) {
        clean += text[start..<place] + Array(redacted.utf8)
        start = place + needle.count
      }
      if start > 0 { text = clean + text[start...] }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func lower(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
  }

  private static func find(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, needle.count <= text.count else { return nil }
    var index = start
    while index + needle.count <= text.count {
      if text[index] == first, text[index..<(index + needle.count)].elementsEqual(needle) {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "+", "/", "=", "_", "-", "%", "\\": true
    default: false
    }
  }

  private static func isOfIdentifier(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// No control characters, nothing that turns text around or can't be seen.
  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
