/// The surroundings of a face, for BlazeFace to look at.
struct Crop {
  private let pixels: Pixels
  private let middle: Point
  private let edge: Double

  init(_ picture: Picture, around box: Box) {
    // Whole pixels: what is beyond a pixel of the picture is beyond the network as well.
    let middle = Point(x: box.middle.x.rounded(), y: box.middle.y.rounded())
    let edge = max(2, (Search.surroundings * box.longEdge).rounded())
    pixels = Pixels(picture, around: middle, edge: edge, count: BlazeFace.edge)
    self.middle = middle
    self.edge = edge
  }

  /// What BlazeFace says, in pixels of the picture.
  ///
  /// - Parameter quarters: By how many quarters it is turned clockwise before it is looked at.
  func parts(_ memory: NetMemory, turned quarters: Int = 0) -> FaceParts? {
    let turned = quarters == 0 ? pixels : pixels.turned(quarters)
    guard let parts = BlazeFace.shared.parts(turned, memory) else { return nil }
    let size = Size(width: BlazeFace.edge, height: BlazeFace.edge)
    let scale = edge / Double(BlazeFace.edge)
    func place(_ point: Point) -> Point {
      let back = point.turned(-quarters, size)
      return Point(
        x: middle.x - edge / 2 + back.x * scale, y: middle.y - edge / 2 + back.y * scale)
    }
    let box = parts.box.turned(-quarters, size)
    return FaceParts(
      score: parts.score,
      box: Box(
        x: middle.x - edge / 2 + box.x * scale, y: middle.y - edge / 2 + box.y * scale,
        width: box.width * scale, height: box.height * scale),
      points: parts.points.map(place))
  }
}

extension Face {
  /// What both networks say. Sizes are YuNet's, whose box is the nearer to what people mark; places
  /// are BlazeFace's, which follow a tilted head.
  init(_ candidate: Candidate, _ parts: FaceParts?, score: Double) {
    let landmarks: Landmarks
    if let points = parts?.points {
      landmarks = Landmarks(
        leftEye: points[0], rightEye: points[1], nose: points[2], mouth: points[3],
        leftEar: points[4], rightEar: points[5])
    } else {
      // YuNet knows no ears: they are put at the edges of its box.
      let points = candidate.points
      let mouth = Point(x: (points[3].x + points[4].x) / 2, y: (points[3].y + points[4].y) / 2)
      landmarks = Landmarks(
        leftEye: points[0], rightEye: points[1], nose: points[2], mouth: mouth,
        leftEar: Point(x: candidate.box.x, y: points[0].y),
        rightEar: Point(x: candidate.box.x + candidate.box.width, y: points[1].y))
    }
    self =
      Face(
        box: candidate.box, confidence: (score + (parts?.score ?? 0)) / 2, landmarks: landmarks,
        visibility: parts?.score ?? 0
      ).rounded
  }
}

extension Candidate {
  func scaled(x: Double, y: Double) -> Candidate {
    Candidate(
      box: box.scaled(x: x, y: y), score: score, points: points.map { $0.scaled(x: x, y: y) })
  }

  func turned(_ quarters: Int, _ size: Size) -> Candidate {
    Candidate(
      box: box.turned(quarters, size), score: score,
      points: points.map { $0.turned(quarters, size) })
  }
}
