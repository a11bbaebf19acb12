/// One component as it will be coded: quantised, zeros left out.
struct Quantised {
  /// The mean of each block.
  var means: [Int16] = []
  /// Where the levels of each block begin; one more entry than blocks.
  var start: [Int32] = []
  /// The zigzag index of each level.
  var position: [UInt8] = []
  /// The levels, none of them 0.
  var level: [Int16] = []
}

extension Quantised {
  /// Divides by the table and rounds. Means are rounded to nearest; other levels are rounded to
  /// nearest after `bias` steps have been taken off, since a smaller level costs fewer bits than it
  /// loses.
  ///
  /// - Parameters:
  ///   - table: Steps in natural order.
  ///   - bias: In steps, 0…0.5.
  init(_ candidates: borrowing Candidates, table: [UInt8], bias: Float) {
    let reciprocal = zigzag.map { 1 / (Float(table[$0]) * Coefficients.unit) }
    means = candidates.means.map { mean in
      let steps = Int16(Float(mean.magnitude) * reciprocal[0] + 0.5)
      return mean < 0 ? -steps : steps
    }
    let blocks = candidates.means.count
    start.reserveCapacity(blocks + 1)
    position.reserveCapacity(candidates.position.count)
    level.reserveCapacity(candidates.position.count)
    let offset = 0.5 - bias
    for block in 0..<blocks {
      start.append(Int32(position.count))
      for index in Int(candidates.start[block])..<Int(candidates.start[block + 1]) {
        let place = candidates.position[index]
        let value = candidates.value[index]
        let steps = Int16(Float(value.magnitude) * reciprocal[Int(place)] + offset)
        if steps != 0 {
          position.append(place)
          level.append(value < 0 ? -steps : steps)
        }
      }
    }
    start.append(Int32(position.count))
  }
}
