#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The 18 characters of a citizen's ID number (GB 11643-1999), of a residence permit for residents of
/// Hong Kong, Macao and Taiwan (the same standard, 国办发〔2018〕81号), or of a permanent residence card for
/// foreigners of 2023.
struct IDNumber {
  /// The provinces of the first two digits. The other four are of the county where the number was
  /// first given, which may be long abolished: no list is right.
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
  ]
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

  /// The characters, the last in upper case.
  let characters: [UInt8]

  init(_ text: String, allowsForeign: Bool) throws(PersonError) {
    var characters = Array(text.utf8)
    if characters.count == 15, characters.allSatisfy({ 0x30...0x39 ~= $0 }) {
      throw PersonError(.idNumberOfFifteenDigits)
    }
    if characters.last == UInt8(ascii: "x") { characters[characters.count - 1] = UInt8(ascii: "X") }
    guard characters.count == 18, let first = characters.first, first != UInt8(ascii: "0"),
      characters.dropLast().allSatisfy({ 0x30...0x39 ~= $0 }),
      0x30...0x39 ~= characters[17] || characters[17] == UInt8(ascii: "X")
    else { throw PersonError(.idNumberForm) }
    self.characters = characters
    guard characters[17] == Self.check(characters) else { throw PersonError(.idNumberCheckDigit) }
    if first == UInt8(ascii: "9") {
      guard allowsForeign else { throw PersonError(.idNumberOfForeigner) }
    } else {
      let province = number(0..<2)
      guard Self.provinces.contains(province), !(81...83 ~= province) || number(2..<6) == 0 else {
        throw PersonError(.idNumberRegion)
      }
    }
    let date = (year: number(6..<10), month: number(10..<12), day: number(12..<14))
    guard Self.isDate(date) else { throw PersonError(.idNumberDate) }
  }

  /// ISO 7064 MOD 11-2.
  static func check(_ characters: [UInt8]) -> UInt8 {
    let sum = zip(characters, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    return Array("10X98765432".utf8)[sum % 11]
  }

  private func number(_ places: Range<Int>) -> Int {
    characters[places].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Whether a day of the calendar, from 1900 to today.
  private static func isDate(_ date: (year: Int, month: Int, day: Int)) -> Bool {
    guard 1...12 ~= date.month else { return false }
    let isLeap = date.year % 4 == 0 && date.year % 100 != 0 || date.year % 400 == 0
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]
    guard 1...days ~= date.day, date.year >= 1900 else { return false }
    // Today where the day begins first, so that no time zone refuses a newborn.
    var now = timespec()
    guard unsafe clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
    return daysSince1970(date) <= (now.tv_sec + 14 * 3600) / 86_400
  }
  /// Days of the Gregorian calendar; years begin in March, so that the leap day is their last.
  private static func daysSince1970(_ date: (year: Int, month: Int, day: Int)) -> Int {
    let year = date.month > 2 ? date.year : date.year - 1
    let dayOfYear = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }
}

/// The check character of a number, for those who make some up.
package enum PersonCheck {
  /// - Parameter digits: The first 17.
  package static func character(_ digits: String) -> UInt8 { IDNumber.check(Array(digits.utf8)) }
}
