import CKernels

/// How often each symbol of an AC table occurs in blocks, and the bits that follow the codes.
struct LevelCount {
  /// By run << 4 | size.
  var frequency = [Int32](repeating: 0, count: 256)
  /// Bits of magnitudes.
  var magnitudeBits = 0
}

extension LevelCount {
  /// Counts what rounding would need in some blocks: to the nearest, but for the dead zone.
  init(rounding steps: Steps, in blocks: [Int32]) {
    let start = steps.start.span
    let entries = steps.entries.span
    var counts = [Int32](repeating: 0, count: 256)
    var frequency = counts.mutableSpan
    var bits = 0
    for block in blocks {
      var last = 0
      for index in Int(start[Int(block)])..<Int(start[Int(block) + 1]) {
        let entry = entries[index]
        if entry.magnitude < Steps.deadZone { continue }
        // T.81, F.1.2.2. A level stays lower for as long as it is within the dead zone.
        let zeros = Int(entry.position) - last - 1
        let size = bitLength(
          Int16(truncatingIfNeeded: Int32(entry.magnitude + 1 - Steps.deadZone)))
        frequency[0xF0] &+= Int32(zeros >> 4)
        frequency[(zeros & 15) << 4 | size] &+= 1
        bits += size
        last = Int(entry.position)
      }
      if last < 63 { frequency[0] &+= 1 }
    }
    self.init(frequency: counts, magnitudeBits: bits)
  }

  /// How many levels that are not 0 these are.
  var levels: Int {
    frequency.indices.reduce(0) { $0 + ($1 & 15 == 0 ? 0 : Int(frequency[$1])) }
  }

  static func + (one: LevelCount, other: LevelCount) -> LevelCount {
    LevelCount(
      frequency: zip(one.frequency, other.frequency).map { $0 + $1 },
      magnitudeBits: one.magnitudeBits + other.magnitudeBits)
  }
}
