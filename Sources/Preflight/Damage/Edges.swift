/// How bright the luma is along the upper and the lower edge of every row of MCUs, by the mean and
/// the slope of each block there.
struct Edges {
  /// Blocks of a row.
  let width: Int
  /// Rows of MCUs.
  let height: Int
  /// Columns of blocks in an MCU: damage begins at one of them.
  let columns: Int
  /// Levels per quantisation step of the mean, and of twice the slope.
  private let meanStep: Float
  private let slopeStep: Float
  /// `width` × `height` levels, row after row.
  private(set) var top: [Float]
  private(set) var bottom: [Float]

  /// - Parameters:
  ///   - mean: The quantiser of coefficient 0.
  ///   - slope: The quantiser of coefficient 2 in zigzag order.
  init(width: Int, height: Int, columns: Int, mean: Int, slope: Int) {
    self.width = width
    self.height = height
    self.columns = columns
    meanStep = Float(mean) / 8
    // By that much the middle of a half block is off the mean, per unit of the coefficient: the
    // mean of cos((2y + 1)π/16) over y = 0…3 is 0.64, times √2.
    slopeStep = 2 * 0.90613 / 8 * Float(slope)
    top = [Float](repeating: 0, count: width * height)
    bottom = top
  }

  /// Notes a block that lies at the upper or the lower edge of its row of MCUs, or at both.
  @inline(__always)
  mutating func note(
    column: Int, row: Int, mean: Int, slope: Int, isTop: Bool, isBottom: Bool
  ) {
    guard column < width else { return }
    let level = Float(mean) * meanStep
    let rise = Float(slope) * slopeStep
    let index = row &* width &+ column
    if isTop { top[index] = level + rise }
    if isBottom { bottom[index] = level - rise }
  }

  /// The jump of brightness from MCU row `row` − 1 to `row`, less what the slopes lead to expect.
  @inline(__always) func jump(_ row: Int, _ column: Int) -> Float {
    top[row &* width &+ column] - bottom[(row &- 1) &* width &+ column]
  }
}
