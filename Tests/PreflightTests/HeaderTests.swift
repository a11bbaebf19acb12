import Testing

@testable import Preflight

@Suite struct HeaderTests {
  @Test func readsAPhonePhoto() throws {
    let header = try TestImages.header("photos/phone-12-megapixels-orientation-6.jpg")
    #expect(header.width == 4032)
    #expect(header.height == 3024)
    #expect(header.process == .baseline)
    #expect(header.components.count == 3)
    #expect(header.subsampling == "4:2:0")
    #expect(header.orientation == 6)
    #expect(header.exifWidth == 4032)
    #expect(header.exifHeight == 3024)
    #expect(header.density == Header.Density(unit: 0, x: 1, y: 1))
    #expect(header.colourSpace == .yCbCr)
    #expect(header.quality == 80)
    #expect(header.scans == 1)
    #expect(header.hasEnd)
    #expect(header.trailingBytes == 0)
    #expect(header.size(longestEdge: 800) == Size(width: 600, height: 800))
  }

  @Test func readsAReadyPhoto() throws {
    let bytes = try TestImages.bytes("photos/照片/ready.jpg")
    let header = try Header(bytes.span)
    #expect(header.metadataBytes == 0)
    #expect(header.endOffset == bytes.count)
    #expect(header.orientation == 1)
    #expect(!header.hasColourProfile)
    #expect(header.quantisationTables.count == 2)
  }

  @Test(arguments: [
    ("420", "4:2:0"), ("422", "4:2:2"), ("440", "4:4:0"), ("411", "4:1:1"), ("444", "4:4:4"),
    ("410", "4:1:0"), ("grey", "grey"), ("3x1", "3x1,1x1,1x1"), ("uneven-chroma", "2x2,2x1,1x2"),
    ("chroma-finer-than-luma", "1x1,2x2,2x2"),
  ])
  func namesTheSubsampling(_ name: String, _ expected: String) throws {
    let header = try TestImages.header("sampling/\(name).jpg")
    #expect(header.subsampling == expected)
    #expect((header.width, header.height) == (501, 667))
  }

  @Test func readsProcessScansAndRestarts() throws {
    let progressive = try TestImages.header("sampling/progressive.jpg")
    #expect(progressive.isProgressive)
    #expect(progressive.scans == 10)  // cjpeg's script for colour
    #expect(try TestImages.header("sampling/not-interleaved.jpg").scans == 3)
    #expect(try TestImages.header("sampling/restarts.jpg").restartInterval == 4)
  }

  @Test func readsColourSpaces() throws {
    #expect(try TestImages.header("sampling/grey.jpg").colourSpace == .grey)
    #expect(try TestImages.header("sampling/rgb.jpg").colourSpace == .rgb)
    let print = try TestImages.header("sampling/cmyk.jpg")
    #expect(print.colourSpace == .cmyk || print.colourSpace == .ycck)
    #expect(print.adobeTransform != nil)
  }

  @Test(arguments: 1...8)
  func readsTheOrientationInBothByteOrders(_ orientation: Int) throws {
    // Odd ones are little-endian, even ones big-endian.
    #expect(try TestImages.header("orientation/\(orientation).jpg").orientation == orientation)
  }

  @Test func countsMetadata() throws {
    #expect(try TestImages.header("metadata/fail-trailing.jpg").trailingBytes == 100)
    #expect(try TestImages.header("metadata/fail-comment.jpg").metadataBytes == 17)
    #expect(try TestImages.header("metadata/fail-icc.jpg").hasColourProfile)
  }

  @Test func closesWhatIsOpen() throws {
    let bytes = try TestImages.bytes("truncated/pass-without-end-marker.jpg")
    let header = try Header(bytes.span)
    #expect(!header.hasEnd)
    #expect(header.endOffset == bytes.count)
  }

  @Test func keepsItsLimits() throws {
    let bytes = try TestImages.bytes("photos/照片/ready.jpg")
    var limits = Limits()
    limits.pixels = 479_999
    #expect(throws: Fault.tooManyPixels(480_000, limit: 479_999)) {
      try Header(bytes.span, limits: limits)
    }
    limits = Limits()
    limits.bytes = bytes.count - 1
    #expect(throws: Fault.tooManyBytes(bytes.count, limit: bytes.count - 1)) {
      try Header(bytes.span, limits: limits)
    }
    let progressive = try TestImages.bytes("sampling/progressive.jpg")
    limits = Limits()
    limits.scans = 9
    #expect(throws: Fault.tooManyScans(10, limit: 9)) {
      try Header(progressive.span, limits: limits)
    }
    limits = Limits()
    limits.coefficientBytes = 1 << 16
    #expect(throws: Fault.self) { try Header(progressive.span, limits: limits) }
    limits = Limits()
    limits.blockVisits = 1000
    #expect(throws: Fault.self) { try Header(progressive.span, limits: limits) }
  }

  @Test func survivesEveryPrefix() throws {
    let bytes = try TestImages.bytes("metadata/fail-exif-thumbnail.jpg")
    for count in 0..<2500 {
      if let header = try? Header(Array(bytes[..<count]).span) {
        // Only the end of the scan is missing, which the decode will see.
        #expect(header.scans == 1 && !header.hasEnd && header.endOffset == count)
      }
    }
    #expect(throws: Fault.self) { try Header(Array(bytes[..<2000]).span) }
  }

  @Test func survivesDamage() throws {
    let sound = try TestImages.bytes("metadata/fail-exif-thumbnail.jpg")
    var random = Seeded(state: 1)
    for _ in 0..<3000 {
      var bytes = sound
      for _ in 0..<4 {
        bytes[Int.random(in: 2..<2500, using: &random)] = .random(in: 0...255, using: &random)
      }
      if let header = try? Header(bytes.span) {
        #expect(header.endOffset <= bytes.count)
        #expect((1...8).contains(header.orientation))
      }
    }
  }
}
