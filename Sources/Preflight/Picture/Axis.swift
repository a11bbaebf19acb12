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
  /// The same as integers.
  let fixed: FixedWeights

  var count: Int { start.count }

  /// An edge of a photo in full-size pixels, and how the samples on both sides lie on it.
  struct Edge: Equatable {
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
      fixed = FixedWeights(weights, taps: taps)
      return
    }
    // Taps beyond these gain less than 0.1 dB before encoding; chroma, of which the encoder keeps far
    // less, needs fewer.
    let pairs = edge.isHalved ? max(2, 0.75 * width) : max(4, 2.8 * width - 0.1)
    taps = min(samples, 2 * Int(pairs.rounded(.up)))
    var fit = Fit(
      taps: taps, length: edge.length, pitch: edge.pitch, step: max(step, 1),
      correlation: Self.correlation, noise: Self.noise)

    // Away from the edges the weights repeat: after `period` outputs the grids meet again.
    let unit = edge.pitch * Double(edge.outputs)
    let period = Int(unit) / Self.divisor(Int(unit), edge.length * (edge.isHalved ? 2 : 1))
    var phases = [Int](repeating: -1, count: period)
    var start: [Int32] = []
    var weights = [Float](repeating: 0, count: count * taps)
    start.reserveCapacity(count)
    func place(_ member: Int) -> Double {
      let place = (Double(member) + 0.5) * step
      return edge.isMirrored ? Double(edge.length) - place : place
    }
    for index in 0..<count {
      let one = place(edge.isHalved ? 2 * index : index)
      // The last of an odd number of samples is halved with nothing.
      let other = edge.isHalved && 2 * index + 1 < edge.outputs ? place(2 * index + 1) : nil
      let middle = other.map { (one + $0) / 2 } ?? one
      let ideal = Int((middle / edge.pitch - Double(taps) / 2 + 0.5).rounded(.down))
      let first = min(max(ideal, 0), samples - taps)
      start.append(Int32(first))
      let low = fit.reach(min(one, other ?? one)).low
      let high = fit.reach(max(one, other ?? one)).high
      let isInner = ideal == first && low >= 0 && high <= edge.length
      let same = phases[index % period]
      if isInner, same >= 0 {
        for tap in 0..<taps { weights[index * taps + tap] = weights[same * taps + tap] }
        continue
      }
      fit.fit(&weights, at: index * taps, first: first, place: one, other: other)
      if isInner { phases[index % period] = index }
    }
    self.start = start
    self.weights = weights
    fixed = FixedWeights(weights, taps: taps)
  }

  /// The greatest common divisor.
  private static func divisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : divisor(other, one % other)
  }
}
