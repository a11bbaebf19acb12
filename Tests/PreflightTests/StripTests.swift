import Testing

@testable import Preflight

@Suite struct StripTests {
  @Test(arguments: ["exif-thumbnail", "comment", "icc", "trailing", "over-budget-with"])
  func leavesOnlyThePicture(_ name: String) throws {
    let bytes = try TestImages.bytes("metadata/fail-\(name).jpg")
    let photo = try Preflight().prepare(bytes)
    #expect(photo.report.output?.method == .stripped)
    let header = try Header(photo.bytes.span)
    #expect(header.metadataBytes == 0)
    #expect(photo.bytes.count < bytes.count)
    // Not a sample has changed.
    #expect(try Picture(decoding: photo.bytes.span) == Picture(decoding: bytes.span))
  }

  @Test func givesBackThePhotoThatWasThere() throws {
    let ready = try TestImages.bytes("photos/照片/ready.jpg")
    for name in ["trailing", "over-budget-with"] {
      let photo = try Preflight().prepare(try TestImages.bytes("metadata/fail-\(name).jpg"))
      #expect(photo.bytes == ready)
    }
  }

  @Test func closesAnOpenFile() throws {
    let bytes = try TestImages.bytes("truncated/pass-without-end-marker.jpg")
    let comment: [UInt8] = [0xFF, 0xFE, 0, 4, 1, 2]
    var commented = bytes
    commented.insert(contentsOf: comment, at: 20)
    let photo = try Preflight().prepare(commented)
    #expect(photo.bytes == (try TestImages.bytes("photos/照片/ready.jpg")))
  }
}
