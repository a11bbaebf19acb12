import Testing

@testable import Preflight

@Suite struct PictureTests {
  @Test(arguments: 1...8)
  func isUprightInEveryOrientation(_ orientation: Int) throws {
    let picture = try TestImages.picture("orientation/\(orientation).jpg")
    let reference = try TestImages.reference("orientation/upright.ppm")
    #expect((picture.width, picture.height) == (270, 361))
    let chroma = try #require(picture.chroma)
    #expect((chroma.blue.width, chroma.blue.height) == (135, 181))
    #expect(psnr(picture.luma.samples, reference.luma) > 36)
    #expect(psnr(chroma.blue.samples, halved(reference.blue, width: 270)) > 36)
    #expect(psnr(chroma.red.samples, halved(reference.red, width: 270)) > 36)
  }

  @Test(arguments: [
    "420", "422", "440", "411", "444", "410", "3x1", "uneven-chroma", "progressive", "rgb",
    "restarts", "not-interleaved", "cmyk",
  ])
  func isTheSameFromEveryKindOfFile(_ name: String) throws {
    let picture = try TestImages.picture("sampling/\(name).jpg")
    let reference = try TestImages.reference("sampling/reference.ppm")
    let chroma = try #require(picture.chroma)
    #expect((picture.width, picture.height) == (501, 667))
    #expect((chroma.red.width, chroma.red.height) == (251, 334))
    #expect(psnr(picture.luma.samples, reference.luma) > 34)
    // Chroma that the file has at a quarter of the width can't be as near.
    let least = ["411", "410"].contains(name) ? 30.0 : 34.0
    #expect(psnr(chroma.blue.samples, halved(reference.blue, width: 501)) > least)
    #expect(psnr(chroma.red.samples, halved(reference.red, width: 501)) > least)
  }

  @Test func greyStaysGrey() throws {
    let picture = try TestImages.picture("sampling/grey.jpg")
    let reference = try TestImages.reference("sampling/reference.ppm")
    #expect(picture.chroma == nil)
    #expect(psnr(picture.luma.samples, reference.luma) > 34)
  }

  @Test(arguments: ["phone-12-megapixels-orientation-6", "camera-8-megapixels-422"])
  func isNearLanczosOnTheWholePhoto(_ name: String) throws {
    let picture = try TestImages.picture("photos/\(name).jpg")
    let reference = try TestImages.portable("references/\(name).pgm")
    #expect((picture.width, picture.height) == (reference.width, reference.height))
    #expect(psnr(picture.luma.samples, reference.samples.map { Double($0) }) > 44)
  }

  @Test(arguments: [
    (4032, 3024, 800, 600), (3024, 4032, 600, 800), (800, 800, 800, 800), (801, 601, 800, 600),
    (799, 600, 799, 600), (12000, 10, 800, 1), (1, 1, 1, 1), (1000, 667, 800, 534),
  ])
  func keepsTheAspectAndNeverEnlarges(_ width: Int, _ height: Int, _ w: Int, _ h: Int) {
    #expect(Size(width: width, height: height).fitted(800) == Size(width: w, height: h))
  }

  @Test(arguments: try TestImages.names("sizes"))
  func readsEverySize(_ name: String) throws {
    let picture = try TestImages.picture("sizes/\(name)")
    let parts = name.dropLast(4).split(separator: "x").compactMap { Int($0) }
    let expected = Size(width: parts[0], height: parts[1]).fitted(800)
    #expect(Size(width: picture.width, height: picture.height) == expected)
  }

  @Test(arguments: [1, 7, 40, 333, 640])
  func makesAnySize(_ edge: Int) throws {
    for name in ["sampling/uneven-chroma.jpg", "orientation/6.jpg", "sampling/cmyk.jpg"] {
      let picture = try TestImages.picture(name, longestEdge: edge)
      #expect(
        max(picture.width, picture.height) == min(edge, name == "orientation/6.jpg" ? 361 : 667))
    }
  }
}
