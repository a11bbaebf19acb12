/// A rectangle of 8-bit samples, row after row without gaps.
public struct Plane: Sendable, Equatable {
  /// Samples of a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `width` × `height` samples, 0…255.
  public internal(set) var samples: [UInt8]

  init(width: Int, height: Int, samples: [UInt8]) {
    precondition(samples.count == width * height)
    self.width = width
    self.height = height
    self.samples = samples
  }
}
