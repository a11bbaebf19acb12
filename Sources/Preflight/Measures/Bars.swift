/// Bars of one colour along opposite edges, as a screen shot or a slide leaves them.
enum Bars {
  /// The share of the picture that bars cover, of its width or its height, 0…1. A bar is black or
  /// white, on both sides, more than 2 % wide on each, and ends within the eight lines over which
  /// compression smears an edge.
  static func share(_ luma: Plane) -> Double {
    max(
      share(EdgeLines(luma, from: .top), EdgeLines(luma, from: .bottom)),
      share(EdgeLines(luma, from: .left), EdgeLines(luma, from: .right)))
  }

  private static func share(_ near: EdgeLines, _ far: EdgeLines) -> Double {
    // Before anything that takes time.
    guard let nearLevel = near.level, let farLevel = far.level else { return 0 }
    let count = near.count
    let first = bar(near, nearLevel)
    guard first * 50 > count else { return 0 }
    let last = bar(far, farLevel)
    guard last * 50 > count, first + last < count else { return 0 }
    return Double(first + last) / Double(count)
  }

  /// How many lines from an edge on are a bar; 0 where they fade into the picture.
  private static func bar(_ lines: EdgeLines, _ level: Int) -> Int {
    let run = lines.run(of: level)
    guard run > 0, run < lines.count else { return 0 }
    let beyond = lines.mean(min(run + 8, lines.count - 1))
    return abs(beyond - Double(level)) > 20 ? run : 0
  }
}
