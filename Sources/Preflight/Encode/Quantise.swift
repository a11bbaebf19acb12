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
    let step = 1 / (Float(table[0]) * Coefficients.unit)
    self.init(means: candidates.means.map { Self.steps($0, step, 0.5) }, levels: levels)
  }

  @inline(__always)
  private static func steps(_ value: Int16, _ reciprocal: Float, _ offset: Float) -> Int16 {
    let magnitude = Int32(Float(value.magnitude) * reciprocal + offset)
    return Int16(truncatingIfNeeded: value < 0 ? 0 &- magnitude : magnitude)
  }
}
