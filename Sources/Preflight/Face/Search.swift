/// One search for faces in one picture. Its thresholds were chosen on 1,561 labelled photos.
struct Search {
  let picture: Picture
  let memory: NetMemory

  /// Pixels along the longer edge of the copy that is looked at first.
  static let firstLook = 160
  /// And of the one that is looked at where the first leaves a doubt.
  static let secondLook = 320
  /// And of the one where a face may be far away in a large photo, at most.
  static let farLook = 640
  /// Pixels along the shorter edge of a face in that copy: smaller ones are often missed.
  static let smallest = 20.0
  /// A score that leaves no doubt.
  static let firm = 0.8
  /// What YuNet has to say of faces beside the main one.
  static let likely = 0.6
  /// The longer edge of the main face as a share of the picture's; smaller ones are of no use.
  static let leastShare = 0.08
  /// The area of a face that counts beside the main one, as a share of its area.
  static let leastOther = 0.1
  /// More faces than these beside the main one are not looked at from near.
  static let most = 4
  /// The edge of what BlazeFace looks at, in longer edges of YuNet's box.
  static let surroundings = 1.8
  /// What BlazeFace says of 95 % of all upright faces at least, and of no turned one.
  static let upright = 0.85
  /// Degrees of tilt up to which a face counts as upright.
  static let mostRoll = 35.0
  /// The confidence of a turned face, for the picture to be turned. Of a thing, one side is always
  /// the best.
  static let sureTurned = 0.7
  /// By how much a turned face has to be the more confident one.
  static let margin = 0.05
  /// And where it would still be tilted by more than `slight`: that may be a person's doing.
  static let largeMargin = 0.15
  /// Degrees of tilt that do not speak against turning.
  static let slight = 25.0
  /// Degrees of tilt that may be left after turning by quarters.
  static let mostTilt = 30.0

  /// Finds the faces, whichever way up the picture is.
  func sighting() -> Sighting {
    let copy = Pixels(picture, longEdge: Self.firstLook)
    let (found, isUpright) = look(copy)
    guard !isUpright else { return found }
    let turned = (1...3).compactMap { turnedFace(copy, $0) }
      .max { $0.face.confidence < $1.face.confidence }
    guard let turned else { return found }
    let gain = turned.face.confidence - found.confidence
    guard turned.face.confidence >= Self.sureTurned,
      gain >= (abs(turned.tilt) > Self.slight ? Self.largeMargin : Self.margin)
    else { return found }
    return Sighting(
      faces: [turned.face], confidence: turned.face.confidence, quarters: turned.quarters)
  }

  /// What there is in the picture as it is, and whether that leaves no doubt that it is upright.
  private func look(_ copy: Pixels) -> (Sighting, isUpright: Bool) {
    let first = candidates(copy)
    let one = main(of: first)
    if let one, one.score >= Self.firm, !hasOthers(one, first) {
      return judge(one, one.score, first)
    }
    let second = candidates(Pixels(picture, longEdge: Self.secondLook))
    // A small face that is likely one before a large one that is not.
    let large = main(of: second)
    let other =
      (large?.score ?? 0) >= Self.likely
      ? large : second.first { $0.score >= Self.likely } ?? large
    guard let best = (one?.score ?? 0) >= (other?.score ?? 0) ? one : other else {
      return (Sighting(), false)
    }
    // Who was sure at once stays so; it was the others that called for a second look.
    let isFirm = (one?.score ?? 0) >= Self.firm
    let score = isFirm ? best.score : ((one?.score ?? 0) + (other?.score ?? 0)) / 2
    return judge(best, score, second)
  }

  /// Faces that are too small for the second look: what is most like one first, however little, and
  /// then what is likely another.
  ///
  /// - Parameter least: The shorter edge of the smallest face that is of use, in pixels of the picture.
  func farFaces(least: Double) -> [Box] {
    let edge = Self.farEdge(least: least, longEdge: picture.size.longEdge)
    let found = candidates(Pixels(picture, longEdge: edge))
    return found.prefix(1).map(\.box)
      + found.dropFirst().filter { $0.score >= Self.likely }.map(\.box)
  }

  /// Pixels along the longer edge of the copy that shows such a face large enough.
  static func farEdge(least: Double, longEdge: Int) -> Int {
    let wanted = smallest / max(1, least) * Double(longEdge)
    return min(farLook, max(secondLook, Int(wanted)))
  }

  /// YuNet's candidates, best first, in pixels of the picture.
  func candidates(_ pixels: Pixels) -> [Candidate] {
    let x = Double(picture.width) / Double(pixels.width)
    let y = Double(picture.height) / Double(pixels.height)
    return YuNet.shared.candidates(pixels, memory).map { $0.scaled(x: x, y: y) }
  }

  /// The best candidate that is large enough.
  private func main(of candidates: [Candidate]) -> Candidate? {
    let least = Self.leastShare * Double(picture.size.longEdge)
    return candidates.first { $0.box.longEdge >= least }
  }

  /// Whether there may be more faces than one.
  private func hasOthers(_ main: Candidate, _ candidates: [Candidate]) -> Bool {
    candidates.contains { $0 != main && $0.box.area >= Self.leastOther * main.box.area }
  }

  /// Judges what YuNet found in the picture as it is.
  private func judge(
    _ main: Candidate, _ score: Double, _ all: [Candidate]
  ) -> (Sighting, isUpright: Bool) {
    let parts = Crop(picture, around: main.box).parts(memory)
    let face = Face(main, parts, score: score)
    let isUpright = (parts?.score ?? 0) >= Self.upright && abs(face.roll) <= Self.mostRoll
    guard face.confidence >= FaceFinder.unsure else {
      return (Sighting(confidence: face.confidence), false)
    }
    let faces = ([face] + others(all, than: main)).sorted {
      // The main one is the largest of those that are surely faces.
      let sure = ($0.confidence >= FaceFinder.sure, $1.confidence >= FaceFinder.sure)
      return sure.0 == sure.1 ? $0.box.area > $1.box.area : sure.0
    }
    return (Sighting(faces: faces, confidence: faces[0].confidence), isUpright)
  }

  /// The face that is upright when the picture is turned clockwise by so many quarters.
  private func turnedFace(_ copy: Pixels, _ quarters: Int) -> (
    face: Face, quarters: Int, tilt: Double
  )? {
    let turned = copy.turned(quarters)
    let size = Size(width: turned.width, height: turned.height)
    let x = Double(picture.width) / Double(copy.width)
    let y = Double(picture.height) / Double(copy.height)
    let all = YuNet.shared.candidates(turned, memory).map {
      $0.turned(-quarters, size).scaled(x: x, y: y)
    }
    guard let main = main(of: all) else { return nil }
    let parts = Crop(picture, around: main.box).parts(memory, turned: quarters)
    let face = Face(main, parts, score: main.score)
    let tilt = (face.roll + 90 * Double(quarters)).remainder(dividingBy: 360)
    return abs(tilt) <= Self.mostTilt ? (face, quarters, tilt) : nil
  }

  /// The faces beside the main one, the largest of them.
  private func others(_ all: [Candidate], than main: Candidate) -> [Face] {
    all.filter { $0.score >= Self.likely && $0.box.overlap(main.box) <= YuNet.mostOverlap }
      .sorted { $0.box.area > $1.box.area }
      .prefix(Self.most)
      .map { Face($0, Crop(picture, around: $0.box).parts(memory), score: $0.score) }
  }
}
