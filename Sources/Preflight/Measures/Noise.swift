/// Noise of the sensor.
enum Noise {
  /// The standard deviation of the noise in levels, by what is left of a luma once all that is flat
  /// or sloped is taken away. Fine texture adds to it. J. Immerkær: "Fast noise variance estimation",
  /// Computer Vision and Image Understanding 64, 1996.
  static func deviation(_ luma: Plane) -> Double {
    let (width, height) = (luma.width, luma.height)
    guard width > 2, height > 2 else { return 0 }
    let samples = luma.samples.span
    precondition(samples.count == width * height)
    // Bent across the lines, a − 2b + c, and then along them: together the nine weights.
    var bends = [Int16](repeating: 0, count: width)
    var sum = 0
    for row in 1..<(height - 1) {
      func line(_ row: Int) -> Range<Int> { (row * width)..<((row + 1) * width) }
      var out = bends.mutableSpan
      bend(
        samples.extracting(line(row - 1)), samples.extracting(line(row)),
        samples.extracting(line(row + 1)), &out)
      sum += Int(bent(bends.span))
    }
    let mean = Double(sum) / Double((width - 2) * (height - 2))
    return 1.2533141373155003 / 6 * mean  // the root of π/2
  }

  private static func bend(
    _ upper: Span<UInt8>, _ middle: Span<UInt8>, _ lower: Span<UInt8>,
    _ out: inout MutableSpan<Int16>
  ) {
    let count = out.count
    precondition(upper.count == count && middle.count == count && lower.count == count)
    for column in 0..<count {
      out[column] = Int16(upper[column]) &- 2 &* Int16(middle[column]) &+ Int16(lower[column])
    }
  }

  private static func bent(_ bends: Span<Int16>) -> Int32 {
    let count = bends.count - 2
    precondition(count > 0)
    let first = bends.extracting(0..<count)
    let middle = bends.extracting(1..<(count + 1))
    let last = bends.extracting(2..<(count + 2))
    var sum: Int32 = 0
    for column in 0..<count {
      let value = Int32(first[column] &- 2 &* middle[column] &+ last[column])
      sum &+= value < 0 ? 0 &- value : value
    }
    return sum
  }
}
