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
/// A picture that is so busy that the bytes would not describe it decently is made smaller.
///
/// - Parameter picture: The picture at the wanted size where it was made already.
func encode(
  _ planes: borrowing ScaledPlanes, _ header: Header, _ specification: Specification,
  picture: Picture? = nil
) -> EncodedPicture {
  let wanted = header.size(longestEdge: specification.longestEdge)
  var size = wanted
  var control = RateControl(picture ?? Picture(planes, header, size: size), specification)
  var scale = control.findScale()
  for share in Reduction.shares where scale > Reduction.coarsest {
    size = header.size(longestEdge: Int((Double(wanted.longEdge) * share).rounded(.up)))
    control = RateControl(Picture(planes, header, size: size), specification)
    scale = control.findScale()
  }
  return EncodedPicture(bytes: control.encode(), size: size, isSmaller: size != wanted)
}

/// When a picture is so busy that it is made smaller, and by how much.
enum Reduction {
  /// The scale of the tables beyond which a picture is made smaller. Up to here more pixels win where
  /// it matters: on 72 photos and 32 with noise and tilings added, at the same 20,000 bytes and seen
  /// at 800 pixels, 640 pixels gained 1.1 SSIMULACRA2 for scales from 0.8 to 1.6 and 0.2 from 1.6 to
  /// 2.5, but lost 1.2 to 4.6 from 2.5 to 3 and 5.5 beyond; PSNR hardly moved. From here on steps
  /// reach their largest value of 255, and coarser tables save nothing.
  static let coarsest = 3.7

  /// What the longest edge is multiplied by, one after the other: 720, 640 and 560 of 800 pixels,
  /// then what the smallest budgets need.
  static let shares = [0.9, 0.8, 0.7, 0.5, 0.35, 0.25]
}
