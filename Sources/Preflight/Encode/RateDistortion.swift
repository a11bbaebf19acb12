/// Chooses the levels of a component by what they cost and what they are worth.
///
/// The cost of a level v for a coefficient of x steps is weight·(x − v)² + λ·bits, bits being those
/// of the symbol that codes the level and the zeros before it. In each block the cheapest way
/// through the candidates is found by dynamic programming over which one is coded next: every
/// candidate is dropped, rounded, or rounded one lower where that needs a shorter magnitude.
struct RateDistortion {
  /// λ times the bits of each symbol, by run << 4 | size.
  private let price: [Float]
  /// What is counted for each block.
  private let weights: [Float]

  /// - Parameters:
  ///   - costs: Bits by the code of the trial before.
  ///   - lambda: λ, in squared steps per bit.
  ///   - weights: One per block.
  init(_ costs: SymbolCost, lambda: Float, weights: [Float]) {
    price = costs.bits.map { lambda * $0 }
    self.weights = weights
  }

  /// The component with the cheapest levels.
  ///
  /// - Parameter table: Steps in natural order.
  func quantise(_ candidates: Candidates, table: [UInt8]) -> Quantised {
    let reciprocal = zigzag.map { 1 / (Float(table[$0]) * Coefficients.unit) }
    var levels = [Int16](repeating: 0, count: candidates.value.count)
    var result = levels.mutableSpan
    let start = candidates.start.span
    let position = candidates.position.span
    let value = candidates.value.span
    let prices = price.span
    let weight = weights.span
    let reciprocals = reciprocal.span
    // The way through one block: entry 0 is its beginning, entry i + 1 the candidate i.
    var best = InlineArray<65, Float>(repeating: 0)
    var from = InlineArray<65, Int>(repeating: 0)
    var choice = InlineArray<65, Int32>(repeating: 0)
    for block in 0..<candidates.means.count {
      let first = Int(start[block])
      let count = Int(start[block + 1]) - first
      if count == 0 { continue }
      // Nothing before this entry can be the last one coded: a level of 2 or more is never dropped.
      var earliest = 0
      for entry in 1...count {
        let candidate = first + entry - 1
        let place = Int(position[candidate])
        let x = Float(value[candidate].magnitude) * reciprocals[place]
        let rounded = Int32(x + 0.5)
        best[entry] = .infinity
        if rounded == 0 { continue }
        let size = 32 - rounded.leadingZeroBitCount
        let error = x - Float(rounded)
        let gain = weight[block] * (error * error - x * x)
        // One lower pays only where its magnitude is a bit shorter.
        let isEdge = rounded > 1 && rounded & (rounded - 1) == 0
        let lowerGain = weight[block] * ((error + 1) * (error + 1) - x * x)
        var least = Float.infinity
        for previous in earliest..<entry where best[previous] < .infinity {
          let at = previous == 0 ? 0 : Int(position[first + previous - 1])
          var run = place - at - 1
          var cost = best[previous]
          while run > 15 {
            cost += prices[0xF0]
            run -= 16
          }
          let whole = cost + gain + prices[run << 4 | size]
          if whole < least {
            least = whole
            from[entry] = previous
            choice[entry] = rounded
          }
          if isEdge {
            let less = cost + lowerGain + prices[run << 4 | (size - 1)]
            if less < least {
              least = less
              from[entry] = previous
              choice[entry] = rounded - 1
            }
          }
        }
        best[entry] = least
        if x >= 2 { earliest = entry }
      }
      // Where the block ends: anywhere from the last that must be coded on.
      var last = earliest
      var least = Float.infinity
      for entry in earliest...count where best[entry] < .infinity {
        let isFull = entry > 0 && position[first + entry - 1] == 63
        let cost = best[entry] + (isFull ? 0 : prices[0])
        if cost < least {
          least = cost
          last = entry
        }
      }
      while last > 0 {
        let candidate = first + last - 1
        let level = Int16(truncatingIfNeeded: choice[last])
        result[candidate] = value[candidate] < 0 ? -level : level
        last = from[last]
      }
    }
    return Quantised(means: Quantised.means(candidates, table: table), levels: levels)
  }
}
