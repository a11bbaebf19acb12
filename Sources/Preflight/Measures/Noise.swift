import CKernels

/// Noise of the sensor.
enum Noise {
  /// The standard deviation of the noise in levels, by what is left of a luma once all that is flat
  /// or sloped is taken away. Fine texture adds to it. J. Immerkær: "Fast noise variance estimation",
  /// Computer Vision and Image Understanding 64, 1996.
  ///
  /// - Parameter box: The part to look at; all unless said otherwise.
  static func deviation(_ luma: Plane, in box: Box? = nil) -> Double {
    func range(_ start: Double?, _ length: Double?, _ count: Int) -> Range<Int> {
      guard let start, let length, start.isFinite, length.isFinite else { return 0..<count }
      func place(_ value: Double) -> Int { Int(min(max(value, 0), Double(count))) }
      return place(start)..<max(place(start), place(start + length))
    }
    let columns = range(box?.x, box?.width, luma.width)
    let rows = range(box?.y, box?.height, luma.height)
    guard columns.count > 2, rows.count > 2 else { return 0 }
    let samples = luma.samples.span
    precondition(samples.count == luma.width * luma.height)
    let part = samples.extracting((rows.lowerBound * luma.width + columns.lowerBound)...)
    precondition(part.count >= (rows.count - 1) * luma.width + columns.count)
    let sum = unsafe part.withUnsafeBufferPointer { part in
      unsafe ckernels_roughness(
        part.baseAddress, luma.width, Int32(columns.count), Int32(rows.count))
    }
    let mean = Double(sum) / Double((columns.count - 2) * (rows.count - 2))
    return 1.2533141373155003 / 6 * mean  // the root of π/2
  }
}
