/// A picture as a JPEG file within a budget of bytes.
struct EncodedPicture {
  let bytes: [UInt8]
  let size: Size
  /// Whether the picture was too busy for the size that was asked for.
  let isSmaller: Bool
}

/// Encodes the picture of a decoded photo to the budget of a specification: baseline, 4:2:0 or grey,
/// optimal Huffman codes, nothing beside the picture but a JFIF marker.
///
/// A picture that is so busy that the bytes would not describe it decently is made smaller: fewer
/// pixels described well look better than all of them described badly.
func encode(
  _ planes: borrowing ScaledPlanes, _ header: Header, _ specification: Specification
) -> EncodedPicture {
  let wanted = header.size(longestEdge: specification.longestEdge)
  var control = RateControl(Picture(planes, header, size: wanted), specification)
  var scale = control.findScale()
  var size = wanted
  if let share = Reduction.share(scale) {
    let edge = Int((Double(wanted.longEdge) * share).rounded())
    size = header.size(longestEdge: edge)
    control = RateControl(Picture(planes, header, size: size), specification)
    scale = control.findScale()
  }
  return EncodedPicture(bytes: control.encode(scale: scale), size: size, isSmaller: size != wanted)
}

/// When a picture is so busy that it is made smaller, and by how much.
enum Reduction {
  /// What the longest edge is multiplied by, for a picture that keeps to its bytes at a scale of the
  /// tables; nil for a picture that stays as it is.
  static func share(_ scale: Double) -> Double? {
    switch scale {
    case ..<3: nil
    case ..<4: 0.9
    case ..<5: 0.8
    default: 0.7
    }
  }
}
