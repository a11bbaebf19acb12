import Testing

@testable import Preflight

@Suite struct EncodeTests {
  private func encoded(_ path: String, _ specification: Specification = .verifyFace) throws
    -> EncodedPicture
  {
    let bytes = try TestImages.bytes(path)
    let header = try Header(bytes.span)
    let planes = try ScaledPlanes(
      bytes.span, header, longestEdge: specification.longestEdge, limits: Limits())
    return encode(planes, header, specification)
  }

  @Test(arguments: [3_000, 8_000, 20_000, 45_000, 90_000])
  func keepsToAnyBudgetAndUsesIt(_ budget: Int) throws {
    var specification = Specification.verifyFace
    specification.budget = 1...budget
    let result = try encoded("photos/scan-444.jpg", specification)
    #expect(result.bytes.count <= budget)
    #expect(result.bytes.count > budget * 98 / 100)
  }

  @Test(arguments: [
    "photos/scan-444.jpg", "photos/grey.jpg", "photos/selfie-2-megapixels-progressive.jpg",
    "sizes/801x601.jpg", "made-smaller/fail-noise.jpg", "photos/照片/正面.jpg",
  ])
  func fillsTheUsualBudget(_ path: String) throws {
    #expect(19_850...20_000 ~= (try encoded(path)).bytes.count)
  }

  @Test func decodesToThePictureItWas() throws {
    let picture = try TestImages.picture("photos/scan-444.jpg")
    let bytes = try encoded("photos/scan-444.jpg").bytes
    let decoded = try Picture(decoding: bytes.span)
    #expect((decoded.width, decoded.height) == (picture.width, picture.height))
    #expect(psnr(decoded.luma.samples, picture.luma.samples.map { Double($0) }) > 30)
    let (one, other) = (try #require(decoded.chroma), try #require(picture.chroma))
    #expect(psnr(one.blue.samples, other.blue.samples.map { Double($0) }) > 34)
    #expect(psnr(one.red.samples, other.red.samples.map { Double($0) }) > 34)
  }

  @Test func isPlainBaseline() throws {
    let colour = try encoded("photos/scan-444.jpg").bytes
    let header = try Header(colour.span)
    #expect(header.process == .baseline)
    #expect(header.subsampling == "4:2:0")
    #expect(header.metadataBytes == 0)
    #expect(header.jfif != nil)
    #expect(header.restartInterval == 0)
    #expect(header.scans == 1)
    let grey = try encoded("photos/grey.jpg").bytes
    #expect(try Header(grey.span).subsampling == "grey")
  }

  @Test func countsToTheByte() throws {
    // What the trial promises is what is written, less the stuffing.
    let picture = try TestImages.picture("photos/scan-444.jpg")
    var trial = Trial(Spectrum(picture, scale: 1.7), picture.size, scale: 1.7)
    trial.chooseMeans()
    trial.chooseSample(lambda: 0.05)
    trial.chooseRest(lambda: 0.04)
    let bytes = trial.write()
    let stuffed = zip(bytes, bytes.dropFirst()).count { $0 == 0xFF && $1 == 0 }
    #expect(bytes.count - stuffed == trial.bytesWithoutStuffing)
  }

  @Test func aSampleStandsForThePicture() throws {
    let picture = try TestImages.picture("photos/scan-444.jpg")
    var trial = Trial(Spectrum(picture, scale: 1.7), picture.size, scale: 1.7)
    let estimate = trial.estimate(lambda: 0.05)
    trial.chooseRest(lambda: 0.05)
    #expect(abs(estimate / trial.bytes - 1) < 0.02)
  }

  @Test func stopsAtTheHighestQuality() throws {
    let result = try encoded("below-budget/fail-240x320.jpg")
    #expect(result.bytes.count < 16_384)
    let bytes = result.bytes
    let quality = try #require(try Header(bytes.span).quality)
    #expect(93...96 ~= quality)
  }

  @Test func makesBusyPicturesSmaller() throws {
    let result = try encoded("made-smaller/fail-noise.jpg")
    #expect(result.isSmaller)
    #expect(result.size.longEdge < 800)
    #expect(try !encoded("photos/照片/正面.jpg").isSmaller)
  }

  @Test func keepsToTheSmallestBudget() throws {
    var specification = Specification.verifyFace
    specification.budget = 1...3_000
    let result = try encoded("made-smaller/fail-noise.jpg", specification)
    #expect(result.bytes.count <= 3_000)
  }

  @Test func isTheSameEveryTime() throws {
    let once = try encoded("photos/scan-444.jpg").bytes
    #expect(try encoded("photos/scan-444.jpg").bytes == once)
  }
}
