/// Lanczos' filter with three lobes, the window that ImageMagick, libvips and Pillow use for photos:
/// sinc(x)·sinc(x/3) for |x| < 3, 0 beyond.
enum Lanczos {
  static let lobes = 3.0

  /// The filter at x, by `table`, linear between its 512 entries per unit: within 2·10⁻⁶.
  static func value(_ x: Double, _ table: Span<Double>) -> Double {
    let place = abs(x) * Double(steps)
    let index = Int(place)
    guard index < 3 * steps else { return 0 }
    let share = place - Double(index)
    return table[index] * (1 - share) + table[index + 1] * share
  }

  private static let steps = 512

  static let table: [Double] = (0...(3 * steps)).map { index in
    let x = Double(index) / Double(steps)
    return sinc(x) * sinc(x / lobes)
  }

  private static func sinc(_ x: Double) -> Double {
    x == 0 ? 1 : sine(.pi * x) / (.pi * x)
  }

  /// sin x for 0 ≤ x ≤ 3π by its Taylor series. The system's own differs in the last bit between C
  /// libraries, and the same photo has to give the same bytes everywhere.
  private static func sine(_ x: Double) -> Double {
    let turns = (x / .pi).rounded()
    let reduced = x - turns * .pi
    var term = reduced
    var sum = reduced
    for k in 1...11 {
      term *= -reduced * reduced / Double(2 * k * (2 * k + 1))
      sum += term
    }
    return turns.truncatingRemainder(dividingBy: 2) == 0 ? sum : -sum
  }
}
