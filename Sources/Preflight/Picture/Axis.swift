/// Which input samples make each output sample along one edge, and with what weight.
struct Axis {
  /// Input samples per output sample.
  let taps: Int
  /// The first input sample of each output sample.
  let start: [Int]
  /// `taps` weights per output sample; they add up to 1.
  let weights: [Float]

  var count: Int { start.count }

  /// Where samples lie along an edge, in full-size pixels of the stored photo.
  struct Grid {
    /// Number of samples.
    var count: Int
    /// Pixels from one sample to the next.
    var pitch: Double
    /// The place of the first sample's middle.
    var origin: Double

    /// Samples that divide the edge from its beginning: the first one's middle lies half a pitch in.
    init(count: Int, pitch: Double) {
      self.count = count
      self.pitch = pitch
      origin = pitch / 2
    }

    /// The same samples counted from the other end of an edge of `length` pixels.
    func mirrored(_ isMirrored: Bool, length: Double) -> Grid {
      guard isMirrored else { return self }
      var grid = self
      grid.origin = length - origin
      grid.pitch = -pitch
      return grid
    }

    func middle(_ index: Int) -> Double { origin + Double(index) * pitch }
  }

  /// The weights that turn samples on the one grid into samples on the other by Lanczos' filter with
  /// three lobes, widened where the output is coarser so that nothing aliases. Weights beyond the
  /// edges are left out and the others made to add up to 1.
  init(from input: Grid, to output: Grid) {
    let lobes = 3.0
    let width = max(abs(output.pitch), input.pitch) * lobes
    let reach = width / input.pitch
    let wanted = min(input.count, max(1, Int((2 * reach).rounded(.up))))
    var start: [Int] = []
    var weights: [Float] = []
    start.reserveCapacity(output.count)
    weights.reserveCapacity(output.count * wanted)
    for index in 0..<output.count {
      let middle = output.middle(index)
      // The first input sample that lies within the filter, moved in where the edge is near.
      let ideal = ((middle - width - input.origin) / input.pitch).rounded(.down) + 1
      let first = min(max(Int(ideal), 0), input.count - wanted)
      let raw = (first..<(first + wanted)).map { sample in
        Self.lanczos((input.middle(sample) - middle) / width * lobes, lobes)
      }
      let sum = raw.reduce(0, +)
      start.append(first)
      weights += raw.map { Float($0 / sum) }
    }
    self.taps = wanted
    self.start = start
    self.weights = weights
  }

  /// sinc(x)·sinc(x/lobes) within the lobes, 0 beyond (C. Lanczos; the window that ImageMagick,
  /// libvips and Pillow use for photos).
  private static func lanczos(_ x: Double, _ lobes: Double) -> Double {
    guard abs(x) < lobes else { return 0 }
    return sinc(x) * sinc(x / lobes)
  }

  private static func sinc(_ x: Double) -> Double {
    x == 0 ? 1 : sine(.pi * x) / (.pi * x)
  }

  /// sin x by its Taylor series, to the last bit or two. The system's own differs between C
  /// libraries, and the same photo has to give the same bytes everywhere.
  private static func sine(_ x: Double) -> Double {
    let turns = (x / (2 * .pi)).rounded()
    let reduced = x - turns * (2 * .pi)
    // sin(π − y) = sin y brings the argument to where the series converges fast.
    let y =
      reduced > .pi / 2 ? .pi - reduced : reduced < -.pi / 2 ? -.pi - reduced : reduced
    var term = y
    var sum = y
    for k in 1...13 {
      term *= -y * y / Double(2 * k * (2 * k + 1))
      sum += term
    }
    return sum
  }
}
