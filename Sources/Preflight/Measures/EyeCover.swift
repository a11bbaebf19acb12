/// Whether the eyes are behind dark glass.
struct EyeCover: Equatable {
  /// How bright it is below the eyes, as a share of nose or forehead; the mean of both.
  let brightness: Double
  /// The share of dark pixels around the eyes, 0…1; the mean of both.
  let darkness: Double

  init(_ luma: Span<UInt8>) {
    func median(_ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) -> Double {
      Levels(Self.levels(luma, columns, rows)).quantile(0.5)
    }
    let reference = max(median(58...69, 64...75), median(48...79, 28...39), 20)
    var brightness = 0.0
    var darkness = 0.0
    for (x, y) in [(44, 59), (84, 59)] {
      brightness += median((x - 9)...(x + 9), (y + 6)...(y + 11)) / reference
      let around = Self.levels(luma, (x - 13)...(x + 13), (y - 4)...(y + 11))
      darkness += Double(around.count { 2 * Double($0) < reference }) / Double(around.count)
    }
    self.brightness = brightness / 2
    self.darkness = darkness / 2
  }

  private static func levels(
    _ luma: Span<UInt8>, _ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>
  ) -> [UInt8] {
    var levels: [UInt8] = []
    levels.reserveCapacity(columns.count * rows.count)
    for row in rows {
      for column in columns { levels.append(luma[row * FacePatch.edge + column]) }
    }
    return levels
  }
}
