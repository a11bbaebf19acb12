/// log₂ x of a positive number, good to 1e-14. The C library's differs in its last bits from system
/// to system; this one is made of operations that IEEE 754 rounds alike everywhere.
func logarithm2(_ x: Double) -> Double {
  guard x > 0, x.isFinite else { return x > 0 ? .infinity : -.infinity }
  var power = Double(x.exponent)
  var rest = x.significand
  if rest > 1.4142135623730951 {
    rest /= 2
    power += 1
  }
  // ln of the rest by the series of the area tangent; |ratio| ≤ 0.172.
  let ratio = (rest - 1) / (rest + 1)
  var sum = 0.0
  for n in stride(from: 21.0, through: 1, by: -2) { sum = 1 / n + ratio * ratio * sum }
  return power + 2 * ratio * sum * 1.4426950408889634
}

/// Light by level, 0…1: what a screen emits for a sample, by the sRGB curve of IEC 61966-2-1.
enum LinearLight {
  static let ofLevel: [Double] = (0..<256).map { level in
    let value = Double(level) / 255
    if value <= 0.04045 { return value / 12.92 }
    return exponential(2.4 * logarithm2((value + 0.055) / 1.055) * 0.6931471805599453)
  }

  /// The mean over a rectangle of the patch.
  static func mean(_ luma: Span<UInt8>, columns: Range<Int>, rows: Range<Int>) -> Double {
    var sum = 0.0
    for row in rows {
      for column in columns { sum += ofLevel[Int(luma[row * FacePatch.edge + column])] }
    }
    return sum / Double(columns.count * rows.count)
  }
}
