/// Chooses the levels of a component by what they cost and what they are worth.
///
/// The cost of a level v for a coefficient of x steps is weight·(x − v)² + λ·bits, bits being those
/// of the symbol that codes the level and the zeros before it. In each block the cheapest way
/// through the candidates is found by dynamic programming over which one is coded next: every
/// candidate is dropped, rounded, or rounded one lower where that needs a shorter magnitude.
struct RateDistortion {
  let costs: SymbolCost
  /// λ, in squared steps per bit.
  let lambda: Float
  /// What is counted for each block.
  let weights: [Float]

  // The way through one block: entry 0 is its beginning, entry i + 1 the candidate i.
  private var best = [Float](repeating: 0, count: 65)
  private var from = [Int](repeating: 0, count: 65)
  private var choice = [Int32](repeating: 0, count: 65)

  init(_ costs: SymbolCost, lambda: Float, weights: [Float]) {
    self.costs = costs
    self.lambda = lambda
    self.weights = weights
  }

  /// The component with the cheapest levels.
  mutating func quantise(_ candidates: Candidates, table: [UInt8]) -> Quantised {
    var result = Quantised(rounding: candidates, table: table)
    let reciprocal = zigzag.map { 1 / (Float(table[$0]) * Coefficients.unit) }
    for block in 0..<candidates.means.count {
      let first = Int(candidates.start[block])
      let end = Int(candidates.start[block + 1])
      if first < end {
        choose(
          candidates, first..<end, reciprocal, weight: weights[block], levels: &result.levels)
      }
    }
    return result
  }

  private mutating func choose(
    _ candidates: Candidates, _ range: Range<Int>, _ reciprocal: [Float], weight: Float,
    levels: inout [Int16]
  ) {
    let zeros = lambda * costs.bits[0xF0]
    best[0] = 0
    // Nothing before this entry can be the last one coded: a level of 2 or more is never dropped.
    var earliest = 0
    for (index, candidate) in range.enumerated() {
      let entry = index + 1
      let place = Int(candidates.position[candidate])
      let x = Float(candidates.value[candidate].magnitude) * reciprocal[place]
      let rounded = Int32(x + 0.5)
      best[entry] = .infinity
      choice[entry] = 0
      if rounded == 0 { continue }
      let size = 32 - rounded.leadingZeroBitCount
      let gain = weight * ((x - Float(rounded)) * (x - Float(rounded)) - x * x)
      // One lower pays only where its magnitude is a bit shorter.
      let isEdge = rounded > 1 && rounded & (rounded - 1) == 0
      let lower = Float(rounded - 1)
      let lowerGain = weight * ((x - lower) * (x - lower) - x * x)
      for previous in earliest...index where best[previous] < .infinity {
        let at = previous == 0 ? 0 : Int(candidates.position[range.lowerBound + previous - 1])
        var run = place - at - 1
        var cost = best[previous]
        while run > 15 {
          cost += zeros
          run -= 16
        }
        let whole = cost + gain + lambda * costs.bits[run << 4 | size]
        if whole < best[entry] {
          best[entry] = whole
          from[entry] = previous
          choice[entry] = rounded
        }
        if isEdge {
          let less = cost + lowerGain + lambda * costs.bits[run << 4 | (size - 1)]
          if less < best[entry] {
            best[entry] = less
            from[entry] = previous
            choice[entry] = rounded - 1
          }
        }
      }
      if x >= 2 { earliest = entry }
    }
    // Where the block ends: anywhere from the last that must be coded on.
    let end = lambda * costs.bits[0]
    var last = earliest
    var least = Float.infinity
    for entry in earliest...range.count where best[entry] < .infinity {
      let isFull = entry > 0 && candidates.position[range.lowerBound + entry - 1] == 63
      let cost = best[entry] + (isFull ? 0 : end)
      if cost < least {
        least = cost
        last = entry
      }
    }
    for candidate in range { levels[candidate] = 0 }
    while last > 0 {
      let candidate = range.lowerBound + last - 1
      let level = Int16(truncatingIfNeeded: choice[last])
      levels[candidate] = candidates.value[candidate] < 0 ? -level : level
      last = from[last]
    }
  }
}
