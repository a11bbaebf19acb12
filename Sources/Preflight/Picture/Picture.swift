/// An upright photo as luma and chroma planes, 8 bits, full range, by JFIF.
///
/// The chroma planes have half the width and half the height of the luma, rounded up. A chroma
/// sample lies in the middle of the four luma samples that it belongs to.
public struct Picture: Sendable, Equatable {
  /// The Y plane.
  public let luma: Plane
  /// Cb and Cr, or nil for a grey photo.
  public let chroma: Chroma?

  /// The two chroma planes.
  public struct Chroma: Sendable, Equatable {
    /// Blue difference, 128 for none.
    public let blue: Plane
    /// Red difference, 128 for none.
    public let red: Plane
  }

  /// Pixels of a row.
  public var width: Int { luma.width }
  /// Rows.
  public var height: Int { luma.height }
}

extension Picture {
  var size: Size { Size(width: width, height: height) }

  /// Luma and, for colour, blue and red.
  var planes: [Plane] {
    if let chroma { [luma, chroma.blue, chroma.red] } else { [luma] }
  }
}
