/// Looks for a shift of brightness that begins in the middle of the picture and lasts to its end.
///
/// Damage at one MCU leaves an error in the mean of every block after it. Seen from above, row
/// `row` of MCUs then jumps from column `start` on, and the next row before that column: one
/// stair, and no other jump in those two rows. The constants are those that told 1,138 damaged from
/// 15,934 sound files with one false alarm.
struct Staircase {
  /// The smallest shift that counts, in levels.
  static let smallestShift: Float = 10
  /// How much of each of the four arms has to agree.
  static let smallestShare: Float = 0.7

  private let edges: Edges
  /// What a jump is usually like in this picture, in levels.
  private let usual: Float

  /// The score of the clearest stair; 0 where there is none, nil where the picture is too small.
  static func score(_ edges: Edges) -> Double? {
    guard edges.width >= 8, edges.height >= 4 else { return nil }
    let staircase = Staircase(edges)
    var best: Float = 0
    for row in 1..<(edges.height - 1) {
      guard let start = staircase.start(row) else { continue }
      best = max(best, staircase.score(row, start))
    }
    return Double(best)
  }

  private init(_ edges: Edges) {
    self.edges = edges
    usual = Self.median(edges) + 0.5
  }

  /// The median size of all jumps, to a sixteenth of a level.
  private static func median(_ edges: Edges) -> Float {
    var counts = [Int](repeating: 0, count: 4096)
    for row in 1..<edges.height {
      for column in 0..<edges.width {
        counts[min(4095, Int(min(256, abs(edges.jump(row, column))) * 16))] += 1
      }
    }
    let half = edges.width * (edges.height - 1) / 2
    var sum = 0
    for (index, count) in counts.enumerated() {
      if sum + count > half {
        return (Float(index) + Float(half - sum) / Float(count)) / 16
      }
      sum += count
    }
    return 256
  }

  /// The column at which a stair between this row and the next stands out most; nil where nothing
  /// does.
  private func start(_ row: Int) -> Int? {
    let most = max(6 * usual, 24)
    func clipped(_ row: Int, _ column: Int) -> Float {
      min(max(edges.jump(row, column), -most), most)
    }
    // To begin with the stair is at the far right: all of the lower row, none of the upper.
    var step: Float = 0
    var rest: Float = 0
    for column in 0..<edges.width {
      step += clipped(row, column)
      rest += clipped(row + 1, column)
    }
    var best = 5 * Float(edges.width)
    var start: Int?
    for column in 0..<edges.width {
      if column > 0, column % edges.columns == 0, abs(step) - abs(rest) > best {
        best = abs(step) - abs(rest)
        start = column
      }
      let upper = clipped(row, column)
      let lower = clipped(row + 1, column)
      step += lower - upper
      rest += upper - lower
    }
    return start
  }

  /// How much better two rows are explained by a stair than by a jump of all of one of them.
  private func score(_ row: Int, _ start: Int) -> Float {
    let width = edges.width
    let jumps = (0..<width).map { edges.jump($0 < start ? row + 1 : row, $0) }
    let others = (0..<width).map { edges.jump($0 < start ? row : row + 1, $0) }
    let shift = Self.median(jumps)
    guard abs(shift) >= Self.smallestShift else { return 0 }
    let half = abs(shift) / 2
    func share(_ columns: Range<Int>, _ isInside: (Int) -> Bool) -> Float {
      Float(columns.count { isInside($0) }) / Float(columns.count)
    }
    let arms = [0..<start, start..<width].flatMap { columns in
      [
        share(columns) { abs(jumps[$0] - shift) < half },
        share(columns) { abs(others[$0]) < half },
      ]
    }
    guard let worst = arms.min(), worst >= Self.smallestShare else { return 0 }
    let stair = Self.gain(jumps)
    let upper = Self.gain((0..<width).map { edges.jump(row, $0) })
    let lower = Self.gain((0..<width).map { edges.jump(row + 1, $0) })
    return (stair - max(upper, lower)) / usual * worst
  }

  /// How much smaller the jumps are once their median is taken off them.
  private static func gain(_ jumps: [Float]) -> Float {
    let shift = median(jumps)
    return jumps.reduce(0) { $0 + abs($1) - abs($1 - shift) }
  }

  private static func median(_ values: [Float]) -> Float {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
