/// Which input samples make each output sample along one edge, and with what weight.
///
/// The input is not the photo: each of its samples is already the mean of `pitch` pixels, since the
/// decoder reduces by averaging. A Lanczos filter on top would blur twice. The weights are therefore
/// fitted: of all filters with as many taps they come nearest to Lanczos on the full-size pixels, in
/// the sense of least squares for pictures whose pixels correlate as ρ^distance.
///
/// With R the covariance of the input samples, g that of the input samples with the wanted output
/// and 1 a vector of ones, the weights are R⁻¹(g + λ1), λ such that they add up to 1 (the normal
/// equations with one Lagrange multiplier).
struct Axis {
  /// Input samples per output sample; fewer for the tiniest photos.
  let taps: Int
  /// The first input sample of each output sample.
  let start: [Int32]
  /// `taps` weights per output sample; they add up to 1.
  let weights: [Float]

  var count: Int { start.count }

  /// An edge of a photo in full-size pixels, and how the samples on both sides lie on it.
  struct Edge {
    /// Pixels of the stored photo.
    var length: Int
    /// Input samples.
    var samples: Int
    /// Pixels that each input sample is the mean of.
    var pitch: Double
    /// Output samples of a full-size component.
    var outputs: Int
    /// Whether each output sample is the mean of two, as chroma is.
    var isHalved: Bool
    /// Whether output runs against input.
    var isMirrored: Bool
  }

  /// Correlation of neighbouring full-size pixels.
  private static let correlation = 0.97
  /// Variance of the decoder's rounding relative to the picture's: it keeps weights small.
  private static let noise = 1e-4

  init(_ edge: Edge) {
    let step = Double(edge.length) / Double(edge.outputs)
    let count = edge.isHalved ? (edge.outputs + 1) / 2 : edge.outputs
    let width = step * (edge.isHalved ? 2 : 1) / edge.pitch
    // A last sample that is not whole is the mean of pixels and of whatever the encoder put behind
    // them: it is not read.
    let samples = max(1, Int(Double(edge.length) / edge.pitch))
    if width == 1, count == edge.samples, edge.outputs.isMultiple(of: edge.isHalved ? 2 : 1) {
      // The samples are those that are wanted.
      taps = 1
      start = (0..<count).map { Int32(edge.isMirrored ? count - 1 - $0 : $0) }
      weights = [Float](repeating: 1, count: count)
      return
    }
    // Taps beyond these gain less than 0.1 dB before encoding; chroma, of which the encoder keeps far
    // less, needs fewer.
    let pairs = edge.isHalved ? max(2, 0.75 * width) : max(4, 2.8 * width - 0.1)
    taps = min(samples, 2 * Int(pairs.rounded(.up)))
    let fit = Fit(
      taps: taps, pitch: edge.pitch, correlation: Self.correlation, noise: Self.noise)

    // Away from the edges the weights repeat: after `period` outputs the grids meet again.
    let unit = edge.pitch * Double(edge.outputs)
    let period = Int(unit) / Self.divisor(Int(unit), edge.length * (edge.isHalved ? 2 : 1))
    var phases = [Int?](repeating: nil, count: period)
    var start: [Int32] = []
    var weights = [Float](repeating: 0, count: count * taps)
    start.reserveCapacity(count)
    for index in 0..<count {
      // The last of an odd number of samples is halved with nothing.
      let members = edge.isHalved ? [2 * index, 2 * index + 1] : [index]
      let places = members.filter { $0 < edge.outputs }.map { member in
        let place = (Double(member) + 0.5) * step
        return edge.isMirrored ? Double(edge.length) - place : place
      }
      let middle = places.reduce(0, +) / Double(places.count)
      let ideal = Int((middle / edge.pitch - Double(fit.taps) / 2 + 0.5).rounded(.down))
      let first = min(max(ideal, 0), samples - fit.taps)
      start.append(Int32(first))
      let isInner = ideal == first && Target.fits(places, step: max(step, 1), edge.length)
      if isInner, let same = phases[index % period] {
        for tap in 0..<taps { weights[index * taps + tap] = weights[same * taps + tap] }
        continue
      }
      let wanted = Target(places, step: max(step, 1), length: edge.length)
      let fitted = fit.weights(first, wanted)
      for tap in 0..<taps { weights[index * taps + tap] = Float(fitted[tap]) }
      if isInner { phases[index % period] = index }
    }
    self.start = start
    self.weights = weights
  }

