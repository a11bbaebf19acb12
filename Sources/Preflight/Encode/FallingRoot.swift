/// Finds where a falling function of a positive number is zero, in few evaluations: from the first
/// place by a slope that is known roughly, then by the line through the two latest places.
///
/// The function may waver: where that line cannot be right, the latest places on either side of the
/// zero are used instead.
struct FallingRoot {
  private let slope: Double
  private var latest: Point?
  private var early: Point?
  private var late: Point?

  private struct Point {
    let place: Double
    let value: Double

    func slope(to other: Point) -> Double {
      (other.value - value) / (other.place - place)
    }
  }

  /// How far a step may go, as a factor of the place.
  private static let reach = 3.0

  /// - Parameter slope: What the function changes by for each unit of place, below 0.
  init(slope: Double) {
    self.slope = slope
  }

  /// Takes the function's value at a place, and says where to look next.
  mutating func next(after place: Double, _ value: Double) -> Double {
    let point = Point(place: place, value: value)
    let steepness = latest.map { point.slope(to: $0) } ?? slope
    latest = point
    if value > 0 { early = point } else { late = point }
    var next = place - value / steepness
    if let early, let late, early.place < late.place {
      if !(early.place < next && next < late.place) {
        next = early.place - early.value / early.slope(to: late)
      }
    } else if steepness >= 0 {
      next = place - value / slope
    }
    return min(max(next, place / Self.reach), place * Self.reach)
  }
}
