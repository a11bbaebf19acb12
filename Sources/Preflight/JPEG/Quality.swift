/// The quality scale of the Independent JPEG Group's library, 1…100, which everybody means by "JPEG
/// quality": the tables of T.81, annex K, multiplied by 50/q below 50 and by 2 − q/50 above.
enum Quality {
  /// The luma table of T.81, table K.1, in natural order.
  private static let luma: [Int] = [
    16, 11, 10, 16, 24, 40, 51, 61,
    12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77,
    24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
  ]

  /// The sum of the luma table's entries at a quality, rounded and kept to 8 bits as the library does.
  static func sum(_ quality: Int) -> Int {
    let percent = quality < 50 ? 5000 / quality : 200 - 2 * quality
    return luma.reduce(0) { $0 + min(max(($1 * percent + 50) / 100, 1), 255) }
  }

  /// The quality whose luma table comes nearest to `table` by the sum of the entries; exact for files
  /// of the library itself.
  static func nearest(_ table: [UInt16]) -> Int {
    let wanted = table.reduce(0) { $0 + Int($1) }
    // The sums fall with the quality.
    var (low, high) = (1, 100)
    while low < high {
      let middle = (low + high) / 2
      if sum(middle) > wanted { low = middle + 1 } else { high = middle }
    }
    guard low > 1, abs(sum(low - 1) - wanted) <= abs(sum(low) - wanted) else { return low }
    return low - 1
  }

  /// The scale of another base table at which its entries add up to those of a quality.
  static func scale(_ quality: Int, of base: [Float]) -> Double {
    Double(sum(min(max(quality, 1), 100))) / base.reduce(0.0) { $0 + Double($1) }
  }
}
