/// A name as the registers have it.
struct RealName {
  private static let dot: Unicode.Scalar = "\u{B7}"
  /// What people type for the dot between the parts of a name. The registers have U+00B7.
  private static let dots: Set<Unicode.Scalar> = [
    "\u{2022}", "\u{30FB}", "\u{FF65}", "\u{2027}", "\u{22C5}", "\u{387}", "\u{16EB}", "\u{25CF}",
    ".", "\u{FF0E}",
  ]

  /// The name with its dots as the registers have them.
  let text: String
  /// Whether a dot was replaced.
  let isNormalised: Bool

  init(_ name: String, allowsOne: Bool, allowsLatin: Bool) throws(PersonError) {
    let scalars = name.unicodeScalars.map { Self.dots.contains($0) ? Self.dot : $0 }
    guard !scalars.isEmpty else { throw PersonError(.nameEmpty) }
    let isLatin = allowsLatin && scalars.allSatisfy(Self.isLatin)
    for (index, scalar) in scalars.enumerated() where scalar != Self.dot && !isLatin {
      guard Self.isHanzi(scalar) else { throw Self.refusal(scalar, at: index) }
    }
    let parts = scalars.split(separator: Self.dot, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }) else { throw PersonError(.nameDot) }
    let letters = parts.reduce(0) { $0 + $1.count }
    guard letters >= 2 || allowsOne else { throw PersonError(.nameTooShort) }
    guard scalars.count <= 50 else { throw PersonError(.nameTooLong) }
    if isLatin {
      guard scalars.first != " ", scalars.last != " " else {
        throw PersonError(.nameCharacter, place: scalars.first == " " ? 1 : scalars.count)
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    self.text = text
    isNormalised = !text.utf8.elementsEqual(name.utf8)
  }

  /// A Chinese character that is a letter of its own: the unified ideographs with all extensions,
  /// and 〇.
  private static func isHanzi(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isUnifiedIdeograph || scalar == "\u{3007}"
  }

  /// Names on the cards of foreigners: Latin capitals and small letters, blanks, hyphens and so on.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", " ", "-", "'", ",", "\u{B7}": true
    default: false
    }
  }

  private static func refusal(_ scalar: Unicode.Scalar, at index: Int) -> PersonError {
    let place = index + 1
    switch scalar.value {
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF:
      return PersonError(.namePrivateCharacter, place: place)
    case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
      return PersonError(.nameCompatibilityCharacter, place: place)
    default: return PersonError(.nameCharacter, place: place)
    }
  }
}
