/// The coefficients that can matter at the scales in question. At the rates of this service only one
/// in thirty does, so that every trial works on these alone.
struct Candidates {
  /// The mean of each block.
  private(set) var means: [Int16] = []
  /// Where the candidates of each block begin; one more entry than blocks.
  private(set) var start: [Int32] = []
  /// The zigzag index of each candidate, 1…63, ascending within a block.
  private(set) var position: [UInt8] = []
  /// The coefficient itself, in units of `Coefficients.unit`.
  private(set) var value: [Int16] = []

  /// Gathers the coefficients of at least half a step of the table at `scale`: no coarser table
  /// keeps any other.
  init(_ coefficients: Coefficients, _ base: [Float], scale: Float) {
    let blocks = coefficients.across * coefficients.down
    // The smallest entry that the rounded table can have, so that rounding loses no candidate.
    let least = zigzag.map { index in
      UInt16(max(1, min((base[index] * scale - 0.5) * 0.5, 127.5) * Coefficients.unit))
    }
    let order = zigzag
    let limits = least.span
    let values = coefficients.values.span
    means.reserveCapacity(blocks)
    start.reserveCapacity(blocks + 1)
    position.reserveCapacity(4 * blocks)
    value.reserveCapacity(4 * blocks)
    for block in 0..<blocks {
      let these = values.extracting((64 * block)..<(64 * block + 64))
      means.append(these[0])
      start.append(Int32(position.count))
      for index in 1..<64 {
        let coefficient = these[order[index]]
        if coefficient.magnitude >= limits[index] {
          position.append(UInt8(truncatingIfNeeded: index))
          value.append(coefficient)
        }
      }
    }
    start.append(Int32(position.count))
  }
}
