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
    // Each line bent: a − 2b + c. The same again from line to line makes the nine weights.
    var bends = [Int16](repeating: 0, count: 3 * width)
    var sum = 0
    for row in 0..<height {
      let line = samples.extracting((row * width)..<((row + 1) * width))
      var out = bends.mutableSpan
      let place = row % 3 * width
      for column in 1..<(width - 1) {
        out[place + column] =
          Int16(line[column - 1]) &- 2 &* Int16(line[column]) &+ Int16(line[column + 1])
      }
      guard row >= 2 else { continue }
      let all = bends.span
      let last = all.extracting((row % 3 * width)..<((row % 3 + 1) * width))
      let middle = all.extracting(((row + 2) % 3 * width)..<(((row + 2) % 3 + 1) * width))
      let first = all.extracting(((row + 1) % 3 * width)..<(((row + 1) % 3 + 1) * width))
      var lineSum: Int32 = 0
      for column in 1..<(width - 1) {
        let value = first[column] &- 2 &* middle[column] &+ last[column]
        lineSum &+= Int32(abs(value))
      }
      sum += Int(lineSum)
    }
    let mean = Double(sum) / Double((width - 2) * (height - 2))
    return 1.2533141373155003 / 6 * mean  // the root of π/2
  }
}
