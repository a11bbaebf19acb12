/// How much an error in each block of a component counts: in busy blocks the eye sees less of it, in
/// dark ones more, and where there is a face it counts more than around it. 1 in an even block of mean
/// brightness without a face.
///
/// The activity of a block is the mean square of its luma detail, mixed with that of its neighbours
/// and capped, since beyond the cap whole photos would fall apart. A luma block counts
/// (1550 / (1550 + activity))^0.81 · (148 / (20 + level))^0.19, a chroma block the mean of its luma
/// blocks to the power 0.6. The constants were found with the tables (see `BaseTable`); the powers are
/// made of square roots, which every machine computes alike.
struct Masking {
  /// Weights of the luma blocks.
  let luma: [Float]
  /// Weights of the chroma blocks, which are twice as wide and high.
  let chroma: [Float]

  private static let half: Float = 1550
  private static let cap: Float = 1800

  /// - Parameters:
  ///   - candidates: Those of luma.
  ///   - focus: Where errors count more than elsewhere.
  init(_ candidates: Candidates, focus: Focus? = nil) {
    let (across, down) = (candidates.across, candidates.down)
    let activity = candidates.activity
    // Of each block and its neighbours along the row.
    let sums = Self.sums(activity, across: across, down: down)
    var luma = [Float](repeating: 1, count: across * down)
    for row in 0..<down {
      let (above, below) = (max(0, row - 1) * across, min(down - 1, row + 1) * across)
      let rows: Float = (row > 0 ? 1 : 0) + 1 + (row + 1 < down ? 1 : 0)
      for column in 0..<across {
        let block = row * across + column
        var sum = sums[block]
        if row > 0 { sum += sums[above + column] }
        if row + 1 < down { sum += sums[below + column] }
        let columns: Float = (column > 0 ? 1 : 0) + 1 + (column + 1 < across ? 1 : 0)
        luma[block] = Self.weight(
          activity: 0.7 * activity[block] + 0.3 * (sum / (rows * columns)),
          mean: candidates.means[block])
      }
    }
    var chroma = Self.chroma(luma, across: across, down: down)
    focus?.weigh(&luma, across: across, of: .luma)
    focus?.weigh(&chroma, across: (across + 1) / 2, of: .chroma)
    self.luma = luma
    self.chroma = chroma
  }

  private static func sums(_ activity: [Float], across: Int, down: Int) -> [Float] {
    var sums = activity
    for row in 0..<down {
      for block in (row * across)..<((row + 1) * across) {
        if block > row * across { sums[block] += activity[block - 1] }
        if block + 1 < (row + 1) * across { sums[block] += activity[block + 1] }
      }
    }
    return sums
  }

  /// What an error in a luma block of an activity and a mean, in units of `Candidates`, counts.
  static func weight(activity: Float, mean: Int16) -> Float {
    // The mean of 64 samples less 128, eight times as large by the transform.
    let level = Int(mean) / (8 * Int(Candidates.unit)) + 128
    return power13of16(half / (half + min(cap, activity))) * darkness[min(max(level, 0), 255)]
  }

  /// What an error counts by the level around it, 0…255: responses to light are nearer to its cube root
  /// than samples are, so that a step between dark levels is the larger one.
  private static let darkness: [Float] = (0..<256).map { level in
    let eighth = (148 / (20 + Float(level))).squareRoot().squareRoot().squareRoot()
    return eighth * eighth.squareRoot()
  }

  /// What an error in a chroma block usually counts.
  static let usualChroma: Float = 0.9

  private static func chroma(_ luma: [Float], across: Int, down: Int) -> [Float] {
    let (width, height) = ((across + 1) / 2, (down + 1) / 2)
    return (0..<(width * height)).map { index in
      var sum: Float = 0
      var count: Float = 0
      for y in (index / width * 2)..<min(index / width * 2 + 2, down) {
        for x in (index % width * 2)..<min(index % width * 2 + 2, across) {
          sum += luma[y * across + x]
          count += 1
        }
      }
      return power19of32(sum / count)
    }
  }

  /// x^0.8125
  private static func power13of16(_ x: Float) -> Float {
    let half = x.squareRoot()
    let quarter = half.squareRoot()
    return half * quarter * quarter.squareRoot().squareRoot()
  }

  /// x^0.59375
  private static func power19of32(_ x: Float) -> Float {
    let half = x.squareRoot()
    let sixteenth = half.squareRoot().squareRoot().squareRoot()
    return half * sixteenth * sixteenth.squareRoot()
  }
}
