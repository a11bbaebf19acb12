import Testing

@testable import Preflight

@Suite struct FormatTests {
  @Test(arguments: [
    ("png", Format.png), ("gif", .gif), ("webp", .webp), ("bmp", .bmp), ("tiff", .tiff),
    ("pdf", .pdf), ("heic", .heic), ("avif", .avif), ("html", .html), ("json", .json),
  ])
  func namesWhatIsNoJPEG(_ name: String, _ format: Format) throws {
    let bytes = try TestImages.bytes("not-jpeg/fail-\(name).jpg")
    #expect(Format(of: bytes.span) == format)
    #expect(throws: Fault.notJPEG(format)) { try Header(bytes.span) }
  }

  @Test(arguments: [
    ("", Format.unknown), ("/9j/4AAQSkZJRg", .base64), ("data:image/jpg;base64,", .base64),
    ("hello", .text), ("\u{FEFF}<?xml", .html), ("照片", .unknown), ("PK\u{3}\u{4}", .zip),
  ])
  func readsText(_ text: String, _ format: Format) {
    #expect(Format(of: Array(text.utf8).span) == format)
  }

  @Test func knowsAJPEGByItsFirstBytes() {
    #expect(Format(of: [0xFF, 0xD8].span) == .jpeg)
    #expect(Format(of: [0xFF, 0xD8, 0xFF].span) == .jpeg)
    #expect(Format(of: [0xFF, 0xD8, 0x00].span) != .jpeg)
  }
}
