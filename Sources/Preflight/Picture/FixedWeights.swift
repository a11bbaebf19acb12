/// The weights of an axis as 16-bit integers, so that every machine computes the same samples and
/// sixteen of them fit into one operation.
struct FixedWeights {
  /// `taps` per output sample; they add up to 1 << `bits`.
  let weights: [Int16]
  /// 15, or 14 where a weight would not fit or the sum could overflow.
  let bits: Int

  /// - Parameter weights: `taps` per output sample; they add up to 1.
  init(_ weights: [Float], taps: Int) {
    let exact = weights.span
    var largest: Float = 0
    var reach: Float = 0
    for first in stride(from: 0, to: exact.count, by: taps) {
      var sum: Float = 0
      for index in first..<(first + taps) {
        largest = max(largest, exact[index].magnitude)
        sum += exact[index].magnitude
      }
      reach = max(reach, sum)
    }
    let bits = largest < 0.999 && reach < 1.9 ? 15 : 14
    let unit = Float(1 << bits)
    var weights = [Int16](repeating: 0, count: exact.count)
    var fixed = weights.mutableSpan
    for first in stride(from: 0, to: exact.count, by: taps) {
      var left: Int32 = 1 << bits
      var heaviest = first
      for index in first..<(first + taps) {
        // Halves go up; all weights lie within ±2.
        let weight = Int32(exact[index] * unit + 32768.5) - 32768
        fixed[index] = Int16(clamping: weight)
        left -= Int32(fixed[index])
        if fixed[index] > fixed[heaviest] { heaviest = index }
      }
      // What rounding lost, so that even surfaces keep their level.
      fixed[heaviest] = Int16(clamping: Int32(fixed[heaviest]) + left)
    }
    self.weights = weights
    self.bits = bits
  }
}
