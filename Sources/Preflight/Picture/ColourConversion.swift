extension Picture {
  /// A picture from planes of another colour space, all of the same size.
  ///
  /// RGB becomes YCbCr by JFIF. Print colours become RGB as a screen shows them without a profile:
  /// each colour is what its ink and black let through. Files with an Adobe marker store print
  /// colours inverted, as every reader knows.
  init(converting planes: [Plane], _ space: Header.ColourSpace, isInverted: Bool) {
    let width = planes[0].width
    let height = planes[0].height
    var luma = [UInt8](repeating: 0, count: width * height)
    let halfWidth = (width + 1) / 2
    let halfHeight = (height + 1) / 2
    var blue = [Int32](repeating: 0, count: halfWidth * halfHeight)
    var red = blue
    var members = blue
    for y in 0..<height {
      for x in 0..<width {
        let index = y * width + x
        let stored = planes.map { Int32($0.samples[index]) }
        let (r, g, b) = Self.rgb(stored, space, isInverted: isInverted)
        // ITU-T T.871 (JFIF), section 7, in 1/65536.
        luma[index] = UInt8((19595 * r + 38470 * g + 7471 * b + 32768) >> 16)
        let cell = (y / 2) * halfWidth + x / 2
        blue[cell] += -11059 * r - 21709 * g + 32768 * b
        red[cell] += 32768 * r - 27439 * g - 5329 * b
        members[cell] += 1
      }
    }
    func chroma(_ sums: [Int32]) -> Plane {
      let samples = zip(sums, members).map { sum, count in
        UInt8(clamping: (sum / count + (128 << 16) + 32767) >> 16)
      }
      return Plane(width: halfWidth, height: halfHeight, samples: samples)
    }
    self.init(
      luma: Plane(width: width, height: height, samples: luma),
      chroma: Chroma(blue: chroma(blue), red: chroma(red)))
  }

  private static func rgb(
    _ stored: [Int32], _ space: Header.ColourSpace, isInverted: Bool
  ) -> (Int32, Int32, Int32) {
    var (first, second, third) = (stored[0], stored[1], stored[2])
    if space == .ycck {
      // The first three components are YCbCr of the inverse of cyan, magenta and yellow.
      let (y, cb, cr) = (first << 16 + 32768, second - 128, third - 128)
      func level(_ value: Int32) -> Int32 { 255 - min(max(value >> 16, 0), 255) }
      first = level(y + 91881 * cr)
      second = level(y - 22554 * cb - 46802 * cr)
      third = level(y + 116130 * cb)
    }
    guard space != .rgb else { return (first, second, third) }
    func light(_ ink: Int32) -> Int32 { isInverted ? ink : 255 - ink }
    let black = light(stored[3])
    func mixed(_ ink: Int32) -> Int32 { (light(ink) * black + 127) / 255 }
    return (mixed(first), mixed(second), mixed(third))
  }
}
