/// One component as it will be coded.
struct Quantised {
  /// The mean of each block, in steps.
  var means: [Int16]
  /// The level of each candidate; 0 for one that is dropped.
  var levels: [Int16]
}

extension Quantised {
  /// Divides by the table and rounds to nearest, levels a little towards zero.
  ///
  /// - Parameter table: Steps in natural order.
  init(rounding candidates: Candidates, table: [UInt8]) {
    let reciprocal = zigzag.map { 1 / (Float(table[$0]) * Coefficients.unit) }
    let positions = candidates.position.span
    let values = candidates.value.span
    let reciprocals = reciprocal.span
    var levels = [Int16](repeating: 0, count: values.count)
    var result = levels.mutableSpan
    for index in 0..<values.count {
      result[index] = Self.steps(values[index], reciprocals[Int(positions[index])], 0.4)
    }
    self.init(means: Self.means(candidates, table: table), levels: levels)
  }

  /// The means in steps, rounded to nearest.
  static func means(_ candidates: Candidates, table: [UInt8]) -> [Int16] {
    let reciprocal = 1 / (Float(table[0]) * Coefficients.unit)
    return candidates.means.map { steps($0, reciprocal, 0.5) }
  }

  @inline(__always)
  private static func steps(_ value: Int16, _ reciprocal: Float, _ offset: Float) -> Int16 {
    let magnitude = Int32(Float(value.magnitude) * reciprocal + offset)
    return Int16(truncatingIfNeeded: value < 0 ? 0 &- magnitude : magnitude)
  }
}
