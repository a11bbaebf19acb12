/// How much an error in each block of a component counts: in busy blocks the eye sees less of it, and
/// where there is a face it counts more than around it. 1 in an even block without a face.
///
/// The activity of a block is the mean square of its luma detail, mixed with that of its neighbours
/// and capped, since beyond the cap whole photos would fall apart. A luma block counts
/// (1550 / (1550 + activity))^0.81, a chroma block the mean of its luma blocks to the power 0.6. The
/// constants were found by search on portraits at 20,000 bytes; the powers are made of square roots,
/// which every machine computes alike.
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
    var luma = [Float](repeating: 1, count: across * down)
    for row in 0..<down {
      for column in 0..<across {
        var sum: Float = 0
        var count: Float = 0
        for y in max(0, row - 1)...min(down - 1, row + 1) {
          for x in max(0, column - 1)...min(across - 1, column + 1) {
            sum += activity[y * across + x]
            count += 1
          }
        }
        let here = 0.7 * activity[row * across + column] + 0.3 * (sum / count)
        luma[row * across + column] = Self.weight(activity: here)
      }
    }
    var chroma = Self.chroma(luma, across: across, down: down)
    focus?.weigh(&luma, across: across, of: .luma)
    focus?.weigh(&chroma, across: (across + 1) / 2, of: .chroma)
    self.luma = luma
    self.chroma = chroma
  }

  /// What an error in a luma block of an activity counts.
  static func weight(activity: Float) -> Float {
    power13of16(half / (half + min(cap, activity)))
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
