import CKernels

/// A turn, a scale and a shift: from the middles of the pixels of a patch to places in a picture.
struct Similarity: Equatable {
  /// A step to the right in the patch, in the picture. A step down is this turned by 90°.
  private(set) var step: Point
  /// Where the middle of the patch's pixel (0, 0) lies.
  private(set) var origin: Point

  /// Pixels of the picture per pixel of the patch.
  var scale: Double { (step.x * step.x + step.y * step.y).squareRoot() }

  init(step: Point, origin: Point) {
    self.step = step
    self.origin = origin
  }

  init(scale: Double, origin: Point) {
    self.init(step: Point(x: scale, y: 0), origin: origin)
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
    precondition(samples.count == width * height)
    let (columns, rows) = (width / 2, height / 2)
    var means = [UInt8](repeating: 0, count: columns * rows)
    unsafe means.withUnsafeMutableBufferPointer { means in
      unsafe samples.withUnsafeBufferPointer { samples in
        unsafe ckernels_halve(samples.baseAddress, width, height, means.baseAddress)
      }
    }
    return Plane(width: columns, height: rows, samples: means)
  }

  /// A rectangle of samples at the places that a similarity gives, each between the four nearest by
  /// straight lines; beyond the plane its edge goes on.
  ///
  /// Places are counted in 1/65,536 of a sample and weights in 1/256, so that the result is the same
  /// on every machine.
  func sampled(_ similarity: Similarity, width columns: Int, height rows: Int) -> [UInt8] {
    func fixed(_ value: Double) -> Int {
      value.isFinite ? Int((min(max(value, -32_768), 32_768) * 65_536).rounded()) : 0
    }
    let step = (x: fixed(similarity.step.x), y: fixed(similarity.step.y))
    // From the corner of the plane to the middle of its first sample.
    let origin = (x: fixed(similarity.origin.x - 0.5), y: fixed(similarity.origin.y - 0.5))
    let samples = samples.span
    precondition(samples.count == width * height)
    let last = (x: (width - 1) << 16, y: (height - 1) << 16)
    var result = [UInt8](repeating: 0, count: columns * rows)
    var out = result.mutableSpan
    for row in 0..<rows {
      var x = origin.x - row * step.y
      var y = origin.y + row * step.x
      // Most faces lie within the picture as a whole: nothing has to be held back at its edges then.
      let end = (x: x + (columns - 1) * step.x, y: y + (columns - 1) * step.y)
      let isInside =
        min(x, end.x) >= 0 && max(x, end.x) < last.x && min(y, end.y) >= 0 && max(y, end.y) < last.y
      for column in 0..<columns {
        let placeX = isInside ? x : min(max(x, 0), last.x)
        let placeY = isInside ? y : min(max(y, 0), last.y)
        let place = (placeY >> 16) &* width &+ placeX >> 16
        let right = isInside || placeX < last.x ? 1 : 0
        let below = isInside || placeY < last.y ? width : 0
        let (shareX, shareY) = (placeX >> 8 & 255, placeY >> 8 & 255)
        let upper =
          Int(samples[place]) &<< 8
          &+ (Int(samples[place &+ right]) &- Int(samples[place])) &* shareX
        let lower =
          Int(samples[place &+ below]) &<< 8
          &+ (Int(samples[place &+ below &+ right]) &- Int(samples[place &+ below])) &* shareX
        out[row &* columns &+ column] = UInt8(
          truncatingIfNeeded: (upper &<< 8 &+ (lower &- upper) &* shareY &+ 32_768) >> 16)
        x &+= step.x
        y &+= step.y
      }
    }
    return result
  }
}
