import Foundation
import Testing

@testable import Preflight

@Suite struct FacePatchTests {
  /// A picture whose luma rises to the right and whose chroma rises downwards.
  private static let picture: Picture = {
    func plane(_ width: Int, _ height: Int, _ level: (Int, Int) -> Int) -> Plane {
      let samples = (0..<(width * height)).map { UInt8(level($0 % width, $0 / width)) }
      return Plane(width: width, height: height, samples: samples)
    }
    let chroma = plane(251, 300) { 40 + $1 / 2 }
    return Picture(
      luma: plane(501, 600) { x, _ in x / 2 },
      chroma: Picture.Chroma(blue: chroma, red: chroma))
  }()

  private func landmarks(turned degrees: Double, scale: Double, at middle: Point) -> Landmarks {
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let places = FacePatch.template.map { point in
      let (x, y) = ((point.x - 64) * scale, (point.y - 64) * scale)
      return Point(x: middle.x + x * cosine - y * sine, y: middle.y + x * sine + y * cosine)
    }
    return MeasureTests.landmarks(
      (places[0].x, places[0].y), (places[1].x, places[1].y), (places[2].x, places[2].y),
      (places[3].x, places[3].y))
  }

  @Test(arguments: [0.8, 1, 1.9, 2.1, 4.2], [0, 30, -90])
  func showsTheSamePlaceAtEverySize(_ scale: Double, _ degrees: Double) throws {
    let middle = Point(x: 250.5, y: 300)
    let patch = FacePatch(
      Self.picture, landmarks(turned: degrees, scale: scale, at: middle))
    #expect(abs(patch.scale - scale) < 1e-9)
    let chroma = try #require(patch.chroma)
    for (x, y) in [(64, 64), (20, 64), (100, 100), (64, 10)] {
      let (dx, dy) = (Double(x - 64) * scale, Double(y - 64) * scale)
      let radians = degrees * .pi / 180
      let place = Point(
        x: middle.x + dx * cos(radians) - dy * sin(radians),
        y: middle.y + dx * sin(radians) + dy * cos(radians))
      let light = min(max((place.x - 0.5) / 2, 0), 250)
      #expect(abs(Double(patch.luma[y * 128 + x]) - light) < 1.5)
      let colour = min(max(40 + (place.y / 2 - 0.5) / 2, 40), 189)
      #expect(abs(Double(chroma.blue[y / 2 * 64 + x / 2]) - colour) < 1.5)
    }
  }

  @Test func staysWithinThePictureWhateverTheLandmarksSay() {
    let far = [-1e300, -1e9, -100, 0, 0.5, 600, 1e9, 1e300, .nan, .infinity]
    var random = Seeded(state: 8)
    for _ in 0..<200 {
      func point() -> (Double, Double) {
        (far.randomElement(using: &random) ?? 0, far.randomElement(using: &random) ?? 0)
      }
      let landmarks = MeasureTests.landmarks(point(), point(), point(), point())
      #expect(FacePatch(Self.picture, landmarks).luma.count == 128 * 128)
    }
    let dot = Picture(luma: Plane(width: 1, height: 1, samples: [7]), chroma: nil)
    let patch = FacePatch(dot, landmarks(turned: 10, scale: 40, at: Point(x: 0, y: 0)))
    #expect(patch.luma.allSatisfy { $0 == 7 })
    #expect(patch.chroma == nil)
  }

  @Test func halvesByMeans() {
    let plane = Plane(width: 3, height: 3, samples: [1, 2, 9, 3, 5, 9, 9, 9, 9])
    #expect(plane.halved == Plane(width: 1, height: 1, samples: [3]))
    let line = Plane(width: 3, height: 1, samples: [1, 2, 3])
    #expect(line.halved == line)
  }

  @Test func measuresOfAnySizeOfPicture() throws {
    var random = Seeded(state: 2)
    for (width, height) in [(1, 1), (2, 3), (3, 2), (9, 9), (1, 40), (300, 5), (257, 258)] {
      let samples = (0..<(width * height)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let picture = Picture(
        luma: Plane(width: width, height: height, samples: samples), chroma: nil)
      var header = try TestImages.header("photos/grey.jpg")
      (header.width, header.height) = (width, height)
      let face = Face(
        box: Box(x: -5, y: 2, width: 30, height: 400), confidence: 1,
        landmarks: landmarks(turned: 5, scale: 0.3, at: Point(x: 3, y: 3)), visibility: 1)
      let measures = PictureMeasures(picture, header, face: face)
      #expect(measures.list.allSatisfy { $0.value.isFinite })
    }
  }

  @Test func barsEndAbruptlyOnBothSides() {
    func share(_ level: (Int, Int) -> Int) -> Double {
      let samples = (0..<(100 * 60)).map { UInt8(level($0 % 100, $0 / 100)) }
      return Bars.share(Plane(width: 100, height: 60, samples: samples))
    }
    #expect(share { x, _ in x < 10 || x >= 95 ? 0 : 128 } == 0.15)
    #expect(share { _, y in y < 6 || y >= 54 ? 255 : 100 } == 0.2)
    #expect(share { x, _ in x < 10 ? 0 : 128 } == 0, "one side")
    #expect(share { x, _ in x < 2 || x >= 98 ? 0 : 128 } == 0, "too thin")
    #expect(share { x, _ in min(min(x, 99 - x), 100) } == 0, "a vignette")
    #expect(share { _, _ in 0 } == 0, "all black")
    #expect(share { x, _ in x < 10 || x >= 90 ? 128 : 20 } == 0, "neither black nor white")
  }
}
