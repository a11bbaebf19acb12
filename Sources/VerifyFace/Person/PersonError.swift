public import Preflight

/// A name or ID number that the service would refuse, or could only answer wrongly. It repeats
/// neither.
public struct PersonError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: String, Sendable, CaseIterable {
    /// Not 17 digits and a digit or X.
    case idNumberForm
    /// A number of the first generation of cards.
    case idNumberOfFifteenDigits
    /// The last character does not follow from the others: a typing error.
    case idNumberCheckDigit
    /// The first digits are those of no province.
    case idNumberRegion
    /// The date of birth is no day between 1900 and today.
    case idNumberDate
    /// A permanent residence card for foreigners, which was not allowed.
    case idNumberOfForeigner
    /// Nothing.
    case nameEmpty
    /// A single character, which was not allowed.
    case nameTooShort
    /// More than 50 characters.
    case nameTooLong
    /// A dot at an end, or two of them together.
    case nameDot
    /// A character that is not Chinese.
    case nameCharacter
    /// A character of the private use area.
    case namePrivateCharacter
    /// A radical or compatibility form that only looks like a character.
    case nameCompatibilityCharacter
  }

  /// What is wrong.
  public let reason: Reason
  /// Which character of the name it is, from 1; nil where it is about all of it.
  public let place: Int?

  init(_ reason: Reason, place: Int? = nil) {
    self.reason = reason
    self.place = place
  }

  /// What is wrong and what to do, in English; `message` has both languages.
  public var description: String { message.english }

  /// What is wrong and what to do.
  public var message: Words {
    let place = place.map { String($0) } ?? ""
    return switch reason {
    case .idNumberForm:
      Words(
        "The ID number is not 17 digits and a digit or X. Leave out blanks; use half-width digits.",
        zh: "身份证号应为 17 位数字加一位数字或 X，请去掉空格并使用半角数字。")
    case .idNumberOfFifteenDigits:
      Words(
        "The ID number has 15 digits. Those cards expired in 2013; ask for the number of 18.",
        zh: "这是 15 位旧身份证号，已于 2013 年失效，请提供 18 位号码。")
    case .idNumberCheckDigit:
      Words(
        "The ID number's last character does not fit the others. Check it for typing errors.",
        zh: "身份证号校验位不符，请检查是否输错。")
    case .idNumberRegion:
      Words(
        "The ID number begins with no province. Check its first six digits.",
        zh: "身份证号的地区码不存在，请检查前六位。")
    case .idNumberDate:
      Words(
        "The ID number's date of birth is no possible day. Check its digits 7 to 14.",
        zh: "身份证号中的出生日期无效，请检查第 7 至 14 位。")
    case .idNumberOfForeigner:
      Words(
        "The ID number is of a foreigner's residence card; allow those if the service is to be asked.",
        zh: "这是外国人永久居留身份证号，如需提交请显式允许。")
    case .nameEmpty: Words("The name is empty.", zh: "姓名为空。")
    case .nameTooShort:
      Words(
        "The name has a single character; allow that if it is right.",
        zh: "姓名只有一个字，如确实如此请显式允许。")
    case .nameTooLong:
      Words("The name has more than 50 characters.", zh: "姓名超过 50 个字。")
    case .nameDot:
      Words(
        "The name has a dot at an end, or two together. It belongs between two parts.",
        zh: "姓名的间隔号位于首尾或连续出现，应只在两部分之间。")
    case .nameCharacter:
      Words(
        "Character \(place) of the name is not Chinese. Leave out blanks, digits and signs.",
        zh: "姓名第 \(place) 个字符不是汉字，请去掉空格、数字和符号。")
    case .namePrivateCharacter:
      Words(
        "Character \(place) of the name is a private one of old fonts. Type the character anew.",
        zh: "姓名第 \(place) 个字符是旧字库的自造字，请重新输入该字。")
    case .nameCompatibilityCharacter:
      Words(
        "Character \(place) of the name is a radical or compatibility form. Type the character anew.",
        zh: "姓名第 \(place) 个字符是部首或兼容字形，请重新输入该字。")
    }
  }
}
