/// A stretch of one edge of a picture, divided into equal parts. It may reach beyond the picture.
struct Window {
  /// Where it begins, in samples from the edge of the picture.
  var start: Double
  /// Samples.
  var length: Double
  /// Parts.
  var count: Int

  /// The same stretch of a plane with half as many samples.
  var halved: Window { Window(start: start / 2, length: length / 2, count: count) }

  var step: Double { length / Double(count) }

  /// Where a part begins.
  func place(_ index: Int) -> Double { start + Double(index) * length / Double(count) }

  /// The share of a part that lies on a picture with so many samples along this edge.
  func coverage(_ index: Int, of samples: Int) -> Float {
    let covered = min(place(index + 1), Double(samples)) - max(place(index), 0)
    return Float(min(1, max(0, covered / step)))
  }
}

extension Axis {
  /// The mean of the samples under each part of a window; between samples where parts are smaller
  /// than samples. What lies beyond the picture does not count.
  init(means window: Window, of samples: Int) {
    let step = window.step
    let taps = min(samples, max(2, Int(step.rounded(.up)) + 1))
    var start: [Int32] = []
    var weights = [Float](repeating: 0, count: window.count * taps)
    start.reserveCapacity(window.count)
    for index in 0..<window.count {
      var low = window.place(index)
      var high = window.place(index + 1)
      if step < 1 {
        // A sample's width around the middle: straight lines between the middles of samples.
        let middle = min(max((low + high) / 2, 0.5), Double(samples) - 0.5)
        (low, high) = (middle - 0.5, middle + 0.5)
      }
      low = max(low, 0)
      high = min(high, Double(samples))
      let first = min(max(Int(max(low, 0)), 0), samples - taps)
      start.append(Int32(first))
      guard high > low else { continue }
      for tap in 0..<taps {
        let left = Double(first + tap)
        let covered = min(high, left + 1) - max(low, left)
        if covered > 0 { weights[index * taps + tap] = Float(covered / (high - low)) }
      }
    }
    self.taps = taps
    self.start = start
    self.weights = weights
    fixed = FixedWeights(weights, taps: taps)
  }

  /// The same, of samples counted from elsewhere.
  init(moving axis: Axis, by offset: Int) {
    taps = axis.taps
    start = axis.start.map { $0 + Int32(offset) }
    weights = axis.weights
    fixed = axis.fixed
  }
}
