import Testing

@testable import Preflight

@Suite struct ScaleGuessTests {
  /// What the picture comes to at the scale that is guessed, in budgets.
  private func share(_ path: String, _ budget: Int, _ face: Box?) throws -> Double {
    let picture = try TestImages.picture(path)
    let focus = face.map { Focus(face: $0) }
    let scale = ScaleGuess.scale(picture, budget: budget, finest: 0.1, focus: focus)
    var trial = Trial(
      Spectrum(picture, scale: scale, focus: focus), picture.size, scale: scale)
    return trial.estimate(lambda: Trial.usualLambda) / Double(budget)
  }

  @Test(arguments: [
    "photos/scan-444.jpg", "photos/grey.jpg", "photos/照片/正面.jpg",
    "photos/camera-8-megapixels-422.jpg", "photos/selfie-2-megapixels-progressive.jpg",
  ])
  func isNearTheBudget(_ path: String) throws {
    for face in [nil, Box(x: 180, y: 160, width: 240, height: 300)] {
      #expect(0.75...1.33 ~= (try share(path, 20_000, face)))
    }
  }

  @Test func followsTheBudget() throws {
    let picture = try TestImages.picture("photos/scan-444.jpg")
    let scales = [8_000, 20_000, 50_000].map {
      ScaleGuess.scale(picture, budget: $0, finest: 0.1, focus: nil)
    }
    #expect(scales[0] > 1.5 * scales[1] && scales[1] > 1.5 * scales[2])
  }

  /// Errors in the dark count more, so that more is kept there at the same scale.
  @Test func knowsThatTheDarkNeedsMore() {
    var random = Seeded(state: 5)
    let texture = (0..<(400 * 400)).map { _ in Int.random(in: -20...20, using: &random) }
    let scales = [30, 225].map { level in
      let samples = texture.map { UInt8(level + $0) }
      return ScaleGuess.scale(
        Picture(luma: Plane(width: 400, height: 400, samples: samples), chroma: nil),
        budget: 20_000, finest: 0.1, focus: nil)
    }
    #expect(scales[0] > 1.05 * scales[1])
  }

  @Test func isNeverFinerThanAllowed() throws {
    let picture = try TestImages.picture("sizes/128x160.jpg")
    #expect(ScaleGuess.scale(picture, budget: 90_000, finest: 0.4, focus: nil) == 0.4)
  }
}
