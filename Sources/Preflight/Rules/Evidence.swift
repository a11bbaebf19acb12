/// What is known about a photo when the rules are asked. What is not known is nil.
public struct Evidence: Sendable {
  /// The numbers to keep to.
  public var specification: Specification
  /// Bytes of the file.
  public var bytes: Int
  /// Why the photo could not be read to the end.
  public var fault: Fault?
  /// What the markers say.
  public var header: Header?
  /// What a walk through the entropy-coded data found; nil where the file is too large for it.
  public var damage: SilentDamage?
  /// The photo that would be sent.
  public var output: Output?
  /// The faces, the main one first, in pixels of the photo that would be sent; nil where nobody
  /// looked for them.
  public var faces: [Face]?
  /// How sure it is that there is a face, 0…1; nil where nobody looked.
  public var confidence: Double?
  /// Degrees by which the photo was turned clockwise for its face to be upright, beside what EXIF says.
  public var turned = 0
  /// The shorter edge of a face, in pixels of the photo as a whole, that the photo was cut to a
  /// portrait around.
  public var farFace: Double?
  /// The share of the photo's width or height that bars covered which were cut off, 0…1.
  public var cutBars = 0.0
  /// What the picture looks like; nil where it could not be decoded.
  public var looks: PictureMeasures?
  /// The size of the picture in which the faces lie.
  var pictureSize: Size?
  /// The longer edge of what the picture shows, the photo or a part of it, in pixels of the file.
  var shownEdge: Int?

  /// Takes in what was found in the picture.
  mutating func take(_ scene: borrowing Scene) {
    pictureSize = scene.picture.size
    shownEdge = scene.header.longEdge
    turned = 90 * scene.quarters
    farFace = scene.farFace
    cutBars = scene.bars
    if let sighting = scene.sighting {
      faces = sighting.faces
      confidence = sighting.confidence
    }
    looks = PictureMeasures(
      scene.picture, scene.header, cut: scene.planes.cut, face: face, whole: scene.whole)
  }

  /// Takes in the photo that was made, at the size of which the faces are from now on.
  mutating func take(_ made: Output) {
    output = made
    let size = Size(width: made.width, height: made.height)
    guard let before = pictureSize, before != size else { return }
    pictureSize = size
    faces = faces?.map { $0.scaled(from: before, to: size) }
  }

  /// The main face, where it is surely one; others are not worth a judgement.
  public var face: Face? {
    faces?.first.flatMap { $0.confidence >= FaceFinder.sure ? $0 : nil }
  }

  /// The size of the photo that would be sent, as far as it is known before it is made.
  var outputSize: Size? {
    pictureSize ?? header?.size(longestEdge: specification.longestEdge)
  }

  /// The numbers that the report lists.
  var measures: [Measure] {
    guard let header else { return [] }
    var measures = [
      Measure(name: "bitsPerPixel", value: 8 * Double(header.endOffset) / Double(header.pixels))
    ]
    if let quality = header.quality {
      measures.append(Measure(name: "quality", value: Double(quality)))
    }
    return measures + (looks?.list ?? [])
  }

  /// Bytes of the photo that would be sent, or of the file as long as none is made; nil for a file
  /// that is no photo, whose size says nothing.
  var photoBytes: Double? {
    header == nil ? nil : Double(output?.bytes ?? bytes)
  }

  /// Bytes of the file, or where another rule already refuses so many the nearest number that the
  /// service takes: one fact is reported once.
  var bytesToAim: Double? {
    guard header != nil else { return nil }
    let limits = specification.minimumBytes...specification.maximumBytes
    return Double(limits.contains(bytes) ? bytes : specification.budget.upperBound)
  }
}
