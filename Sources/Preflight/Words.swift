/// The languages that Preflight speaks.
public enum Language: String, Sendable, CaseIterable {
  /// 简体中文
  case chinese = "zh"
  /// English
  case english = "en"
}

/// The same sentence in every language.
public struct Words: Sendable, Equatable, CustomStringConvertible {
  /// The sentence in simplified Chinese.
  public var chinese: String
  /// The sentence in English.
  public var english: String

  /// Both sentences, Chinese second: code is read in English.
  public init(_ english: String, zh chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The sentence in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }

  /// The English sentence.
  public var description: String { english }

  /// A number, the same in every language: whole and with its thousands set apart, but with one
  /// digit after the point where it is below 20.
  init(plain number: Double) {
    let tenths = (number * 10).rounded()
    if abs(number) < 20, tenths.truncatingRemainder(dividingBy: 10) != 0 {
      let text = String(tenths / 10)
      self.init(text, zh: text)
      return
    }
    var digits = Array(String(Int(number.rounded())))
    var index = digits.count - 3
    while index > (number < 0 ? 1 : 0) {
      digits.insert(",", at: index)
      index -= 3
    }
    self.init(String(digits), zh: String(digits))
  }

  /// Fills the places `{name}` of both sentences.
  func filled(_ name: String, _ value: Words) -> Words {
    Words(
      english.replacing("{\(name)}", with: value.english),
      zh: chinese.replacing("{\(name)}", with: value.chinese))
  }
}

extension String {
  /// Replaces every occurrence, by bytes: the text may come from a file and be anything.
  func replacing(_ place: String, with value: String) -> String {
    let haystack = Array(utf8)
    let needle = Array(place.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(haystack.count + value.utf8.count)
    var index = 0
    while index < haystack.count {
      if haystack[index...].starts(with: needle) {
        result += value.utf8
        index += needle.count
      } else {
        result.append(haystack[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