  /// The greatest common divisor.
  private static func divisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : divisor(other, one % other)
  }
}

/// The wanted filter on full-size pixels: Lanczos at one place or the mean of it at two.
private struct Target {
  /// The first pixel that counts.
  let first: Int
  /// What each pixel counts; they add up to 1. Pixels beyond the photo are left out.
  let weights: [Double]

  init(_ places: [Double], step: Double, length: Int) {
    let (low, high) = Self.reach(places, step)
    let pixels = max(0, low)..<max(max(0, low) + 1, min(length, high))
    var sums = [Double](repeating: 0, count: pixels.count)
    var lobes = sums
    for place in places {
      var total = 0.0
      for pixel in pixels {
        let value = Lanczos.value((Double(pixel) + 0.5 - place) / step)
        lobes[pixel - pixels.lowerBound] = value
        total += value
      }
      let share = 1 / (total * Double(places.count))
      for index in sums.indices { sums[index] += lobes[index] * share }
    }
    first = pixels.lowerBound
    weights = sums
  }

  /// Whether the filter lies within the photo.
  static func fits(_ places: [Double], step: Double, _ length: Int) -> Bool {
    let (low, high) = reach(places, step)
    return low >= 0 && high <= length
  }

  private static func reach(_ places: [Double], _ step: Double) -> (low: Int, high: Int) {
    let reach = Lanczos.lobes * step
    let (one, other) = (places[0], places[places.count - 1])
    return (
      Int((min(one, other) - reach).rounded(.down)), Int((max(one, other) + reach).rounded(.up)) + 1
    )
  }
}

/// The least-squares fit for one grid of input samples.
private struct Fit {
  let taps: Int
  private let pitch: Double
  private let correlation: Double
  private let inverse: [Double]
  private let inverseOfOnes: [Double]
  private let sumOfInverse: Double

  init(taps: Int, pitch: Double, correlation: Double, noise: Double) {
    self.taps = taps
    self.pitch = pitch
    self.correlation = correlation
    // Means over `pitch` pixels; a pitch that is no whole number does not occur but for components
    // with unusual sampling, where the nearest is close enough.
    let pixels = max(1, Int(pitch.rounded()))
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

  /// The weights of the input samples from `first` on.
  func weights(_ first: Int, _ target: Target) -> [Double] {
    let cross = crossCovariance(first, target)
    var weights = (0..<taps).map { row in
      (0..<taps).reduce(0.0) { $0 + inverse[row * taps + $1] * cross[$1] }
    }
    let excess = (1 - weights.reduce(0, +)) / sumOfInverse
    for index in 0..<taps { weights[index] += excess * inverseOfOnes[index] }
    return weights
  }

  /// The covariance of each input sample with the wanted output. Σ wᵢ ρ^|i−t| at every pixel t is
  /// two recursions, one from either side.
  private func crossCovariance(_ first: Int, _ target: Target) -> [Double] {
    let pixels = max(1, Int(pitch.rounded()))
    let begin = Int((Double(first) * pitch).rounded())
    let low = min(begin, target.first)
    let high = max(begin + taps * pixels, target.first + target.weights.count)
    var sums = [Double](repeating: 0, count: high - low)
    for (index, weight) in target.weights.enumerated() { sums[target.first - low + index] = weight }
    var backward = sums
    for index in 1..<sums.count { sums[index] += sums[index - 1] * correlation }
    for index in stride(from: sums.count - 2, through: 0, by: -1) {
      backward[index] += backward[index + 1] * correlation
      sums[index] += backward[index + 1] * correlation
    }
    return (0..<taps).map { tap in
      let start = begin + tap * pixels - low
      return sums[start..<(start + pixels)].reduce(0, +) / Double(pixels)
    }
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
