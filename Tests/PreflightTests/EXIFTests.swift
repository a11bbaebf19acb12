import Testing

@testable import Preflight

@Suite struct EXIFTests {
  /// An EXIF segment with one directory.
  private func segment(
    _ entries: [(tag: Int, type: Int, count: Int, value: Int)], isLittle: Bool = true,
    offset: Int = 8, declared: Int? = nil
  ) -> [UInt8] {
    func number(_ value: Int, _ bytes: Int) -> [UInt8] {
      let big = (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      return isLittle ? big.reversed() : big
    }
    var tiff = Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(offset, 4)
    tiff += number(declared ?? entries.count, 2)
    for entry in entries {
      tiff += number(entry.tag, 2) + number(entry.type, 2) + number(entry.count, 4)
      tiff += entry.type == 3 ? number(entry.value, 2) + [0, 0] : number(entry.value, 4)
    }
    return Array("Exif\0\0".utf8) + tiff + number(0, 4)
  }

  @Test(arguments: [true, false])
  func readsShortAndLong(_ isLittle: Bool) {
    let short = segment([(0x0112, 3, 1, 6)], isLittle: isLittle)
    #expect(EXIF(short.span)?.orientation == 6)
    let long = segment([(0x0112, 4, 1, 8)], isLittle: isLittle)
    #expect(EXIF(long.span)?.orientation == 8)
  }

  @Test(arguments: [0, 9, 255, 65535])
  func ignoresInvalidOrientations(_ value: Int) {
    #expect(EXIF(segment([(0x0112, 3, 1, value)]).span)?.orientation == nil)
  }

  @Test func survivesWhatIsBroken() {
    // Loops, offsets beyond the end, counts beyond the end: none is followed, none is fatal.
    #expect(EXIF(segment([(0x8769, 4, 1, 8), (0x0112, 3, 1, 3)]).span)?.orientation == 3)
    #expect(EXIF(segment([], offset: 0xFFFF_FFFF).span)?.orientation == nil)
    #expect(EXIF(segment([(0x0112, 3, 1, 6)], declared: 65535).span)?.orientation == 6)
    #expect(EXIF(segment([(0x0112, 3, 0xFFFF_FFFF, 6)]).span)?.orientation == nil)
    #expect(EXIF(Array("Exif\0\0XX".utf8).span) == nil)
    #expect(EXIF(Array("Exif\0\0".utf8).span) == nil)
  }

  @Test func theFirstOrientationCounts() {
    let twice = segment([(0x0112, 3, 1, 6), (0x0112, 3, 1, 1)])
    #expect(EXIF(twice.span)?.orientation == 6)
  }
}
