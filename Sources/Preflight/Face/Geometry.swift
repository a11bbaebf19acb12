/// A place in a picture, in pixels from its upper left corner. Pixel (0, 0) covers 0…1.
public struct Point: Sendable, Equatable {
  /// From the left edge.
  public var x: Double
  /// From the upper edge.
  public var y: Double

  /// A place in pixels.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle in a picture, in pixels. It may reach beyond the picture.
public struct Box: Sendable, Equatable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// From the left to the right edge.
  public var width: Double
  /// From the upper to the lower edge.
  public var height: Double

  /// A rectangle in pixels.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  var area: Double { width * height }
  var shortEdge: Double { min(width, height) }
  var longEdge: Double { max(width, height) }
  var middle: Point { Point(x: x + width / 2, y: y + height / 2) }

  /// The shared area as a share of the joint area, 0…1.
  func overlap(_ other: Box) -> Double {
    let shared =
      max(0, min(x + width, other.x + other.width) - max(x, other.x))
      * max(0, min(y + height, other.y + other.height) - max(y, other.y))
    return shared > 0 ? shared / (area + other.area - shared) : 0
  }
}

extension Point {
  /// The place after the picture, `size` before, is turned clockwise by so many quarters.
  func turned(_ quarters: Int, _ size: Size) -> Point {
    let (width, height) = (Double(size.width), Double(size.height))
    switch quarters & 3 {
    case 1: return Point(x: height - y, y: x)
    case 2: return Point(x: width - x, y: height - y)
    case 3: return Point(x: y, y: width - x)
    default: return self
    }
  }

  func scaled(x factorX: Double, y factorY: Double) -> Point {
    Point(x: x * factorX, y: y * factorY)
  }
}

extension Box {
  /// The box after the picture, `size` before, is turned clockwise by so many quarters.
  func turned(_ quarters: Int, _ size: Size) -> Box {
    let middle = middle.turned(quarters, size)
    let (w, h) = quarters & 1 == 0 ? (width, height) : (height, width)
    return Box(x: middle.x - w / 2, y: middle.y - h / 2, width: w, height: h)
  }

  func scaled(x factorX: Double, y factorY: Double) -> Box {
    Box(x: x * factorX, y: y * factorY, width: width * factorX, height: height * factorY)
  }
}

extension Size {
  /// The size after so many turns by a quarter.
  func turned(_ quarters: Int) -> Size {
    quarters & 1 == 0 ? self : Size(width: height, height: width)
  }
}
