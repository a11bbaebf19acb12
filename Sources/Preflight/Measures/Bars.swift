/// Bars of one colour along opposite edges, as a screen shot or a slide leaves them.
enum Bars {
  /// The share of the picture that bars cover, of its width or its height, 0…1. A bar is black or
  /// white, on both sides, more than 2 % wide on each, and ends within the eight lines over which
  /// compression smears an edge.
  static func share(_ luma: Plane) -> Double {
    max(share(luma, isAcross: false), share(luma, isAcross: true))
  }

  private static func share(_ luma: Plane, isAcross: Bool) -> Double {
    let count = isAcross ? luma.width : luma.height
    let first = bar(luma, isAcross, Array(0..<count))
    guard first * 50 > count else { return 0 }
    let last = bar(luma, isAcross, Array((0..<count).reversed()))
    guard last * 50 > count, first + last < count else { return 0 }
    return Double(first + last) / Double(count)
  }

  /// How many lines from an edge on are a bar; 0 where they fade into the picture.
  private static func bar(_ luma: Plane, _ isAcross: Bool, _ order: [Int]) -> Int {
    var mean = 0.0
    for (index, line) in order.enumerated() {
      let line = facts(luma, isAcross, line)
      if line.high - line.low <= 8 && (line.mean < 12 || line.mean > 243) {
        mean = line.mean
        continue
      }
      guard index > 0 else { return 0 }
      let beyond = facts(luma, isAcross, order[min(index + 8, order.count - 1)])
      return abs(beyond.mean - mean) > 20 ? index : 0
    }
    return 0
  }

  /// The lowest, the highest and the mean level of a row or a column.
  private static func facts(
    _ luma: Plane, _ isAcross: Bool, _ line: Int
  ) -> (low: Int, high: Int, mean: Double) {
    let samples = luma.samples.span
    let (start, step, count) =
      isAcross ? (line, luma.width, luma.height) : (line * luma.width, 1, luma.width)
    var (low, high, sum) = (255, 0, 0)
    for index in 0..<count {
      let level = Int(samples[start + index * step])
      low = min(low, level)
      high = max(high, level)
      sum += level
    }
    return (low, high, Double(sum) / Double(count))
  }
}
