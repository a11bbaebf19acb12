import Foundation
import Testing

@testable import Preflight

@Suite struct PreflightTests {
  @Test func whatIsReadyGoesThroughByteForByte() throws {
    let bytes = try TestImages.bytes("photos/照片/ready.jpg")
    let photo = try Preflight().prepare(bytes)
    #expect(photo.bytes == bytes)
    #expect(photo.report.verdict == .ready)
    #expect(photo.report.findings.isEmpty)
    #expect(photo.report.output?.method == .unchanged)
  }

  @Test func whatIsFixedIsReady() throws {
    for name in try TestImages.names("photos") where name.hasSuffix(".jpg") {
      let bytes = try TestImages.bytes("photos/\(name)")
      guard let photo = try? Preflight().prepare(bytes) else { continue }
      #expect(photo.report.verdict == .fixed)
      #expect(max(photo.width, photo.height) <= 800)
      let again = Preflight().inspect(photo.bytes)
      #expect(again.verdict == .ready, "\(name): \(again.findings.map(\.rule))")
      #expect(again.input.width == photo.width && again.input.height == photo.height)
    }
  }

  @Test func inspectSaysWhatPrepareDoes() throws {
    let bytes = try TestImages.bytes("photos/phone-12-megapixels-orientation-6.jpg")
    var report = Preflight().inspect(bytes)
    let photo = try Preflight().prepare(bytes)
    #expect(report.verdict == .fixable)
    #expect(report.output?.bytes == photo.bytes.count)
    report.verdict = .fixed
    #expect(report == photo.report)
    #expect(
      Set(report.findings.map(\.rule)) == [
        "not-upright", "too-large", "file-too-large", "metadata",
      ])
  }

  @Test func rejectionsSayWhatToDo() throws {
    let bytes = try TestImages.bytes("photos/too-small.jpg")
    let rejection = #expect(throws: Rejection.self) { try Preflight().prepare(bytes) }
    #expect(rejection?.report.verdict == .retake)
    #expect(rejection?.report.output == nil)
    #expect(rejection?.description.contains("take a new one") == true)
    let cut = #expect(throws: Rejection.self) {
      try Preflight().prepare(try TestImages.bytes("photos/cut-off.jpg"))
    }
    #expect(cut?.report.verdict == .error)
  }

  @Test func theSpecificationCanBeChanged() throws {
    var specification = Specification.verifyFace
    specification.longestEdge = 400
    specification.budget = 5_120...9_000
    specification.minimumFace = 64
    let photo = try Preflight(specification).prepare(TestImages.bytes("photos/scan-444.jpg"))
    #expect(max(photo.width, photo.height) == 400)
    #expect(photo.bytes.count <= 9_000)
    specification.minimumBytes = 9_001
    #expect(throws: Rejection.self) {
      try Preflight(specification).prepare(TestImages.bytes("photos/scan-444.jpg"))
    }
  }

  @Test func takesDataWithoutACopy() throws {
    // A function of its own: Swift 6.2, built with assertions, stops at a span in one that throws.
    func inspect(_ data: Data) -> Report { Preflight().inspect(data.span) }
    let data = try Data(TestImages.bytes("photos/照片/ready.jpg"))
    #expect(inspect(data).verdict == .ready)
  }

  @Test func reportsFilesThatCouldNotBeRead() {
    let report = Preflight().report(.notFound)
    #expect(report.verdict == .error)
    #expect(report.findings.map(\.rule) == ["not-found"])
  }

  @Test func manyTasksShareOne() async throws {
    let preflight = Preflight()
    let bytes = try TestImages.bytes("photos/照片/正面.jpg")
    let expected = try preflight.prepare(bytes).bytes
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (try? preflight.prepare(bytes).bytes) == expected } }
      for await isSame in group { #expect(isSame) }
    }
  }
}
