/// What the main face of a picture looks like, in numbers, most of it by its patch.
public struct FaceMeasures: Sendable, Equatable {
  /// 0…1, sharp faces 0.3 to 0.5; see `Blur`.
  public let blur: Double
  /// 0…1, below 0.41 the camera or the head moved; see `Blur`.
  public let direction: Double
  /// The level that three quarters of the face are below, 0…255.
  public let brightness: Double
  /// The entropy of the face's levels in bits, 0…8: low where all is alike.
  public let contrast: Double
  /// The share of the face that is white or nearly so (level 250 and more), 0…1.
  public let overExposed: Double
  /// The share of the face that its largest bright spot covers, 0…1.
  public let glare: Double
  /// How many times the light on one cheek has to be doubled to be that on the other, 0…10.
  public let unevenLight: Double
  /// How far from grey the face is, 0…128.
  public let colour: Double
  /// The mean blue difference of the face, 0…255; 128 for none.
  public let blue: Double
  /// The mean red difference of the face, 0…255; 128 for none.
  public let red: Double
  /// How bright it is below the eyes, as a share of nose or forehead.
  public let eyeBrightness: Double
  /// The share of dark pixels around the eyes, 0…1.
  public let eyeDarkness: Double
  /// The standard deviation of the noise within the box of the face, in levels.
  public let noise: Double
  /// How long the face is for its width, as a logarithm; see `Proportions`.
  public let length: Double
  /// The mean strength of edges around the face, 0…1,442; nil where too little is seen of it.
  public let backgroundEdges: Double?
  /// The level that three quarters of the background are below; nil where too little is seen of it.
  public let backgroundBrightness: Double?
  /// How many pieces of rows of text there are to a side of the face, 0…92, each 1.3 eye distances
  /// long; nil where too little is seen of both sides.
  public let textBeside: Double?

  /// - Parameter whole: The picture that this one was cut out of, with the face in it.
  init(_ picture: Picture, _ face: Face, whole: (picture: Picture, landmarks: Landmarks)? = nil) {
    let patch = FacePatch(picture, face.landmarks)
    let luma = patch.luma.span
    let sharpness = Blur(luma)
    (blur, direction) = (sharpness.perceived, sharpness.direction)
    let levels = Levels(face: luma)
    brightness = levels.quantile(0.75)
    contrast = levels.entropy
    overExposed = levels.share(from: 250)
    glare = BrightSpot.share(patch)
    unevenLight = CheekLight.doublings(luma)
    let colours = Colour(patch)
    (colour, blue, red) = (colours.strength, colours.blue, colours.red)
    let eyes = EyeCover(luma)
    (eyeBrightness, eyeDarkness) = (eyes.brightness, eyes.darkness)
    noise = Noise.deviation(picture.luma, in: face.box)
    length = Proportions.length(face)
    let background = Background(picture, face.landmarks)
    (backgroundEdges, backgroundBrightness) = (background.edges, background.brightness)
    textBeside =
      TextRows.count(whole?.picture ?? picture, whole?.landmarks ?? face.landmarks).map(Double.init)
  }
}

extension FaceMeasures {
  /// Whether what is around the face is so much brighter that the light is behind it.
  var isBackLit: Bool { backgroundBrightness.map { $0 - brightness > Rule.backLight } ?? false }
}
