/// A turn, a scale and a shift: from the middles of the pixels of a patch to places in a picture.
struct Similarity: Equatable {
  /// A step to the right in the patch, in the picture. A step down is this turned by 90°.
  private(set) var step: Point
  /// Where the middle of the patch's pixel (0, 0) lies.
  private(set) var origin: Point

  /// Pixels of the picture per pixel of the patch.
  var scale: Double { (step.x * step.x + step.y * step.y).squareRoot() }

  init(scale: Double, origin: Point) {
    step = Point(x: scale, y: 0)
    self.origin = origin
  }

  /// The similarity whose reverse brings `places` nearest to `template` by the squares of the
  /// distances, in closed form. Places that all but coincide give a scale of 0.
  init(from places: [Point], to template: [Point]) {
    func middle(_ points: [Point]) -> Point {
      Point(
        x: points.reduce(0) { $0 + $1.x } / Double(points.count),
        y: points.reduce(0) { $0 + $1.y } / Double(points.count))
    }
    let from = middle(places)
    let to = middle(template)
    var spread = 0.0
    var along = 0.0
    var across = 0.0
    for (place, target) in zip(places, template) {
      let (sx, sy) = (place.x - from.x, place.y - from.y)
      let (dx, dy) = (target.x - to.x, target.y - to.y)
      spread += sx * sx + sy * sy
      along += sx * dx + sy * dy
      across += sx * dy - sy * dx
    }
    // From picture to patch it is [a −b; b a] with a = along / spread, b = across / spread.
    let square = along * along + across * across
    let factor = square > 0 ? spread / square : 0
    step = Point(x: along * factor, y: -across * factor)
    origin = Point(
      x: from.x - step.x * to.x + step.y * to.y, y: from.y - step.y * to.x - step.x * to.y)
  }

  /// To a picture of which each edge is `divisor` times smaller.
  func divided(by divisor: Int) -> Similarity {
    var result = self
    let factor = 1 / Double(divisor)
    result.step = Point(x: step.x * factor, y: step.y * factor)
    result.origin = Point(x: origin.x * factor, y: origin.y * factor)
    return result
  }

  /// From a patch with half as many pixels along each edge.
  var coarser: Similarity {
    var result = self
    result.origin = Point(
      x: origin.x + (step.x - step.y) / 2, y: origin.y + (step.y + step.x) / 2)
    result.step = Point(x: 2 * step.x, y: 2 * step.y)
    return result
  }
}

extension Plane {
  /// The means of two by two samples. A last odd row or column is left out; a plane that is one
  /// sample wide or high stays as it is.
  var halved: Plane {
    guard width > 1, height > 1 else { return self }
    let (columns, rows) = (width / 2, height / 2)
    let samples = samples.span
    precondition(samples.count == width * height)
    var means = [UInt8](repeating: 0, count: columns * rows)
    var out = means.mutableSpan
    for row in 0..<rows {
      let upper = samples.extracting((2 * row * width)..<((2 * row + 1) * width))
      let lower = samples.extracting(((2 * row + 1) * width)..<((2 * row + 2) * width))
      for column in 0..<columns {
        let sum =
          UInt16(upper[2 * column]) &+ UInt16(upper[2 * column + 1])
          &+ UInt16(lower[2 * column]) &+ UInt16(lower[2 * column + 1])
        out[row * columns + column] = UInt8(truncatingIfNeeded: (sum &+ 2) >> 2)
      }
    }
    return Plane(width: columns, height: rows, samples: means)
  }

  /// A square of samples at the places that a similarity gives, each between the four nearest by
  /// straight lines; beyond the plane its edge goes on.
  ///
  /// Places are counted in 1/65,536 of a sample and weights in 1/256, so that the result is the same
  /// on every machine.
  func sampled(_ similarity: Similarity, count: Int) -> [UInt8] {
    func fixed(_ value: Double) -> Int {
      value.isFinite ? Int((min(max(value, -32_768), 32_768) * 65_536).rounded()) : 0
    }
    let step = (x: fixed(similarity.step.x), y: fixed(similarity.step.y))
    // From the corner of the plane to the middle of its first sample.
    let origin = (x: fixed(similarity.origin.x - 0.5), y: fixed(similarity.origin.y - 0.5))
    let samples = samples.span
    precondition(samples.count == width * height)
    let last = (x: (width - 1) << 16, y: (height - 1) << 16)
    var result = [UInt8](repeating: 0, count: count * count)
    var out = result.mutableSpan
    for row in 0..<count {
      var x = origin.x - row * step.y
      var y = origin.y + row * step.x
      for column in 0..<count {
        let (placeX, placeY) = (min(max(x, 0), last.x), min(max(y, 0), last.y))
        let left = placeX >> 16
        let top = (placeY >> 16) * width
        let right = min(left + 1, width - 1)
        let bottom = min(top + width, (height - 1) * width)
        let (shareX, shareY) = (placeX >> 8 & 255, placeY >> 8 & 255)
        let upper = Int(samples[top + left]) * (256 - shareX) + Int(samples[top + right]) * shareX
        let lower =
          Int(samples[bottom + left]) * (256 - shareX) + Int(samples[bottom + right]) * shareX
        out[row * count + column] = UInt8((upper * (256 - shareY) + lower * shareY + 32_768) >> 16)
        x += step.x
        y += step.y
      }
    }
    return result
  }
}
