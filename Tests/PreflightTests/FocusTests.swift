import Testing

@testable import Preflight

@Suite struct FocusTests {
  private let face = Box(x: 160, y: 96, width: 160, height: 192)

  @Test func weighsTheFaceMoreAndItsSurroundingsLess() {
    var luma = [Float](repeating: 1, count: 60 * 50)
    var chroma = [Float](repeating: 1, count: 30 * 25)
    Focus(face: face).weigh(&luma, across: 60, of: .luma)
    Focus(face: face).weigh(&chroma, across: 30, of: .chroma)
    // The middle of the face, a corner of the picture, and blocks just within and just beyond an edge.
    #expect((luma[24 * 60 + 30], chroma[12 * 30 + 15]) == (2, 2))
    #expect(abs(luma[0] - 0.67) < 1e-6 && abs(chroma[0] - 0.4) < 1e-6)
    #expect(luma[24 * 60 + 22] == 2 && abs(luma[24 * 60 + 16] - 0.67) < 1e-6)
    // The edge is soft.
    let row = luma[(24 * 60)..<(24 * 60 + 30)]
    #expect(
      zip(row, row.dropFirst()).allSatisfy { $0 <= $1 } && row.contains { 0.7 < $0 && $0 < 1.9 })
  }

  @Test(arguments: [
    Box(x: -500, y: 900, width: 50, height: 0), Box(x: 10, y: 10, width: 0.01, height: 0.01),
    Box(x: -9_000, y: -9_000, width: 18_000, height: 18_000),
  ])
  func anyBoxGivesWeightsThatCount(_ box: Box) {
    var luma = [Float](repeating: 1, count: 40 * 30)
    Focus(face: box).weigh(&luma, across: 40, of: .luma)
    #expect(luma.allSatisfy { (0.66...2).contains($0) })
  }

  @Test(arguments: ["photos/scan-444.jpg", "photos/照片/正面.jpg"])
  func theSameBytesShowTheFaceBetter(_ path: String) throws {
    let bytes = try TestImages.bytes(path)
    let header = try Header(bytes.span)
    let planes = try ScaledPlanes(bytes.span, header, longestEdge: 800, limits: Limits())
    let picture = Picture(planes, header, size: header.size(longestEdge: 800))
    let box = Box(
      x: Double(picture.width) * 0.3, y: Double(picture.height) * 0.25,
      width: Double(picture.width) * 0.4, height: Double(picture.height) * 0.4)
    func psnrInside(_ face: Box?) throws -> Double {
      let encoded = encode(planes, header, .verifyFace, face: face)
      #expect(19_850...20_000 ~= encoded.bytes.count)
      let decoded = try Picture(decoding: encoded.bytes.span)
      return psnr(samples(decoded, box), samples(picture, box).map { Double($0) })
    }
    #expect(try psnrInside(box) > psnrInside(nil) + 0.3)
  }

  @Test func theCorridorFavoursTheFaceItFound() throws {
    let bytes = try TestImages.bytes("photos/phone-12-megapixels-orientation-6.jpg")
    let picture = try Picture(decoding: bytes.span)
    func psnrInFace(_ favoursFace: Bool) throws -> Double {
      var specification = Specification.verifyFace
      specification.favoursFace = favoursFace
      let photo = try Preflight(specification).prepare(bytes)
      let face = try #require(photo.report.faces.first).box
      let sent = try Picture(decoding: photo.bytes.span)
      return psnr(samples(sent, face), samples(picture, face).map { Double($0) })
    }
    #expect(try psnrInFace(true) > psnrInFace(false) + 0.2)
  }

  private func samples(_ picture: Picture, _ box: Box) -> [UInt8] {
    (Int(box.y)..<Int(box.y + box.height)).flatMap { y in
      (Int(box.x)..<Int(box.x + box.width)).map { picture.luma.samples[y * picture.width + $0] }
    }
  }
}
