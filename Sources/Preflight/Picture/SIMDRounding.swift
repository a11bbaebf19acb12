extension SIMD8<Float> {
  /// The nearest integers, ties to even, for values within ±4 million.
  ///
  /// Adding 1.5·2²³ leaves no room for a fraction in the mantissa, and the integer stands in its low
  /// bits. The standard library's conversion is checked lane by lane, a hundred times slower.
  @inline(__always)
  var nearest: SIMD8<Int32> {
    unsafe unsafeBitCast(self + 12_582_912, to: SIMD8<Int32>.self) &- 0x4B40_0000
  }

  /// Every lane at least `low` and at most `high`.
  @inline(__always)
  func kept(_ low: Float, _ high: Float) -> SIMD8<Float> {
    let low = SIMD8<Float>(repeating: low)
    let high = SIMD8<Float>(repeating: high)
    let raised = self.replacing(with: low, where: self .< low)
    return raised.replacing(with: high, where: raised .> high)
  }
}
