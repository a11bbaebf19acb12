/// The face at one size and in one place: level, the eyes 40 pixels apart, whatever the photo.
///
/// Every measure of a face reads it, so none depends on how large the face is in the photo, and all
/// cost the same. The places of eyes and nose are those that face recognisers are trained on
/// (ArcFace's template of 112 pixels, times 128/112); the mouth is the middle of its corners.
struct FacePatch: Equatable {
  /// Pixels along each edge of the luma.
  static let edge = 128
  /// Samples along each edge of the chroma.
  static let chromaEdge = 64
  /// Where the parts lie, by the middles of pixels: left eye, right eye, nose, mouth.
  static let template = [
    Point(x: 43.765, y: 59.082), Point(x: 84.037, y: 58.859), Point(x: 64.029, y: 81.990),
    Point(x: 64.160, y: 105.470),
  ]

  /// 128 × 128 levels.
  let luma: [UInt8]
  /// Blue and red difference, 64 × 64 each; nil for a grey photo.
  let chroma: (blue: [UInt8], red: [UInt8])?
  /// Pixels of the picture per pixel of the patch.
  let scale: Double

  /// The patch of a face.
  init(_ picture: Picture, _ landmarks: Landmarks) {
    self.init(
      picture,
      Similarity(
        from: [landmarks.leftEye, landmarks.rightEye, landmarks.nose, landmarks.mouth],
        to: Self.template))
  }

  /// The luma of the middle of a picture in which no face is known: its largest square, as a patch.
  static func middle(of luma: Plane) -> [UInt8] {
    let short = min(luma.width, luma.height)
    let scale = Double(short) / Double(edge)
    func origin(_ length: Int) -> Double { (Double(length - short) + scale) / 2 }
    let similarity = Similarity(
      scale: scale, origin: Point(x: origin(luma.width), y: origin(luma.height)))
    let level = level(scale)
    return halved(luma, level).sampled(
      similarity.divided(by: 1 << level), width: edge, height: edge)
  }

  /// So many halvings that a step of the patch is one to two samples.
  static func level(_ scale: Double) -> Int {
    var level = 0
    while level < 4, scale >= Double(2 << level) { level += 1 }
    return level
  }

  static func halved(_ plane: Plane, _ times: Int) -> Plane {
    (0..<times).reduce(plane) { plane, _ in plane.halved }
  }

  private init(_ picture: Picture, _ similarity: Similarity) {
    scale = similarity.scale
    let level = Self.level(scale)
    luma = Self.halved(picture.luma, level).sampled(
      similarity.divided(by: 1 << level), width: Self.edge, height: Self.edge)
    chroma = picture.chroma.map { chroma in
      let edge = Self.chromaEdge
      // A sample of chroma covers two pixels of the patch, and two of the picture, each way.
      let coarse = similarity.coarser.divided(by: 2 << level)
      return (
        Self.halved(chroma.blue, level).sampled(coarse, width: edge, height: edge),
        Self.halved(chroma.red, level).sampled(coarse, width: edge, height: edge)
      )
    }
  }

  static func == (one: FacePatch, other: FacePatch) -> Bool {
    one.luma == other.luma && one.chroma?.blue == other.chroma?.blue
      && one.chroma?.red == other.chroma?.red && one.scale == other.scale
  }
}
