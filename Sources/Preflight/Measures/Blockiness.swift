import CKernels

/// The borders of 8 × 8 blocks that strong compression leaves.
enum Blockiness {
  /// How many times larger the steps between neighbours are at the borders of blocks than elsewhere,
  /// across or down, whichever is more: 1 for none.
  ///
  /// The luma has to be in the size in which it was compressed.
  ///
  /// - Parameter phase: Which sample of its block the first one is, along a row and down, 0…7.
  static func ratio(_ luma: Plane, phase: (x: Int, y: Int) = (0, 0)) -> Double {
    let (width, height) = (luma.width, luma.height)
    precondition(luma.samples.count == width * height)
    var across = [Int32](repeating: 0, count: max(0, width - 1))
    var down = [Int32](repeating: 0, count: max(0, height - 1))
    unsafe luma.samples.span.withUnsafeBufferPointer { samples in
      unsafe across.withUnsafeMutableBufferPointer { across in
        unsafe down.withUnsafeMutableBufferPointer { down in
          unsafe ckernels_differences(
            samples.baseAddress, Int32(width), Int32(height), across.baseAddress, down.baseAddress)
        }
      }
    }
    return max(
      ratio(across, perLine: height, phase: phase.x), ratio(down, perLine: width, phase: phase.y))
  }

  /// - Parameter sums: The steps behind each row or column; every eighth is a border of blocks.
  private static func ratio(_ sums: [Int32], perLine: Int, phase: Int) -> Double {
    let count = sums.count / 8
    guard count > 0 else { return 1 }
    var means = [Double](repeating: 0, count: 8)
    for index in 0..<(8 * count) { means[(index + phase) & 7] += Double(sums[index]) }
    let unit = Double(count * perLine)
    let inside = means[..<7].reduce(0, +) / 7 / unit
    return (means[7] / unit + 0.05) / (inside + 0.05)
  }
}
