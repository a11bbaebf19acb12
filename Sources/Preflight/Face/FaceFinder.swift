/// Finds faces in upright pictures.
///
/// Two small networks that come with the library look at small copies of the picture: YuNet finds,
/// counts and sizes faces; BlazeFace looks at each from near, says where its parts are, and whether
/// it is one. Nothing is downloaded, no framework is used, and every machine finds the same.
///
/// ```swift
/// let picture = try Picture(decoding: bytes.span)
/// for face in FaceFinder().faces(in: picture) where face.confidence >= FaceFinder.sure {
///   print(face.box, face.landmarks.leftEye, face.roll)
/// }
/// ```
///
/// One finder may serve many tasks, and should: it keeps the networks' working memory, at most 6 MB for
/// each search at a time.
public struct FaceFinder: Sendable {
  /// From this confidence on it is a face: so were all 313 ordinary faces of 1,561 labelled photos,
  /// and one of 534 photos of things.
  public static let sure = 0.6
  /// Below this confidence it is none: none of the 313 faces was, and 93 % of the things were.
  public static let unsure = 0.35

  private let memory = FinderMemory()

  /// A finder with working memory of its own.
  public init() {}

  /// The faces in a picture, the main one first: the largest, then the others by size.
  ///
  /// - Parameter picture: An upright picture, best with a longer edge of 600 pixels or more. Faces
  ///   are found from about 5 % of the longer edge on.
  /// - Returns: Faces of a confidence of at least `unsure`. In a picture that lies on its side they
  ///   have a `roll` of about ±90° or 180°.
  public func faces(in picture: Picture) -> [Face] {
    look(at: picture).faces
  }

  /// The boxes of faces too small for an ordinary search, the main one first.
  ///
  /// - Parameter least: The shorter edge of the smallest face that is of use, in pixels of the picture.
  func farFaces(in picture: Picture, least: Double) -> [Box] {
    memory.lend { Search(picture: picture, memory: $0).farFaces(least: least) }
  }

  /// All that a search finds out.
  func look(at picture: Picture) -> Sighting {
    memory.lend { Search(picture: picture, memory: $0).sighting() }
  }
}

/// What was found in a picture.
struct Sighting: Sendable, Equatable {
  /// The faces, the main one first; empty where there is none.
  var faces: [Face] = []
  /// How sure it is that there is one, 0…1: the confidence of the main face, also where that is too
  /// low for a face.
  var confidence = 0.0
  /// By how many quarters the picture has to be turned clockwise for its main face to be upright.
  var quarters = 0

  var main: Face? { faces.first }
}
