/// The borders of 8 × 8 blocks that strong compression leaves.
enum Blockiness {
  /// How many times larger the steps between neighbours are at the borders of blocks than elsewhere,
  /// across or down, whichever is more: 1 for none.
  ///
  /// The luma has to be in the size in which it was compressed, and its first sample the first of a
  /// block.
  static func ratio(_ luma: Plane) -> Double {
    max(across(luma), down(luma))
  }

  private static func across(_ luma: Plane) -> Double {
    let width = luma.width
    guard width > 8 else { return 1 }
    var sums = [Int32](repeating: 0, count: width - 1)
    let samples = luma.samples.span
    precondition(samples.count == width * luma.height)
    var out = sums.mutableSpan
    for row in 0..<luma.height {
      let line = samples.extracting((row * width)..<((row + 1) * width))
      for column in 0..<(width - 1) {
        out[column] &+= abs(Int32(line[column + 1]) &- Int32(line[column]))
      }
    }
    return ratio(sums, perLine: luma.height)
  }

  private static func down(_ luma: Plane) -> Double {
    let width = luma.width
    guard luma.height > 8 else { return 1 }
    let samples = luma.samples.span
    precondition(samples.count == width * luma.height)
    let sums = (0..<(luma.height - 1)).map { row in
      let upper = samples.extracting((row * width)..<((row + 1) * width))
      let lower = samples.extracting(((row + 1) * width)..<((row + 2) * width))
      var sum: Int32 = 0
      for column in 0..<width { sum &+= abs(Int32(lower[column]) &- Int32(upper[column])) }
      return sum
    }
    return ratio(sums, perLine: width)
  }

  /// - Parameter sums: The steps behind each row or column; every eighth is a border of blocks.
  private static func ratio(_ sums: [Int32], perLine: Int) -> Double {
    let count = sums.count / 8
    guard count > 0 else { return 1 }
    var means = [Double](repeating: 0, count: 8)
    for index in 0..<(8 * count) { means[index & 7] += Double(sums[index]) }
    let unit = Double(count * perLine)
    let inside = means[..<7].reduce(0, +) / 7 / unit
    return (means[7] / unit + 0.05) / (inside + 0.05)
  }
}
