import Foundation
import Testing

@testable import Preflight

@Suite struct TextRowsTests {
  /// Strokes of lines: blank ones, and runs of so many each.
  private func rows(_ runs: (lines: Int, strokes: Int)...) -> Int {
    TextRows.rows(runs.flatMap { [Int](repeating: $0.strokes, count: $0.lines) })
  }

  @Test func aRowIsAsHighAsOneAndStandsFree() {
    #expect(rows((2, 0), (8, 6), (2, 0)) == 1)
    #expect(rows((2, 0), (8, 6), (2, 0), (8, 6), (2, 0)) == 2)
    #expect(rows((2, 0), (4, 6), (2, 0)) == 1 && rows((2, 0), (3, 6), (2, 0)) == 0, "too low")
    #expect(rows((2, 0), (13, 6), (2, 0)) == 1 && rows((2, 0), (14, 6), (2, 0)) == 0, "too high")
    #expect(rows((2, 0), (8, 5), (2, 0)) == 1 && rows((2, 0), (8, 4), (2, 0)) == 0, "too few")
    #expect(rows((2, 0), (4, 1), (4, 9), (2, 0)) == 1, "on average")
    #expect(rows((1, 0), (8, 6), (9, 0)) == 0 && rows((8, 6), (9, 0)) == 0, "from the edge on")
    #expect(rows((9, 0), (8, 6), (1, 0)) == 0 && rows((9, 0), (8, 6)) == 0, "to the edge")
    #expect(rows((2, 0), (8, 6), (1, 0), (8, 6), (2, 0)) == 0, "one into the other")
    #expect(rows((2, 0), (8, 6), (2, 0), (8, 6), (1, 0), (8, 6), (2, 0)) == 1)
  }

  /// Print: strokes two samples wide and as far apart as `pitch` says, in lines of print that are 8
  /// high and 20 apart, 40 and more from the middle of the eyes.
  private func picture(
    pitch: Int = 5, paper: Int = 200, ink: Int = 60, rows: Range<Int> = 0..<4, turned: Double = 0,
    scale: Double = 1, size: (Int, Int) = (400, 300)
  ) -> (picture: Picture, landmarks: Landmarks) {
    let (sine, cosine) = (sin(turned * .pi / 180), cos(turned * .pi / 180))
    let middle = Point(x: Double(size.0) / 2, y: Double(size.1) / 2)
    let samples = (0..<(size.0 * size.1)).map { index in
      let (x, y) = (
        Double(index % size.0) + 0.5 - middle.x, Double(index / size.0) + 0.5 - middle.y
      )
      let across = Int(((x * cosine + y * sine) / scale).rounded(.down))
      let down = Int(((y * cosine - x * sine) / scale).rounded(.down)) + 30
      let isInk =
        across >= 40 && down >= 0 && rows.contains(down / 20) && down % 20 < 8 && across % pitch < 2
      return UInt8(isInk ? ink : paper)
    }
    func eye(_ side: Double) -> (Double, Double) {
      (middle.x + side * 10 * scale * cosine, middle.y + side * 10 * scale * sine)
    }
    let center = (middle.x, middle.y)
    return (
      Picture(luma: Plane(width: size.0, height: size.1, samples: samples), chroma: nil),
      MeasureTests.landmarks(eye(-1), eye(1), center, center)
    )
  }

  private func count(_ made: (picture: Picture, landmarks: Landmarks)) -> Int? {
    TextRows.count(made.picture, made.landmarks)
  }

  @Test func countsFourPiecesToARow() {
    #expect(count(picture()) == 16)
    #expect(count(picture(rows: 1..<2)) == 4)
    #expect(count(picture(rows: 0..<0)) == 0)
  }

  @Test(arguments: [-12.0, 0, 7], [1, 1.7, 3.3])
  func countsTheSameHoweverTurnedAndLarge(_ degrees: Double, _ scale: Double) throws {
    let made = picture(turned: degrees, scale: scale, size: (1100, 760))
    let pieces = try #require(count(made))
    #expect((15...16).contains(pieces))
  }

  @Test func wantsDarkThinStrokes() {
    #expect(count(picture(paper: 60, ink: 200)) == 16, "light gaps leave dark strokes")
    #expect(count(picture(pitch: 26, paper: 60, ink: 200)) == 0, "light strokes")
    #expect(count(picture(pitch: 14)) == 0, "too few")
    #expect(count(picture(paper: 207, ink: 200)) == 0 && count(picture(paper: 208, ink: 200)) == 16)
  }

