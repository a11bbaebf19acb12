import CKernels

/// The DCT coefficients of a component that can matter at the scales in question. At the rates of
/// this service only one in thirty does, so that every trial works on these alone, and the others are
/// never stored.
struct Candidates {
  /// Blocks of a row, and rows of blocks, that hold samples of the plane.
  let across: Int
  let down: Int
  /// The mean of each block, in units of `unit`.
  var means: [Int16]
  /// The mean square of the samples of each block around their mean.
  var activity: [Float]
  /// Where the candidates of each block begin; one more entry than blocks.
  var start: [Int32]
  /// The zigzag index of each candidate, 1…63, ascending within a block.
  var position: [UInt8]
  /// The coefficient itself, in units of `unit`.
  var value: [Int16]

  /// What a coefficient of the orthonormal DCT is multiplied by. The values lie within ±16,400, so
  /// that 16 bits hold them.
  static let unit: Float = 16

  var blocks: Int { means.count }
}

extension Candidates {
  /// Transforms a plane block by block, edges replicated to whole blocks, and gathers the
  /// coefficients of at least half a step of the table at `scale`: no coarser table keeps any other.
  ///
  /// Float in a fixed order of operations: the same coefficients on every machine.
  ///
  /// - Parameter every: 1 for all blocks, 2 for every other one, and so on.
  init(_ plane: Plane, _ base: [Float], scale: Float, every: Int = 1) {
    across = (plane.width + 7) / 8
    down = (plane.height + 7) / 8
    let blocks = (across * down + every - 1) / every
    var limits = (0..<64).map { index in
      // The smallest entry that the rounded table can have, so that rounding loses no candidate.
      let step = base[index % 8 * 8 + index / 8] * scale - 0.5
      return max(1, min(step * 0.5, 127.5) * Self.unit)
    }
    limits[0] = .infinity
    var means = [Int16](repeating: 0, count: blocks)
    var activity = [Float](repeating: 0, count: blocks)
    var start = [Int32](repeating: 0, count: blocks + 1)
    var value: [Int16] = []
    // Room for all coefficients is asked for but, but for a few, never touched.
    position = unsafe [UInt8](unsafeUninitializedCapacity: blocks * 63) { position, count in
      value = unsafe [Int16](unsafeUninitializedCapacity: blocks * 63) { value, sameCount in
        unsafe plane.samples.withUnsafeBufferPointer { samples in
          count = unsafe Int(
            ckernels_gather(
              samples.baseAddress, Int32(plane.width), Int32(plane.height), Int32(every), limits,
              &means, &activity, &start, position.baseAddress, value.baseAddress))
        }
        sameCount = count
      }
    }
    self.means = means
    self.activity = activity
    self.start = start
    self.value = value
  }
}
