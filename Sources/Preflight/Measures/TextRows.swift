/// Rows of dark print on lighter paper to a side of a face, as cards and passports have them beside
/// their portrait.
///
/// Each side is looked at level with the eyes and with the eyes 20 pixels apart, so that a row of a
/// card is 5 to 9 pixels high. A row is a run of lines with many thin dark strokes, between lines
/// without any. It is counted in pieces, for it need not be quite level. All but the place of the
/// side is computed in integers.
enum TextRows {
  /// Pixels between the eyes.
  static let unit = 20
  /// How far from the middle between the eyes a side begins, in pixels.
  static let near = 40
  /// Pieces of a row, side by side, and pixels along each.
  static let (pieces, piece) = (4, 26)
  /// Pixels on either side of a stroke that are looked at.
  static let reach = 4
  /// Lines above and below the eyes.
  static let (above, below) = (50, 90)
  /// Levels by which a stroke is darker than both neighbours at 2, or 3, or 4 pixels from it.
  static let depth = 8
  /// Lines that a row is high.
  static let heights = 4...13
  /// Lines without a stroke above a row, and below.
  static let gap = 2
  /// Pixels of strokes that a line of a piece has on average.
  static let strokes = 5
  /// The smallest distance between eyes beside which print can be made out, in pixels of the picture.
  static let leastEyeDistance = 12.0
  /// The share of a side that has to be in the picture.
  static let leastSeen = 0.6

  static let width = pieces * piece + 2 * reach
  static let height = above + below

  /// How many pieces of rows there are to one side of a face, the one that has more. A piece is 1.3
  /// eye distances long; a side, from 2.0 to 7.2 beside the face and from 2.5 above the eyes to 4.5
  /// below, has room for four in a row.
  ///
  /// - Returns: 0…92, or nil where too little of either side is in the picture or all is too small.
  static func count(_ picture: Picture, _ landmarks: Landmarks) -> Int? {
    let (left, right) = (landmarks.leftEye, landmarks.rightEye)
    let middle = Point(x: (left.x + right.x) / 2, y: (left.y + right.y) / 2)
    let step = Point(x: (right.x - left.x) / Double(unit), y: (right.y - left.y) / Double(unit))
    let scale = Similarity(step: step, origin: middle).scale
    guard scale * Double(unit) >= leastEyeDistance else { return nil }
    let sides = [-near - pieces * piece, near].map { start in
      // From the middle between the eyes to that of the first pixel.
      let (x, y) = (Double(start - reach) + 0.5, Double(-above) + 0.5)
      return Similarity(
        step: step,
        origin: Point(
          x: middle.x + x * step.x - y * step.y, y: middle.y + x * step.y + y * step.x))
    }.filter { seen($0, in: picture.size) >= leastSeen }
    guard !sides.isEmpty else { return nil }
    let level = FacePatch.level(scale)
    let luma = FacePatch.halved(picture.luma, level)
    return sides.map { side in
      count(luma.sampled(side.divided(by: 1 << level), width: width, height: height).span)
    }.max()
  }

  /// The share of a side that is in the picture, by every eighth pixel.
  private static func seen(_ side: Similarity, in size: Size) -> Double {
    let (columns, rows) = (
      stride(from: reach + 4, to: width - reach, by: 8), stride(from: 4, to: height, by: 8)
    )
    var (inside, all) = (0, 0)
    for row in rows {
      for column in columns {
        let (x, y) = (Double(column), Double(row))
        let place = Point(
          x: side.origin.x + x * side.step.x - y * side.step.y,
          y: side.origin.y + x * side.step.y + y * side.step.x)
        all += 1
        if place.x >= 0, place.x <= Double(size.width), place.y >= 0, place.y <= Double(size.height)
        {
          inside += 1
        }
      }
    }
    return Double(inside) / Double(all)
  }

  /// The pieces of rows in a side of `width` × `height` samples.
  static func count(_ side: Span<UInt8>) -> Int {
    precondition(side.count == width * height)
    // Line after line in one loop, which the compiler turns into vector instructions.
    var numbers = [Int](repeating: 0, count: pieces * height)
    for line in 0..<height {
      for place in 0..<pieces {
        let first = line &* width &+ reach &+ place &* piece
        var count: Int32 = 0
        for pixel in first..<(first &+ piece) {
          let around = max(
            min(side[pixel &- 2], side[pixel &+ 2]), min(side[pixel &- 3], side[pixel &+ 3]),
            min(side[pixel &- 4], side[pixel &+ 4]))
          if Int(around) >= Int(side[pixel]) &+ depth { count &+= 1 }
        }
        numbers[place &* height &+ line] = Int(count)
      }
    }
    return (0..<pieces).reduce(0) { count, place in
      count + rows(numbers[(place * height)..<((place + 1) * height)])
    }
  }

  /// The rows of a piece, by the strokes of its lines. A run that reaches to the first or last line
  /// may go on beyond it and is none.
  static func rows(_ strokes: some Sequence<Int>) -> Int {
    var count = 0
    var (blank, high, sum) = (0, 0, 0)
    var isFree = false  // above
    var isRow = false  // unless it is not free below
    for number in strokes {
      if number > 0 {
        if high == 0 { (isFree, isRow, blank) = (blank >= gap, false, 0) }
        high += 1
        sum += number
      } else {
        if high > 0 {
          isRow = isFree && heights.contains(high) && sum >= Self.strokes * high
          (high, sum) = (0, 0)
        }
        blank += 1
        if isRow, blank == gap { count += 1 }
      }
    }
    return count
  }
}