  @Test func whatIsFinerThanPrintIsSmoothedAway() {
    let made = picture(rows: 0..<0, scale: 4, size: (1100, 760))
    // Rows as high as those of print, of columns that would be print if only every fourth were seen.
    let samples = (0..<(1100 * 760)).map { UInt8($0 / 1100 % 80 < 32 && $0 % 5 == 0 ? 176 : 200) }
    let picture = Picture(luma: Plane(width: 1100, height: 760, samples: samples), chroma: nil)
    #expect(count((picture, made.landmarks)) == 0)
  }

  @Test func looksAtBothSides() {
    let made = picture()
    let mirrored = (0..<300).flatMap { row in
      made.picture.luma.samples[(row * 400)..<((row + 1) * 400)].reversed()
    }
    let picture = Picture(luma: Plane(width: 400, height: 300, samples: mirrored), chroma: nil)
    #expect(count((picture, made.landmarks)) == 16)
  }

  @Test func isNotCheckedWhereTooLittleIsSeen() {
    func cut(_ columns: Range<Int>) -> Int? {
      let made = picture()
      let samples = (0..<300).flatMap { row in
        columns.map { made.picture.luma.samples[row * 400 + $0] }
      }
      let picture = Picture(
        luma: Plane(width: columns.count, height: 300, samples: samples), chroma: nil)
      let shifted = made.landmarks.map { Point(x: $0.x - Double(columns.lowerBound), y: $0.y) }
      return count((picture, shifted))
    }
    // The right side begins at 240 and ends at 344.
    #expect(cut(170..<344) == 16)
    #expect((cut(170..<310) ?? 0) >= 8)
    #expect(cut(170..<296) == nil)
    // Left of the face there is nothing to read, but all is seen.
    #expect(cut(0..<230) == 0)
    #expect(count(picture(scale: 0.55)) == nil, "eyes 11 pixels apart")
    #expect(count(picture(scale: 0.65)) != nil, "eyes 13 pixels apart")
  }

  @Test func anyLandmarksInAnyPicture() {
    let far = [-1e300, -1e9, -100, 0, 0.5, 30, 200, 600, 1e9, 1e300, .nan, .infinity]
    var random = Seeded(state: 18)
    for (width, height) in [(1, 1), (2, 3), (1, 500), (300, 5), (257, 258)] {
      let samples = (0..<(width * height)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let picture = Picture(
        luma: Plane(width: width, height: height, samples: samples), chroma: nil)
      for _ in 0..<25 {
        func point() -> (Double, Double) {
          (far.randomElement(using: &random) ?? 0, far.randomElement(using: &random) ?? 0)
        }
        let landmarks = MeasureTests.landmarks(point(), point(), point(), point())
        #expect((0...92).contains(count((picture, landmarks)) ?? 0))
      }
    }
  }

  @Test func textThatThePortraitLeavesOutIsFound() throws {
    let bytes = try TestImages.bytes("text-beside-face/fail-card-in-part.jpg")
    let report = Preflight().inspect(bytes)
    #expect(report.output?.crop != nil)
    let finding = try #require(report.findings.first { $0.rule == "text-beside-face" })
    #expect(finding.severity == .warn && finding.limit == 4)
    #expect(report.verdict == .fixable, "a warning only")
    // The same as in the whole photo, but for the rounding of where the eyes are.
    var specification = Specification.verifyFace
    specification.cropsToFace = false
    let whole = Preflight(specification).inspect(bytes)
    let pieces = try #require(whole.measures.first { $0.name == "textBeside" }).value
    #expect(abs(pieces - (finding.value ?? 0)) <= 2)
  }

  @Test func theLimitCanBeChanged() throws {
    let bytes = try TestImages.bytes("text-beside-face/pass-caption.jpg")
    var rules = Rule.all
    let place = try #require(rules.firstIndex { $0.id == "text-beside-face" })
    rules[place].limit = { _ in .atMost(0) }
    let strict = Preflight(rules: rules).inspect(bytes)
    #expect(strict.findings.contains { $0.rule == "text-beside-face" })
    #expect(!Preflight().inspect(bytes).findings.contains { $0.rule == "text-beside-face" })
    #expect(!Preflight().inspect(bytes).notChecked.contains("text-beside-face"))
  }
}
