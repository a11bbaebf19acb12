import Foundation
import Testing

@testable import Preflight

@Suite struct FaceFinderTests {
  private let finder = FaceFinder()

  @Test(arguments: ["photos/照片/ready.jpg", "photos/grey.jpg", "photos/scan-444.jpg"])
  func findsTheFaceAndItsParts(_ name: String) throws {
    let picture = try TestImages.picture(name)
    let faces = finder.faces(in: picture)
    let face = try #require(faces.first)
    #expect(faces.count == 1)
    #expect(face.confidence >= FaceFinder.sure && face.confidence <= 1)
    let parts = face.landmarks
    #expect(parts.leftEar.x < parts.leftEye.x && parts.leftEye.x < parts.nose.x)
    #expect(parts.nose.x < parts.rightEye.x && parts.rightEye.x < parts.rightEar.x)
    #expect(parts.leftEye.y < parts.nose.y && parts.nose.y < parts.mouth.y)
    for point in parts.all.prefix(4) {
      #expect(point.x > face.box.x && point.x < face.box.x + face.box.width)
      #expect(point.y > face.box.y && point.y < face.box.y + face.box.height)
    }
    #expect(abs(face.roll) < 5 && abs(face.yaw) < 0.1)
    #expect(face.eyeDistance > 0.3 * face.box.width && face.eyeDistance < 0.6 * face.box.width)
  }

  /// The person of one photo at another size is at the same place.
  @Test func placesDoNotDependOnTheSize() throws {
    let large = try TestImages.picture("photos/照片/正面.jpg", longestEdge: 800)
    let small = try TestImages.picture("photos/照片/正面.jpg", longestEdge: 500)
    let one = try #require(finder.faces(in: large).first)
    let other = try #require(finder.faces(in: small).first)
    let scaled = other.scaled(from: small.size, to: large.size)
    #expect(one.box.overlap(scaled.box) > 0.85)
    for (a, b) in zip(one.landmarks.all.prefix(4), scaled.landmarks.all) {
      #expect(abs(a.x - b.x) < 0.08 * one.eyeDistance && abs(a.y - b.y) < 0.08 * one.eyeDistance)
    }
  }

  @Test func countsFaces() throws {
    let picture = try TestImages.picture("several-faces/fail-two.jpg")
    let faces = finder.faces(in: picture)
    #expect(faces.count == 2)
    #expect(faces[0].box.area >= faces[1].box.area)
  }

  @Test func findsNoneWhereNoneIs() throws {
    #expect(finder.faces(in: try TestImages.picture("no-face/fail-wall.jpg")).isEmpty)
    #expect(finder.faces(in: try TestImages.picture("too-many-pixels/pass-ready.jpg")).count == 1)
  }

  @Test(arguments: try TestImages.names("sizes"))
  func looksAtEverySize(_ name: String) throws {
    for face in finder.faces(in: try TestImages.picture("sizes/\(name)")) {
      #expect(face.confidence >= FaceFinder.unsure && face.confidence <= 1)
      #expect(face.box.area.isFinite && face.roll.isFinite && face.yaw.isFinite)
    }
  }

  @Test(arguments: [("sideways/fail-90", 1), ("sideways/fail-180", 2), ("sideways/fail-270", 3)])
  func knowsWhichWayUpAPictureIs(_ name: String, _ quarters: Int) throws {
    let picture = try TestImages.picture("\(name).jpg")
    let sighting = finder.look(at: picture)
    #expect(sighting.quarters == quarters)
    let face = try #require(sighting.main)
    let tilt = (face.roll + 90 * Double(quarters)).remainder(dividingBy: 360)
    #expect(abs(tilt) < 10)
    // Turned with the picture it lies like the face in the turned picture.
    let turned = face.turned(quarters, picture.size)
    #expect(abs(turned.roll) < 10)
    #expect(turned.landmarks.leftEye.x < turned.landmarks.rightEye.x)
  }

  @Test func findsTheSameEveryTimeFromManyTasks() async throws {
    let picture = try TestImages.picture("several-faces/fail-two.jpg")
    let expected = finder.faces(in: picture)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { finder.faces(in: picture) == expected } }
      for await isSame in group { #expect(isSame) }
    }
  }

  @Test func keepsTheBestOfOverlappingBoxes() {
    func candidate(_ x: Double, _ score: Double) -> Candidate {
      Candidate(box: Box(x: x, y: 0, width: 10, height: 10), score: score, points: [])
    }
    let kept = YuNet.distinct([
      candidate(0, 0.5), candidate(3, 0.9), candidate(20, 0.4), candidate(21, 0.4),
    ])
    #expect(kept == [candidate(3, 0.9), candidate(20, 0.4)])
  }

  @Test func aFarFaceIsLookedForAsFineAsOneOfUseNeeds() {
    // A face of 20 pixels in the copy: 40 of 800 are 20 of 400.
    #expect(Search.farEdge(least: 40, longEdge: 800) == 400)
    #expect(Search.farEdge(least: 30, longEdge: 600) == 400)
    // Never coarser than the second look, never finer than the memory is made for.
    #expect(Search.farEdge(least: 128, longEdge: 800) == Search.secondLook)
    #expect(Search.farEdge(least: 21, longEdge: 800) == Search.farLook)
    #expect(Search.farEdge(least: 0, longEdge: 800) == Search.farLook)
  }
}
