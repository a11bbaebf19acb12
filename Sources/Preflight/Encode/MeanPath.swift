/// Chooses the means of a component's blocks by what they cost and what they are worth.
///
/// Means are coded as differences from block to block, so that one step off can save bits twice. The
/// cheapest way through the two values around every mean is found by dynamic programming (Viterbi's)
/// along the order of the scan. The cost of a value v for a mean of x steps is
/// 0.9·weight·(x − v)² + λ·bits.
struct MeanPath {
  private static let share: Float = 0.9

  /// λ times the bits of each difference, by its size.
  private let price: [Float]
  private let weights: [Float]

  /// - Parameters:
  ///   - costs: Bits of the sizes of differences.
  ///   - lambda: λ, in squared steps per bit.
  ///   - weights: One per block.
  init(_ costs: SymbolCost, lambda: Float, weights: [Float]) {
    price = costs.bits.prefix(17).map { lambda * $0 }
    self.weights = weights
  }

  /// The means rounded to the nearest step.
  static func round(_ candidates: Candidates, step: UInt8) -> [Int16] {
    let reciprocal = 1 / (Float(step) * Candidates.unit)
    return candidates.means.map { mean in
      let steps = Int16(truncatingIfNeeded: Int32(Float(mean.magnitude) * reciprocal + 0.5))
      return mean < 0 ? 0 &- steps : steps
    }
  }

  /// The means in steps.
  ///
  /// - Parameters:
  ///   - step: Of the means, from the quantisation table.
  ///   - component: The blocks in the order of the scan.
  func choose(_ candidates: Candidates, step: UInt8, _ component: ScanComponent) -> [Int16] {
    let reciprocal = 1 / (Float(step) * Candidates.unit)
    let order = component.order.filter { $0 >= 0 }
    let blocks = order.span
    let unquantised = candidates.means.span
    let bits = price.span
    let weight = weights.span
    // The lower of the two values of each block, and from which value of the block before the best
    // way to each comes: bit 0 for the lower, bit 1 for the higher.
    var lower = [Int16](repeating: 0, count: blocks.count)
    var origins = [UInt8](repeating: 0, count: blocks.count)
    // The first block follows a mean of 0.
    var (low, high): (Float, Float) = (0, .infinity)
    var before: Int16 = 0
    for index in 0..<blocks.count {
      let block = Int(blocks[index])
      let x = Float(unquantised[block]) * reciprocal
      // The whole part, towards minus infinity; means lie within ±1,024.
      let floor = Int16(truncatingIfNeeded: Int32(x + 2048) - 2048)
      let part = x - Float(floor)
      let same = bits[bitLength(floor &- before)]
      let up = bits[bitLength(floor &+ 1 &- before)]
      let down = bits[bitLength(floor &- before &- 1)]
      let (stay, fall) = (low + same, high + down)
      let (rise, keep) = (low + up, high + same)
      let worth = Self.share * weight[block]
      low = min(stay, fall) + worth * part * part
      high = min(rise, keep) + worth * (1 - part) * (1 - part)
      origins[index] = (fall < stay ? 1 : 0) | (keep < rise ? 2 : 0)
      lower[index] = floor
      before = floor
    }
    var isHigher = high < low
    var means = [Int16](repeating: 0, count: unquantised.count)
    for index in stride(from: blocks.count - 1, through: 0, by: -1) {
      means[Int(blocks[index])] = lower[index] + (isHigher ? 1 : 0)
      isHigher = origins[index] & (isHigher ? 2 : 1) != 0
    }
    return means
  }
}
