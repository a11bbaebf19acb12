/// A photo as it would be sent but for the encoding: decoded, upright, with its faces.
struct Scene: ~Copyable {
  private(set) var planes: ScaledPlanes
  /// What the markers say, but for a turn or a cut.
  private(set) var header: Header
  /// The picture at the size to be sent.
  private(set) var picture: Picture
  /// What was found in it; nil where nobody looked.
  private(set) var sighting: Sighting?
  /// By how many quarters it was turned clockwise, beside what EXIF says.
  private(set) var quarters = 0
  /// What was cut out, in full-size pixels of the upright photo.
  private(set) var crop: Box?
  /// The shorter edge of the face in the photo as a whole, where it was cut to a portrait.
  private(set) var farFace: Double?
  /// The photo as a whole and the face in it, where it was cut to a portrait: what is beside a face
  /// is not in the portrait.
  private(set) var whole: (picture: Picture, landmarks: Landmarks)?

  /// The face to be compared, where it is sure that there is one and it is upright.
  var face: Box? {
    guard let sighting, sighting.quarters == 0, sighting.confidence >= FaceFinder.sure else {
      return nil
    }
    return sighting.main?.box
  }

  /// Whether it is another picture than the file's.
  var isChanged: Bool { quarters != 0 || crop != nil }

  /// A decoded photo in which nobody has looked for faces.
  init(_ planes: consuming ScaledPlanes, _ header: Header, _ specification: Specification) {
    picture = Picture(planes, header, size: header.size(longestEdge: specification.longestEdge))
    self.planes = planes
    self.header = header
  }

  /// Looks for faces.
  mutating func look(_ finder: FaceFinder) {
    sighting = finder.look(at: picture)
  }

  /// Turns a picture upright whose face is not, if the face is found there as well.
  mutating func turnUpright(_ finder: FaceFinder, _ specification: Specification) {
    guard let quarters = sighting?.quarters, quarters != 0 else { return }
    var turned = header
    turned.orientation = Orientation.turned(exif: header.orientation, by: quarters)
    let size = turned.size(longestEdge: specification.longestEdge)
    let picture = Picture(planes, turned, size: size)
    let sighting = finder.look(at: picture)
    guard sighting.confidence >= FaceFinder.sure, sighting.quarters == 0 else { return }
    self.quarters = quarters
    self.picture = picture
    self.sighting = sighting
    header = turned
  }

  /// Cuts a portrait out of a photo whose face would be too small, where the original has the pixels:
  /// from the same planes where they are fine enough, otherwise from a second decode.
  mutating func cropToFace(
    _ bytes: Span<UInt8>, _ finder: FaceFinder, _ specification: Specification,
    _ memory: PlaneMemory
  ) {
    let least = Double(specification.minimumFace)
    let upright = header.size(longestEdge: header.longEdge)
    let scale = Double(upright.longEdge) / Double(picture.size.longEdge)
    guard scale > 1, let face = smallFace(finder, least, scale) else { return }
    let frame = Portrait.frame(face.scaled(x: scale, y: scale), in: upright)
    // The longest edge at which the whole photo would show the portrait as it is to be sent.
    let share = Double(upright.longEdge) / max(frame.width, frame.height)
    let edge = Int((Double(specification.longestEdge) * share).rounded(.up))
    if Scale.choose(header, longestEdge: edge)
      == Scale.choose(header, longestEdge: specification.longestEdge)
    {
      planes.cut = Cut(frame, header, pitch: planes.pitch)
      if let portrait = Portrait(planes, header, finder, specification) {
        adopt(portrait, face)
      } else {
        planes.cut = nil
      }
    } else {
      // The photo was decoded before: if it fails now it is for want of memory, and stays as it is.
      guard
        var finer = try? ScaledPlanes(
          bytes, header, longestEdge: edge, limits: specification.limits, memory: memory)
      else { return }
      finer.cut = Cut(frame, header, pitch: finer.pitch)
      if let portrait = Portrait(finer, header, finder, specification) {
        planes = finer
        adopt(portrait, face)
      }
    }
  }

  private mutating func adopt(_ portrait: Portrait, _ face: Box) {
    if let landmarks = portrait.sighting.main?.landmarks {
      // From pixels of the portrait to full-size ones, and from those to pixels of the whole.
      let upright = header.size(longestEdge: header.longEdge)
      let fine = portrait.frame.width / Double(portrait.picture.width)
      let coarse = Double(picture.size.longEdge) / Double(upright.longEdge)
      func place(_ point: Point) -> Point {
        Point(
          x: (portrait.frame.x + point.x * fine) * coarse,
          y: (portrait.frame.y + point.y * fine) * coarse)
      }
      whole = (picture, landmarks.map(place))
    }
    picture = portrait.picture
    sighting = portrait.sighting
    header = portrait.header
    crop = portrait.frame
    farFace = (face.shortEdge * 16).rounded() / 16
  }

  /// The one face that is too small in the picture but not in the original.
  private func smallFace(_ finder: FaceFinder, _ least: Double, _ scale: Double) -> Box? {
    guard let sighting, sighting.quarters == 0 else { return nil }
    let boxes =
      sighting.confidence >= FaceFinder.sure
      ? [sighting.faces[0].box]
        + sighting.faces.dropFirst().filter { $0.confidence >= Rule.sureOfAnother }.map(\.box)
      : finder.farFaces(in: picture)
    // The box of a small face is off by more than others; the portrait is measured again.
    guard let main = boxes.first, main.shortEdge < least, main.shortEdge * scale >= 0.85 * least,
      // Whom of several to send is not for the machine to say.
      !boxes.dropFirst().contains(where: { $0.area > Rule.mostOfAnother * main.area })
    else { return nil }
    return main
  }
}
