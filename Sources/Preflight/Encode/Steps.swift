import CKernels

/// The candidates of a component in steps of a table: those of half a step and more, since no other
/// is ever coded.
struct Steps {
  /// Where the entries of each block begin; one more than blocks.
  let start: [Int32]
  /// By zigzag index within a block.
  let entries: [ckernels_steps]
  /// How many levels that are not 0 rounding with the usual dead zone leaves.
  let levels: Int

  /// What rounding takes to be 0, in steps: it saves the bits of levels that hardly matter.
  static let deadZone: Float = 0.6

  /// - Parameter table: Steps in natural order.
  init(_ candidates: Candidates, table: [UInt8]) {
    let reciprocals = zigzag.map { 1 / (Float(table[$0]) * Candidates.unit) }
    let count = candidates.value.count
    var levels = 0
    var entries: [ckernels_steps] = []
    start = unsafe [Int32](unsafeUninitializedCapacity: candidates.blocks + 1) { start, blocks in
      entries = unsafe [ckernels_steps](unsafeUninitializedCapacity: count + 1) { entries, kept in
        levels = unsafe Int(
          ckernels_divide(
            candidates.start, Int32(candidates.blocks), candidates.position, candidates.value,
            reciprocals, Self.deadZone, start.baseAddress, entries.baseAddress))
        kept = unsafe Int(start[candidates.blocks])
      }
      blocks = candidates.blocks + 1
    }
    self.entries = entries
    self.levels = levels
  }
}
