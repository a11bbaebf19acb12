/// The weights of an axis as 16-bit integers, so that every machine computes the same samples and
/// sixteen of them fit into one operation.
struct FixedWeights {
  /// `taps` per output sample; they add up to 1 << `bits`.
  let weights: [Int16]
  /// 15, or 14 where a weight would not fit or the sum could overflow.
  let bits: Int

  init(_ axis: Axis) {
    let taps = axis.taps
    var largest: Float = 0
    var reach: Float = 0
    for first in stride(from: 0, to: axis.weights.count, by: taps) {
      var sum: Float = 0
      for weight in axis.weights[first..<(first + taps)] {
        largest = max(largest, weight.magnitude)
        sum += weight.magnitude
      }
      reach = max(reach, sum)
    }
    let bits = largest < 0.999 && reach < 1.9 ? 15 : 14
    let unit = Float(1 << bits)
    var weights = [Int16](repeating: 0, count: axis.weights.count)
    for first in stride(from: 0, to: weights.count, by: taps) {
      var left = 1 << bits
      var heaviest = first
      for index in first..<(first + taps) {
        let weight = Int16(clamping: Int((axis.weights[index] * unit).rounded()))
        weights[index] = weight
        left -= Int(weight)
        if weight > weights[heaviest] { heaviest = index }
      }
      // What rounding lost, so that even surfaces keep their level.
      weights[heaviest] = Int16(clamping: Int(weights[heaviest]) + left)
    }
    self.weights = weights
    self.bits = bits
  }
}
