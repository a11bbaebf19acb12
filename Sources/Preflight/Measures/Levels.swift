/// How often each of 256 levels occurs.
struct Levels {
  private(set) var counts = [Int](repeating: 0, count: 256)
  private(set) var total = 0

  /// The levels of the face.
  init(face luma: Span<UInt8>) {
    precondition(luma.count == FacePatch.edge * FacePatch.edge)
    for (row, columns) in FaceArea.rows.enumerated() {
      for column in columns { counts[Int(luma[row * FacePatch.edge + column])] += 1 }
    }
    total = FaceArea.count
  }

  init(_ levels: [UInt8]) {
    for level in levels { counts[Int(level)] += 1 }
    total = levels.count
  }

  /// The level below which a share of all lies, 0…1; between two levels by straight lines.
  func quantile(_ share: Double) -> Double {
    let place = share * Double(total - 1)
    let below = Int(place)
    func level(_ index: Int) -> Double {
      var sum = 0
      for (level, count) in counts.enumerated() {
        sum += count
        if sum > index { return Double(level) }
      }
      return 255
    }
    let low = level(below)
    return low + (level(min(below + 1, total - 1)) - low) * (place - Double(below))
  }

  /// The share of a level and all above it, 0…1.
  func share(from level: Int) -> Double {
    Double(counts[level...].reduce(0, +)) / Double(max(1, total))
  }

  /// Shannon's entropy in bits, 0…8: low where only a few levels occur.
  var entropy: Double {
    counts.reduce(0) { sum, count in
      guard count > 0 else { return sum }
      let share = Double(count) / Double(total)
      return sum - share * logarithm2(share)
    }
  }
}
