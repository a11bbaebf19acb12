/// A part of a photo, cut out around a small face.
struct Portrait {
  let header: Header
  let picture: Picture
  let sighting: Sighting
  /// What was cut out, in full-size pixels of the upright photo.
  let frame: Box

  /// The height of the face as a share of the height of the portrait: head and shoulders.
  private static let faceShare = 0.45
  /// Width to height.
  private static let aspect = 0.75
  /// Where the middle of the face lies, from above.
  private static let eyeLevel = 0.45

  /// What to cut out, in pixels of the upright photo: a portrait around the face, or as much of one as
  /// the photo has.
  static func frame(_ face: Box, in photo: Size) -> Box {
    // A face that is wider than usual must fit as well.
    let tall = max(face.height / faceShare, face.width / faceShare / aspect)
    let height = min(Double(photo.height), tall.rounded())
    let width = min(Double(photo.width), (tall * aspect).rounded())
    func place(_ wanted: Double, _ length: Double, _ edge: Int) -> Double {
      min(max(0, wanted.rounded()), Double(edge) - length)
    }
    return Box(
      x: place(face.middle.x - width / 2, width, photo.width),
      y: place(face.middle.y - height * eyeLevel, height, photo.height),
      width: width, height: height)
  }

  /// The portrait that the planes are cut to, if the face is found in it and large enough.
  init?(
    _ planes: borrowing ScaledPlanes, _ header: Header, _ finder: FaceFinder,
    _ specification: Specification
  ) {
    guard let cut = planes.cut else { return nil }
    var part = header
    part.width = cut.width
    part.height = cut.height
    picture = Picture(planes, part, size: part.size(longestEdge: specification.longestEdge))
    sighting = finder.look(at: picture)
    frame = cut.upright(header)
    self.header = part
    guard let face = sighting.main, sighting.confidence >= FaceFinder.sure, sighting.quarters == 0,
      face.box.shortEdge >= Rule.surelyTooSmall * Double(specification.minimumFace)
    else { return nil }
  }
}
