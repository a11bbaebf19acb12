import JSONText

/// What the fields of a reply may mean, in all the ways in which they are written.
extension JSONValue {
  /// A string, or a number as it was written.
  var word: String? {
    switch self {
    case .text(let text), .number(let text): text
    default: nil
    }
  }

  /// A whole number of at most nine digits, written as a number, as a string, or with a fraction of
  /// zeros. A boolean is no number.
  var integer: Int? {
    guard let word else { return nil }
    let parts = word.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.hasPrefix("+"), (1...10).contains(whole.utf8.count),
      parts.count == 1 || !parts[1].isEmpty && parts[1].utf8.allSatisfy({ $0 == 0x30 }),
      let number = Int(whole), abs(number) < 1_000_000_000
    else { return nil }
    return number
  }

  /// A yes or no, also as a string or as 0 and 1.
  var boolean: Bool? {
    switch self {
    case .boolean(let value): value
    case .text(let text) where text.lowercased() == "true": true
    case .text(let text) where text.lowercased() == "false": false
    case .text, .number:
      switch integer {
      case 1: true
      case 0: false
      default: nil
      }
    default: nil
    }
  }

  /// A score on the percent scale.
  ///
  /// - Parameter thousandths: Whether the field counts 0…1000 and not 0…100.
  /// - Returns: nil unless it is written as `[0-9]{1,4}(\.[0-9]{1,9})?` and within its range.
  func score(thousandths: Bool) -> Double? {
    guard let word else { return nil }
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    guard isDecimal, (1...2).contains(parts.count), parts[0].utf8.count <= 4,
      parts.count == 1 || parts[1].utf8.count <= 9
    else { return nil }
    var text = word
    if thousandths {
      // Moving the point is exact, dividing is not: 984.48 is to become 98.448.
      let whole = "0" + parts[0]
      text = whole.dropLast() + "." + whole.suffix(1) + (parts.count > 1 ? parts[1] : "")
    }
    guard let score = Double(text), score <= 100 else { return nil }
    return score
  }
}
