/// The rows or the columns of a plane, counted from one of its edges.
///
/// Columns are looked at row by row: memory is far, and a photo before a white wall has many.
struct EdgeLines {
  /// An edge of a picture.
  enum Side { case top, bottom, left, right }

  /// By how much the samples of a bar differ, in levels.
  private static let tolerance = 8
  /// The level below which a bar is black, and the one above which it is white.
  private static let (black, white) = (12, 243)

  private let plane: Plane
  private let side: Side
  /// How many lines there are.
  let count: Int
  /// Samples of a line.
  let length: Int
  /// From a sample to the next of its line, and to the same of the next line.
  private let (along, inward): (Int, Int)
  /// The first sample of the outermost line.
  private let start: Int

  init(_ plane: Plane, from side: Side) {
    self.plane = plane
    self.side = side
    let (width, height) = (plane.width, plane.height)
    switch side {
    case .top, .bottom: (count, length, along) = (height, width, 1)
    case .left, .right: (count, length, along) = (width, height, width)
    }
    switch side {
    case .top: (start, inward) = (0, width)
    case .bottom: (start, inward) = ((height - 1) * width, -width)
    case .left: (start, inward) = (0, 1)
    case .right: (start, inward) = (width - 1, -1)
    }
  }

  /// The mean level of a line.
  func mean(_ line: Int) -> Double {
    let samples = plane.samples.span
    var sum = 0
    for place in 0..<length { sum += Int(samples[start + line * inward + place * along]) }
    return Double(sum) / Double(length)
  }

  /// The level of the outermost line where it can be that of a bar: black or white, and everywhere the
  /// same. Most photos say no after two samples.
  var level: Int? {
    let samples = plane.samples.span
    let corner = Int(samples[start])
    for place in stride(from: 0, to: length, by: 16)
    where abs(Int(samples[start + place * along]) - corner) > Self.tolerance {
      return nil
    }
    let level = Int(mean(0).rounded())
    return level < Self.black || level > Self.white ? level : nil
  }

  /// How many lines from the edge on have a level, and nothing else.
  func run(of level: Int) -> Int {
    switch side {
    case .top, .bottom:
      return (0..<count).first { line in
        reach(level, from: start + line * inward, step: 1, most: length) < length
      } ?? count
    case .left, .right:
      // A few rows show already how far it can be at most.
      var run = count
      for step in [16, 1] {
        for place in stride(from: 0, to: length, by: step) where run > 0 {
          run = reach(level, from: start + place * along, step: inward, most: run)
        }
      }
      return run
    }
  }

  /// How many samples of a row have a level, one after the other.
  private func reach(_ level: Int, from first: Int, step: Int, most: Int) -> Int {
    let samples = plane.samples.span
    let low = step > 0 ? first : first - most + 1
    let part = samples.extracting(low..<(low + most))
    let wanted = UInt8(level)
    var worst: UInt8 = 0
    for index in 0..<part.count {
      worst = max(worst, max(part[index], wanted) &- min(part[index], wanted))
    }
    if worst <= Self.tolerance { return most }
    return (0..<most).first { abs(Int(samples[first + $0 * step]) - level) > Self.tolerance }
      ?? most
  }

  /// How far the samples of a line are from a level.
  struct Distance {
    /// The share of those that are more than 20 levels off, 0…1.
    var share = 0.0
    /// In the mean, in levels.
    var mean = 0.0
  }

  /// How far the samples of lines are from a level, along a part of them.
  func distances(_ lines: Range<Int>, along part: Range<Int>, from level: Int) -> [Distance] {
    let samples = plane.samples.span
    var (far, sum) = (
      [Int](repeating: 0, count: lines.count), [Int](repeating: 0, count: lines.count)
    )
    for place in part {
      for (index, line) in lines.enumerated() {
        let distance = abs(Int(samples[start + line * inward + place * along]) - level)
        far[index] += distance > 20 ? 1 : 0
        sum[index] += distance
      }
    }
    let count = Double(max(1, part.count))
    return zip(far, sum).map { Distance(share: Double($0) / count, mean: Double($1) / count) }
  }
}
