/// A photo as it would be sent but for the encoding: decoded, upright, with its faces.
struct Scene: ~Copyable {
  private(set) var planes: ScaledPlanes
  /// What the markers say, but for a turn.
  private(set) var photo: Header
  /// The picture at the size to be sent.
  private(set) var picture: Picture
  /// What was found in it; nil where nobody looked.
  private(set) var sighting: Sighting?
  /// By how many quarters it was turned clockwise, beside what EXIF says.
  private(set) var quarters = 0
  /// The share of the photo's width or height that bars covered which were cut off, 0…1.
  private(set) var bars = 0.0
  /// The shorter edge of the face in the photo as a whole, where it was cut to a portrait.
  private(set) var farFace: Double?
  /// The photo as a whole and the face in it, where it was cut to a portrait: what is beside a face
  /// is not in the portrait.
  private(set) var whole: (picture: Picture, landmarks: Landmarks)?

  /// What the markers say, but for a turn or a cut.
  var header: Header { planes.cut?.part(of: photo) ?? photo }

  /// What was cut out, in full-size pixels of the upright photo; nil for all of it.
  var crop: Box? { planes.cut?.upright(photo) }

  /// The face to be compared, where it is sure that there is one and it is upright.
  var face: Box? {
    guard let sighting, sighting.quarters == 0, sighting.confidence >= FaceFinder.sure else {
      return nil
    }
    return sighting.main?.box
  }

  /// Whether it is another picture than the file's.
  var isChanged: Bool { quarters != 0 || planes.cut != nil }

  /// A decoded photo in which nobody has looked for faces.
  init(_ planes: consuming ScaledPlanes, _ header: Header, _ specification: Specification) {
    picture = Picture(planes, header, size: header.size(longestEdge: specification.longestEdge))
    self.planes = planes
    photo = header
  }

  private static let frames = 3

  /// Cuts off bars that are surely bars, where what is left is large enough for the service.
  mutating func cutBars(
    _ bytes: Span<UInt8>, _ specification: Specification, _ memory: PlaneMemory
  ) {
    // A frame within a frame is taken off by the next round.
    for _ in 0..<Self.frames {
      guard let inside = Letterbox.inside(picture),
        cut(bytes, to: inside, specification, memory)
      else { return }
    }
  }

  /// Cuts the photo to a part of the picture, of which nothing else remains, and makes the picture
  /// anew: from the same planes where they are fine enough, otherwise from a second decode.
  private mutating func cut(
    _ bytes: Span<UInt8>, to inside: Box, _ specification: Specification, _ memory: PlaneMemory
  ) -> Bool {
    let frame = inPhoto(inside)
    func isEnough(_ width: Int, _ height: Int) -> Bool {
      let size = Size(width: width, height: height).fitted(specification.longestEdge)
      return size.shortEdge >= specification.minimumFace
    }
    guard isEnough(Int(frame.width), Int(frame.height)) else { return false }
    let edge = longestEdge(frame, specification)
    if Scale.choose(photo, longestEdge: edge) <= planes.scale {
      guard let cut = Cut(frame, within: frame, photo, pitch: planes.pitch),
        isEnough(cut.width, cut.height)
      else { return false }
      planes.cut = cut
    } else {
      guard
        var finer = try? ScaledPlanes(
          bytes, photo, longestEdge: edge, limits: specification.limits, memory: memory),
        let cut = Cut(frame, within: frame, photo, pitch: finer.pitch),
        isEnough(cut.width, cut.height)
      else { return false }
      finer.cut = cut
      planes = finer
    }
    picture = Picture(planes, header, size: header.size(longestEdge: specification.longestEdge))
    if let crop {
      let whole = photo.size(longestEdge: photo.longEdge)
      bars = 1 - min(crop.width / Double(whole.width), crop.height / Double(whole.height))
    }
    return true
  }

  /// Looks for faces.
  mutating func look(_ finder: FaceFinder) {
    sighting = finder.look(at: picture)
  }

  /// Turns a picture upright whose face is not, if the face is found there as well.
  mutating func turnUpright(_ finder: FaceFinder, _ specification: Specification) {
    guard let quarters = sighting?.quarters, quarters != 0 else { return }
    var turned = photo
    turned.orientation = Orientation.turned(exif: photo.orientation, by: quarters)
    let part = planes.cut?.part(of: turned) ?? turned
    let size = part.size(longestEdge: specification.longestEdge)
    let picture = Picture(planes, part, size: size)
    let sighting = finder.look(at: picture)
    guard sighting.confidence >= FaceFinder.sure, sighting.quarters == 0 else { return }
    self.quarters = quarters
    self.picture = picture
    self.sighting = sighting
    photo = turned
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
    let before = crop
    var frame = Portrait.frame(face.scaled(x: scale, y: scale), in: upright)
    frame.x += before?.x ?? 0
    frame.y += before?.y ?? 0
    let edge = longestEdge(frame, specification)
    if Scale.choose(photo, longestEdge: edge) <= planes.scale {
      let cut = planes.cut
      planes.cut = Cut(frame, within: before, photo, pitch: planes.pitch)
      if let portrait = Portrait(planes, photo, finder, specification) {
        adopt(portrait, face, before: before, scale: scale)
      } else {
        planes.cut = cut
      }
    } else {
      // The photo was decoded before: if it fails now it is for want of memory, and stays as it is.
      guard
        var finer = try? ScaledPlanes(
          bytes, photo, longestEdge: edge, limits: specification.limits, memory: memory)
      else { return }
      finer.cut = Cut(frame, within: before, photo, pitch: finer.pitch)
      if let portrait = Portrait(finer, photo, finder, specification) {
        planes = finer
        adopt(portrait, face, before: before, scale: scale)
      }
    }
  }

  /// - Parameters:
  ///   - face: What the portrait was cut out around.
  ///   - before: What the picture shows that the portrait was cut out of; nil for all of the photo.
  ///   - scale: Full-size pixels per pixel of that picture.
  private mutating func adopt(
    _ portrait: Portrait, _ face: Box, before: Box?, scale: Double
  ) {
    if let landmarks = portrait.sighting.main?.landmarks {
      let fine = portrait.frame.width / Double(portrait.picture.width)
      func place(_ point: Point) -> Point {
        Point(
          x: (portrait.frame.x - (before?.x ?? 0) + point.x * fine) / scale,
          y: (portrait.frame.y - (before?.y ?? 0) + point.y * fine) / scale)
      }
      whole = (picture, landmarks.map(place))
    }
    picture = portrait.picture
    sighting = portrait.sighting
    farFace = (face.shortEdge * 16).rounded() / 16
  }

  /// The one face that is too small in the picture but not in the original.
  private func smallFace(_ finder: FaceFinder, _ least: Double, _ scale: Double) -> Box? {
    guard let sighting, sighting.quarters == 0 else { return nil }
    // The box of a small face is off by more than others; the portrait is measured again.
    let useful = 0.85 * least / scale
    let boxes =
      sighting.confidence >= FaceFinder.sure
      ? [sighting.faces[0].box]
        + sighting.faces.dropFirst().filter { $0.confidence >= Rule.sureOfAnother }.map(\.box)
      : finder.farFaces(in: picture, least: useful)
    guard let main = boxes.first, main.shortEdge < least, main.shortEdge >= useful,
      // Whom of several to send is not for the machine to say.
      !boxes.dropFirst().contains(where: { $0.area > Rule.mostOfAnother * main.area })
    else { return nil }
    return main
  }
}
