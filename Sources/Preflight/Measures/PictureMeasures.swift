/// What a picture looks like, in numbers.
public struct PictureMeasures: Sendable, Equatable {
  /// The standard deviation of the noise, in levels.
  public let noise: Double
  /// How much stronger steps are at the borders of 8 × 8 blocks than elsewhere, 1 for not at all; nil
  /// where the photo is not in the size in which it was compressed.
  public let blockiness: Double?
  /// The share of the width or height that bars along opposite edges cover, 0…1.
  public let borders: Double
  /// How blurred the middle is where no face is known, 0…1; see `Blur`. Nil beside a face.
  public let middleBlur: Double?
  /// The main face; nil where there is none.
  public let face: FaceMeasures?

  /// - Parameters:
  ///   - header: What the picture was decoded from: a photo, or the part that was cut out of one.
  ///   - cut: Where that part lay; nil for all of the photo.
  ///   - face: The main face, in pixels of the picture.
  ///   - whole: The picture that this one was cut out of, with the face in it.
  init(
    _ picture: Picture, _ header: Header, cut: Cut? = nil, face: Face?,
    whole: (picture: Picture, landmarks: Landmarks)? = nil
  ) {
    noise = Noise.deviation(picture.luma)
    blockiness = Self.phase(picture, header, cut).map {
      Blockiness.ratio(picture.luma, phase: $0)
    }
    borders = Bars.share(picture.luma)
    middleBlur = face == nil ? Blur(FacePatch.middle(of: picture.luma).span).perceived : nil
    self.face = face.map { FaceMeasures(picture, $0, whole: whole) }
  }

  /// Which sample of its block the first of the picture is; nil where it was resized.
  private static func phase(_ picture: Picture, _ header: Header, _ cut: Cut?) -> (x: Int, y: Int)?
  {
    guard picture.size == header.size(longestEdge: header.longEdge) else { return nil }
    let orientation = Orientation(exif: header.orientation)
    // An edge that runs the other way begins where the stored one ends.
    func phase(_ start: Int, _ length: Int, _ isMirrored: Bool) -> Int {
      isMirrored ? -(start + length) & 7 : start & 7
    }
    let x = phase(cut?.x ?? 0, header.width, orientation.mirrorsX)
    let y = phase(cut?.y ?? 0, header.height, orientation.mirrorsY)
    return orientation.isTransposed ? (y, x) : (x, y)
  }

  /// The numbers by name.
  var list: [Measure] {
    var list = [
      ("noise", noise), ("blockiness", blockiness), ("borders", borders),
      ("middleBlur", middleBlur),
    ]
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
