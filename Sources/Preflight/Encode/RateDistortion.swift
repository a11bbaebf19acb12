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
  /// - Parameters:
  ///   - means: The means in steps.
  ///   - table: Steps in natural order.
  func quantise(_ candidates: Candidates, means: [Int16], table: [UInt8]) -> Quantised {
    let reciprocal = zigzag.map { 1 / (Float(table[$0]) * Coefficients.unit) }
    var levels = [Int16](repeating: 0, count: candidates.value.count)
    var result = levels.mutableSpan
    let start = candidates.start.span
    let position = candidates.position.span
    let value = candidates.value.span
    let prices = price.span
    let weight = weights.span
    let reciprocals = reciprocal.span
    // The ways through one block: entry 0 is its beginning, the others are the candidates that do
    // not round to zero anyway.
    var best = InlineArray<65, Float>(repeating: 0)
    var from = InlineArray<65, Int>(repeating: 0)
    var choice = InlineArray<65, Int32>(repeating: 0)
    var place = InlineArray<65, Int>(repeating: 0)
    var candidate = InlineArray<65, Int>(repeating: 0)
    var counts = [Int32](repeating: 0, count: 256)
    var frequency = counts.mutableSpan
    var magnitudeBits = 0
    var full: Int32 = 0
    let zeros = prices[0xF0]
    for block in 0..<candidates.means.count {
      var count = 0
      // Nothing before this entry can be the last one coded: a level of 2 or more is never dropped.
      var earliest = 0
      for index in Int(start[block])..<Int(start[block + 1]) {
        let here = Int(position[index])
        let x = Float(value[index].magnitude) * reciprocals[here]
        let rounded = Int32(x + 0.5)
        if rounded == 0 { continue }
        let size = 32 - rounded.leadingZeroBitCount
        let error = x - Float(rounded)
        let gain = weight[block] * (error * error - x * x)
        // One lower pays only where its magnitude is a bit shorter.
        let isEdge = rounded > 1 && rounded & (rounded - 1) == 0
        let lowerGain = weight[block] * ((error + 1) * (error + 1) - x * x)
        var least = Float.infinity
        var origin = 0
        var level = rounded
        for previous in earliest...count {
          var run = here - place[previous] - 1
          var cost = best[previous]
          while run > 15 {
            cost += zeros
            run -= 16
          }
          let whole = cost + gain + prices[run << 4 | size]
          if whole < least {
            least = whole
            origin = previous
            level = rounded
          }
          if isEdge {
            let less = cost + lowerGain + prices[run << 4 | (size - 1)]
            if less < least {
              least = less
              origin = previous
              level = rounded - 1
            }
          }
        }
        count += 1
        best[count] = least
        from[count] = origin
        choice[count] = level
        place[count] = here
        candidate[count] = index
        if x >= 2 { earliest = count }
      }
      // Where the block ends: anywhere from the last that must be coded on.
      var last = earliest
      var least = Float.infinity
      for entry in earliest...count {
        let cost = best[entry] + (place[entry] == 63 ? 0 : prices[0])
        if cost < least {
          least = cost
          last = entry
        }
      }
      if place[last] == 63 { full += 1 }
      while last > 0 {
        let level = Int16(truncatingIfNeeded: choice[last])
        result[candidate[last]] = value[candidate[last]] < 0 ? -level : level
        let size = bitLength(level)
        let run = place[last] - place[from[last]] - 1
        frequency[0xF0] &+= Int32(run >> 4)
        frequency[(run & 15) << 4 | size] &+= 1
        magnitudeBits += size
        last = from[last]
      }
    }
    // Every other block ends before its last coefficient.
    frequency[0] &+= Int32(candidates.means.count) - full
    return Quantised(
      means: means, levels: levels,
      count: LevelCount(frequency: counts, magnitudeBits: magnitudeBits))
  }
}
