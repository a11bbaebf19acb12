/// Width and height in pixels.
struct Size: Equatable, Sendable {
  var width: Int
  var height: Int

  var longEdge: Int { max(width, height) }
  var shortEdge: Int { min(width, height) }

  /// The size at which the longer edge is no longer than `longestEdge`. The other edge is rounded
  /// to the nearest pixel and never vanishes.
  func fitted(_ longestEdge: Int) -> Size {
    guard longEdge > longestEdge else { return self }
    func scaled(_ edge: Int) -> Int {
      max(1, (2 * edge * longestEdge + longEdge) / (2 * longEdge))
    }
    return Size(width: scaled(width), height: scaled(height))
  }
}
