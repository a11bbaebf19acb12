/// Whom a photo is compared with: a name and an ID number that were checked before money is spent.
/// Never printed: as text and in mirrors it is `<redacted>`.
public struct Person: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// What is refused unless asked for, because it is usually a mistake.
  public struct Allowance: OptionSet, Sendable {
    /// The bits of the set.
    public let rawValue: Int
    /// Makes a set of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A name of a single character.
    public static let singleCharacterName = Allowance(rawValue: 1)
    /// A permanent residence card for foreigners (18 characters that begin with 9), with a name in
    /// Latin letters. Whether the service knows these people is not documented.
    public static let foreignResident = Allowance(rawValue: 2)
  }

  let realName: Secret
  let number: Secret
  /// Whether the dot between the parts of the name was another character than U+00B7, and replaced.
  public let isNameNormalised: Bool

  /// - Parameters:
  ///   - name: 2 to 50 Chinese characters of any extension, with dots between the parts of a name. The
  ///     characters that people type for that dot are replaced by U+00B7; nothing else is changed.
  ///   - idNumber: 18 characters; a small x at the end is taken for X.
  ///   - allowance: What to take beside that.
  /// - Throws: `PersonError`, which names neither.
  public init(
    name: String, idNumber: String, allowing allowance: Allowance = []
  ) throws(PersonError) {
    let isForeign = allowance.contains(.foreignResident)
    let number = try IDNumber(idNumber, allowsForeign: isForeign)
    let name = try RealName(
      name, allowsOne: allowance.contains(.singleCharacterName),
      allowsLatin: isForeign && number.characters.first == UInt8(ascii: "9"))
    self.number = Secret(number.characters)
    realName = Secret(name.text)
    isNameNormalised = name.isNormalised
  }

  /// `<redacted>`
  public var description: String { redacted }
  /// `<redacted>`
  public var debugDescription: String { redacted }
  /// Empty.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
