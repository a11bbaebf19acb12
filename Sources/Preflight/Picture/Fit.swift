/// The least-squares fit of an axis' weights for one grid of input samples, with the memory that it
/// works in: a photo needs hundreds of fits.
struct Fit {
  let taps: Int
  /// Full-size pixels of an edge.
  private let length: Int
  /// Pixels per input sample, and per output sample.
  private let pitch: Double
  private let pixels: Int
  private let step: Double
  private let correlation: Double
  private let inverse: [Double]
  private let inverseOfOnes: [Double]
  private let sumOfInverse: Double
  /// Sums over the pixels up to each one; sums from each one on; a filter at one place; covariances.
  private var memory: [Double] = []

  /// - Parameters:
  ///   - correlation: ρ, of neighbouring pixels.
  ///   - noise: Variance of the input samples beside the picture's own.
  init(
    taps: Int, length: Int, pitch: Double, step: Double, correlation: Double, noise: Double
  ) {
    self.taps = taps
    self.length = length
    self.pitch = pitch
    self.step = step
    self.correlation = correlation
    // Means over `pitch` pixels; a pitch that is no whole number does not occur but for components
    // with unusual sampling, where the nearest is close enough.
    let pixels = max(1, Int(pitch.rounded()))
    self.pixels = pixels
    let powers = Self.powers(correlation, count: (taps + 1) * pixels + 1)
    let covariance = (0..<taps).map { distance in
      var sum = 0.0
      for a in 0..<pixels {
        for b in 0..<pixels { sum += powers[abs(distance * pixels + a - b)] }
      }
      return sum / Double(pixels * pixels)
    }
    var matrix = (0..<(taps * taps)).map { covariance[abs($0 / taps - $0 % taps)] }
    for index in 0..<taps { matrix[index * taps + index] += noise }
    inverse = Self.inverse(matrix, taps)
    inverseOfOnes = (0..<taps).map { [inverse] row in
      (0..<taps).reduce(0) { $0 + inverse[row * taps + $1] }
    }
    sumOfInverse = inverseOfOnes.reduce(0, +)
  }

  /// The pixels that an output sample at a place is made of.
  func reach(_ place: Double) -> (low: Int, high: Int) {
    let reach = Lanczos.lobes * step
    return (Int((place - reach).rounded(.down)), Int((place + reach).rounded(.up)) + 1)
  }

  /// Puts the weights of the input samples from `first` on into `weights`, from `index` on.
  ///
  /// - Parameters:
  ///   - place: Where the output sample lies, in full-size pixels.
  ///   - other: Where a second one lies that it is the mean with.
  mutating func fit(
    _ weights: inout [Float], at index: Int, first: Int, place: Double, other: Double?
  ) {
    let covariances = correlate(first, place, other)
    let taps = taps
    let (inverse, ones) = (inverse, inverseOfOnes)
    var projected = 0.0
    for tap in 0..<taps { projected += ones[tap] * memory[covariances + tap] }
    let excess = (1 - projected) / sumOfInverse
    for row in 0..<taps {
      var sum = excess * ones[row]
      for tap in 0..<taps { sum += inverse[row * taps + tap] * memory[covariances + tap] }
      weights[index + row] = Float(sum)
    }
  }

  /// The covariance of each input sample with the wanted output. Σ wᵢ ρ^|i−t| at every pixel t is
  /// two recursions, one from either side.
  ///
  /// - Returns: Where they are in `memory`.
  private mutating func correlate(_ first: Int, _ place: Double, _ other: Double?) -> Int {
    let (taps, pixels, correlation) = (taps, pixels, correlation)
    let (one, two) = (reach(place), reach(other ?? place))
    // Pixels beyond the photo are left out.
    let start = max(0, min(one.low, two.low))
    let end = max(start + 1, min(length, max(one.high, two.high)))
    let begin = Int((Double(first) * pitch).rounded())
    let low = min(begin, start)
    let count = max(begin + taps * pixels, end) - low
    let covariances = 3 * count
    if memory.count < covariances + taps {
      memory = [Double](repeating: 0, count: 2 * covariances + taps)
    }
    for pixel in 0..<count { memory[pixel] = 0 }
    let members = other == nil ? 1.0 : 2
    add(place, start..<end, members, offset: start - low, scratch: 2 * count)
    if let other { add(other, start..<end, members, offset: start - low, scratch: 2 * count) }
    var memory = memory.mutableSpan
    memory[2 * count - 1] = memory[count - 1]
    for pixel in stride(from: count - 2, through: 0, by: -1) {
      memory[count + pixel] = memory[pixel] + memory[count + pixel + 1] * correlation
    }
    for pixel in 1..<count { memory[pixel] += memory[pixel - 1] * correlation }
    // A pixel itself is in both sums.
    for pixel in 0..<(count - 1) { memory[pixel] += memory[count + pixel + 1] * correlation }
    for tap in 0..<taps {
      var sum = 0.0
      let from = begin + tap * pixels - low
      for pixel in from..<(from + pixels) { sum += memory[pixel] }
      memory[covariances + tap] = sum / Double(pixels)
    }
    return covariances
  }

  /// Adds Lanczos' filter at a place on full-size pixels, made to add up to 1 / `members`, to the sums
  /// from `offset` on.
  private mutating func add(
    _ place: Double, _ range: Range<Int>, _ members: Double, offset: Int, scratch: Int
  ) {
    let step = step
    let table = Lanczos.table
    let values = table.span
    var memory = memory.mutableSpan
    var total = 0.0
    for index in 0..<range.count {
      let pixel = Double(range.lowerBound + index) + 0.5
      let value = Lanczos.value((pixel - place) / step, values)
      memory[scratch + index] = value
      total += value
    }
    let scale = 1 / (total * members)
    for index in 0..<range.count { memory[offset + index] += memory[scratch + index] * scale }
  }

  private static func powers(_ base: Double, count: Int) -> [Double] {
    var powers = [1.0]
    while powers.count < count { powers.append(powers[powers.count - 1] * base) }
    return powers
  }

  /// Gauss–Jordan without pivoting: the matrix is a covariance, so positive definite.
  private static func inverse(_ matrix: [Double], _ n: Int) -> [Double] {
    var a = matrix
    var result = (0..<(n * n)).map { $0 / n == $0 % n ? 1.0 : 0.0 }
    for pivot in 0..<n {
      let scale = 1 / a[pivot * n + pivot]
      for column in 0..<n {
        a[pivot * n + column] *= scale
        result[pivot * n + column] *= scale
      }
      for row in 0..<n where row != pivot {
        let factor = a[row * n + pivot]
        for column in 0..<n {
          a[row * n + column] -= factor * a[pivot * n + column]
          result[row * n + column] -= factor * result[pivot * n + column]
        }
      }
    }
    return result
  }
}
