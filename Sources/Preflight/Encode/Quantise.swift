/// One component as it will be coded.
struct Quantised {
  /// The mean of each block, in steps.
  var means: [Int16]
  /// The level of each candidate; 0 for one that is dropped.
  var levels: [Int16]
  /// What the levels need to be coded.
  var count: LevelCount
}

/// How often each symbol of an AC table occurs in a component, and the bits that follow the codes.
struct LevelCount {
  /// By run << 4 | size.
  var frequency = [Int32](repeating: 0, count: 256)
  /// Bits of magnitudes.
  var magnitudeBits = 0
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
    self.init(
      means: candidates.means.map { Self.steps($0, step, 0.5) }, levels: levels,
      count: LevelCount(levels, candidates))
  }

  @inline(__always)
  private static func steps(_ value: Int16, _ reciprocal: Float, _ offset: Float) -> Int16 {
    let magnitude = Int32(Float(value.magnitude) * reciprocal + offset)
    return Int16(truncatingIfNeeded: value < 0 ? 0 &- magnitude : magnitude)
  }
}

extension LevelCount {
  /// Counts runs of zeros and sizes, block by block (T.81, F.1.2.2).
  init(_ levels: [Int16], _ candidates: Candidates) {
    let start = candidates.start.span
    let position = candidates.position.span
    let level = levels.span
    var counts = [Int32](repeating: 0, count: 256)
    var frequency = counts.mutableSpan
    var bits = 0
    for block in 0..<(start.count - 1) {
      var last = 0
      for index in Int(start[block])..<Int(start[block + 1]) where level[index] != 0 {
        var run = Int(position[index]) - last - 1
        while run > 15 {
          frequency[0xF0] &+= 1
          run -= 16
        }
        let size = bitLength(level[index])
        frequency[run << 4 | size] &+= 1
        bits += size
        last = Int(position[index])
      }
      if last < 63 { frequency[0] &+= 1 }
    }
    self.init(frequency: counts, magnitudeBits: bits)
  }
}
