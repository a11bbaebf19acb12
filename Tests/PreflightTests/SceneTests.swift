import Foundation
import Testing

@testable import Preflight

@Suite struct SceneTests {
  @Test(arguments: [("90", 90), ("180", 180), ("270", 270)])
  func turnsPhotosUpright(_ name: String, _ degrees: Int) throws {
    let bytes = try TestImages.bytes("sideways/fail-\(name).jpg")
    let photo = try Preflight().prepare(bytes)
    #expect(photo.report.verdict == .fixed)
    #expect(photo.report.output?.turned == degrees)
    #expect(photo.report.findings.contains { $0.rule == "sideways" && $0.value == Double(degrees) })
    #expect((photo.width, photo.height) == (600, 800))
    let again = Preflight().inspect(photo.bytes)
    #expect(again.verdict == .ready)
    #expect(abs(again.faces.first?.roll ?? 90) < 10)
  }

  @Test func turningCanBeSwitchedOff() throws {
    var specification = Specification.verifyFace
    specification.turnsUpright = false
    let report = Preflight(specification).inspect(
      try TestImages.bytes("sideways/fail-180.jpg"))
    #expect(report.output?.turned ?? 0 == 0)
    #expect(!report.findings.contains { $0.rule == "sideways" })
    #expect(report.findings.contains { $0.rule == "tilted" && $0.severity == .retake })
  }

  @Test(arguments: ["12-megapixels", "orientation-8"])
  func cutsSmallFacesOut(_ name: String) throws {
    let bytes = try TestImages.bytes("far-away/fail-\(name).jpg")
    let photo = try Preflight().prepare(bytes)
    #expect(photo.report.verdict == .fixed)
    let crop = try #require(photo.report.output?.crop)
    let face = try #require(photo.report.faces.first)
    #expect(face.box.shortEdge >= 128)
    let share = face.box.height / Double(photo.height)
    #expect(share > 0.35 && share < 0.55)
    // Nothing is stretched.
    #expect(
      abs(crop.width / crop.height - Double(photo.width) / Double(photo.height)) < 0.01)
    let again = try #require(Preflight().inspect(photo.bytes).faces.first)
    #expect(again.box.overlap(face.box) > 0.85)
  }

  /// What is beside a face is looked for in the picture that the portrait was cut out of, where the face
  /// has to be found again: also where that picture is itself a part of the photo.
  @Test(arguments: ["far-away/fail-12-megapixels", "borders/fail-far-away"])
  func theFaceIsWhereItWasInTheWhole(_ name: String) throws {
    let bytes = try TestImages.bytes("\(name).jpg")
    let specification = Specification.verifyFace
    let (memory, finder) = (PlaneMemory(), FaceFinder())
    let header = try Header(bytes.span)
    let planes = try ScaledPlanes(
      bytes.span, header, longestEdge: 800, limits: Limits(), memory: memory)
    var scene = Scene(planes, header, specification)
    scene.cutBars(bytes.span, specification, memory)
    scene.look(finder)
    scene.cropToFace(bytes.span, finder, specification, memory)
    #expect(scene.farFace != nil)
    let found = scene.whole
    let whole = try #require(found)
    let box = try #require(finder.farFaces(in: whole.picture, least: 20).first)
    let (left, right) = (whole.landmarks.leftEye, whole.landmarks.rightEye)
    // Eyes lie within the box, above its middle, on either side.
    for eye in [left, right] {
      #expect(box.x < eye.x && eye.x < box.x + box.width)
      #expect(box.y < eye.y && eye.y < box.middle.y + 0.1 * box.height)
    }
    #expect(left.x < box.middle.x && box.middle.x < right.x)
  }

  @Test func croppingCanBeSwitchedOff() throws {
    var specification = Specification.verifyFace
    specification.cropsToFace = false
    let bytes = try TestImages.bytes("far-away/fail-12-megapixels.jpg")
    let report = Preflight(specification).inspect(bytes)
    #expect(report.verdict == .retake)
    #expect(report.findings.contains { $0.rule == "face-too-small" })
  }

  @Test func lookingCanBeSwitchedOff() throws {
    var specification = Specification.verifyFace
    specification.findsFaces = false
    let report = Preflight(specification).inspect(try TestImages.bytes("no-face/fail-wall.jpg"))
    #expect(report.verdict == .ready)
    #expect(report.notChecked.contains("no-face") && report.notChecked.contains("sideways"))
    #expect(report.faces.isEmpty)
  }

  @Test func facesLieInThePhotoThatIsSent() throws {
    let photo = try Preflight().prepare(TestImages.bytes("made-smaller/fail-noise.jpg"))
    #expect(photo.report.output?.madeSmaller == true)
    let sent = try #require(photo.report.faces.first)
    let found = try #require(
      FaceFinder().faces(in: try Picture(decoding: photo.bytes.span)).first)
    #expect(found.box.overlap(sent.box) > 0.85)
  }

  @Test func whatIsNotSureIsWarnedOf() throws {
    let report = Preflight().inspect(try TestImages.bytes("no-face/fail-coffee.jpg"))
    let finding = try #require(report.findings.first { $0.rule == "no-face" })
    #expect(finding.severity == .warn)
    #expect(finding.limit == 60)
    #expect(report.verdict == .ready)
    // A face that may be none is not measured.
    #expect(report.notChecked.contains("face-too-small"))
  }

  @Test func aMilderLimitWarns() throws {
    let rule = try #require(Rule.all.first { $0.id == "tilted" })
    var evidence = Evidence(specification: .verifyFace, bytes: 0)
    func face(_ roll: Double) -> Face {
      let point = Point(x: 0, y: 0)
      let other = Point(x: 100 * cos(roll * .pi / 180), y: 100 * sin(roll * .pi / 180))
      return Face(
        box: Box(x: 0, y: 0, width: 200, height: 200), confidence: 0.9,
        landmarks: Landmarks(
          leftEye: point, rightEye: other, nose: point, mouth: point, leftEar: point,
          rightEar: point), visibility: 0.9)
    }
    #expect(rule.judge(evidence) == .notChecked)
    for (roll, severity) in [(5.0, nil), (-20, Severity.warn), (45, .retake)] {
      evidence.faces = [face(roll)]
      #expect(rule.finding(rule.judge(evidence), evidence)?.severity == severity)
    }
  }
}
