import CKernels

/// Chooses the levels of a component by what they cost and what they are worth.
///
/// The cost of a level v for a coefficient of x steps is weight·(x − v)² + λ·bits, bits being those
/// of the symbol that codes the level and the zeros before it. In each block the cheapest way
/// through the candidates is found by dynamic programming over which one is coded next: every
/// candidate is dropped, rounded, or rounded one lower where that needs a shorter magnitude.
struct RateDistortion {
  /// λ times the bits of a level, by the zeros before it << 4 | size.
  private let price: [Float]
  /// λ times the bits of the end of a block.
  private let endPrice: Float
  /// What an error counts in each block.
  private let weights: [Float]

  /// - Parameters:
  ///   - costs: Bits of the symbols of levels.
  ///   - lambda: λ, in squared steps per bit.
  ///   - weights: One per block.
  init(_ costs: SymbolCost, lambda: Float, weights: [Float]) {
    // Sixteen zeros have a symbol of their own.
    price = (0..<1024).map { entry in
      lambda * (costs.bits[entry & 255] + Float(entry >> 8) * costs.bits[0xF0])
    }
    endPrice = lambda * costs.bits[0]
    self.weights = weights
  }

  /// Puts the cheapest levels of some blocks into those of all.
  ///
  /// - Returns: What they need to be coded.
  func choose(_ levels: inout [Int16], _ steps: Steps, in blocks: [Int32]) -> LevelCount {
    precondition(weights.count == steps.start.count - 1 && levels.count == steps.entries.count)
    var count = LevelCount()
    let bits = unsafe ckernels_choose_levels(
      blocks, Int32(blocks.count), steps.start, steps.entries, weights, price, endPrice, &levels,
      &count.frequency)
    count.magnitudeBits = Int(bits)
    return count
  }
}
