/// How often each symbol of an AC table occurs in blocks, and the bits that follow the codes.
struct LevelCount {
  /// By run << 4 | size.
  var frequency = [Int32](repeating: 0, count: 256)
  /// Bits of magnitudes.
  var magnitudeBits = 0
}

extension LevelCount {
  /// Counts what rounding would need in some blocks: to the nearest, but for a dead zone of 0.6 steps
  /// that saves the bits of those that hardly matter.
  ///
  /// - Parameter table: Steps in natural order.
  init(rounding candidates: Candidates, in blocks: [Int32], table: [UInt8]) {
    let reciprocal = zigzag.map { 1 / (Float(table[$0]) * Candidates.unit) }
    let reciprocals = reciprocal.span
    let start = candidates.start.span
    let position = candidates.position.span
    let value = candidates.value.span
    var counts = [Int32](repeating: 0, count: 256)
    var frequency = counts.mutableSpan
    var bits = 0
    for block in blocks {
      var last = 0
      for index in Int(start[Int(block)])..<Int(start[Int(block) + 1]) {
        let here = Int(position[index])
        let level = Int16(
          truncatingIfNeeded: Int32(Float(value[index].magnitude) * reciprocals[here] + 0.4))
        if level == 0 { continue }
        // T.81, F.1.2.2.
        let zeros = here - last - 1
        let size = bitLength(level)
        frequency[0xF0] &+= Int32(zeros >> 4)
        frequency[(zeros & 15) << 4 | size] &+= 1
        bits += size
        last = here
      }
      if last < 63 { frequency[0] &+= 1 }
    }
    self.init(frequency: counts, magnitudeBits: bits)
  }

  /// How many levels that are not 0 these are.
  var levels: Int {
    frequency.indices.reduce(0) { $0 + ($1 & 15 == 0 ? 0 : Int(frequency[$1])) }
  }

  /// How many levels that are not 0 rounding leaves in all blocks.
  static func levels(rounding candidates: Candidates, table: [UInt8]) -> Int {
    let limit = zigzag.map { Int16(0.6 * Float(table[$0]) * Candidates.unit) }
    let limits = limit.span
    let position = candidates.position.span
    let value = candidates.value.span
    var count = 0
    for index in 0..<value.count where value[index].magnitude > limits[Int(position[index])] {
      count += 1
    }
    return count
  }

  static func + (one: LevelCount, other: LevelCount) -> LevelCount {
    LevelCount(
      frequency: zip(one.frequency, other.frequency).map { $0 + $1 },
      magnitudeBits: one.magnitudeBits + other.magnitudeBits)
  }
}
