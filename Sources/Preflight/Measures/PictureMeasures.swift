/// What a picture looks like, in numbers.
public struct PictureMeasures: Sendable, Equatable {
  /// The standard deviation of the noise, in levels.
  public let noise: Double
  /// How much stronger steps are at the borders of 8 × 8 blocks than elsewhere, 1 for not at all; nil
  /// where the photo is not in the size in which it was compressed.
  public let blockiness: Double?
  /// The share of the width or height that bars along opposite edges cover, 0…1.
  public let borders: Double
  /// The main face; nil where there is none.
  public let face: FaceMeasures?

  /// - Parameters:
  ///   - header: What the picture was decoded from.
  ///   - face: The main face, in pixels of the picture.
  ///   - whole: The picture that this one was cut out of, with the face in it.
  init(
    _ picture: Picture, _ header: Header, face: Face?,
    whole: (picture: Picture, landmarks: Landmarks)? = nil
  ) {
    noise = Noise.deviation(picture.luma)
    blockiness = Self.isOnGrid(picture, header) ? Blockiness.ratio(picture.luma) : nil
    borders = Bars.share(picture.luma)
    self.face = face.map { FaceMeasures(picture, $0, whole: whole) }
  }

  /// Whether the first sample of the picture is the first of a block: of the same size, and where an
  /// edge runs the other way, that of whole blocks.
  private static func isOnGrid(_ picture: Picture, _ header: Header) -> Bool {
    guard picture.size == header.size(longestEdge: header.longEdge) else { return false }
    let orientation = Orientation(exif: header.orientation)
    return (!orientation.mirrorsX || header.width % 8 == 0)
      && (!orientation.mirrorsY || header.height % 8 == 0)
  }

  /// The numbers by name.
  var list: [Measure] {
    var list = [("noise", noise), ("blockiness", blockiness), ("borders", borders)]
    if let face {
      list += [
        ("blur", face.blur), ("direction", face.direction), ("brightness", face.brightness),
        ("contrast", face.contrast), ("overExposed", face.overExposed), ("glare", face.glare),
        ("unevenLight", face.unevenLight), ("colour", face.colour), ("blue", face.blue),
        ("red", face.red), ("eyeBrightness", face.eyeBrightness),
        ("eyeDarkness", face.eyeDarkness), ("faceNoise", face.noise), ("faceLength", face.length),
        ("backgroundEdges", face.backgroundEdges),
        ("backgroundBrightness", face.backgroundBrightness), ("textBeside", face.textBeside),
      ]
    }
    return list.compactMap { name, value in value.map { Measure(name: name, value: $0) } }
  }
}
