/// The three facts of an EXIF segment that matter to the picture. Offsets in it may be anything:
/// each is checked, no chain is followed further than one step, so that loops cannot be.
struct EXIF {
  /// 1…8; nil where none or an invalid one is stated.
  private(set) var orientation: Int?
  private(set) var width: Int?
  private(set) var height: Int?

  /// Reads the body of an APP1 segment that starts with `Exif`; nil where no TIFF header follows.
  init?(_ body: Span<UInt8>) {
    guard body.count >= 14 else { return nil }
    let tiff = body.extracting(6..<body.count)
    let isLittle: Bool
    switch (tiff[0], tiff[1]) {
    case (0x49, 0x49): isLittle = true
    case (0x4D, 0x4D): isLittle = false
    default: return nil
    }
    let reader = Reader(isLittle: isLittle)
    guard reader.number(tiff, 2, bytes: 2) == 42, let first = reader.number(tiff, 4, bytes: 4)
    else { return nil }
    var details: Int?
    reader.entries(tiff, at: first) { tag, value in
      switch tag {
      case 0x0112 where orientation == nil: orientation = value
      case 0x8769: details = value
      default: break
      }
    }
    if let value = orientation, !(1...8).contains(value) { orientation = nil }
    if let details {
      reader.entries(tiff, at: details) { tag, value in
        switch tag {
        case 0xA002: width = value
        case 0xA003: height = value
        default: break
        }
      }
    }
  }

  private struct Reader {
    let isLittle: Bool

    func number(_ tiff: Span<UInt8>, _ offset: Int, bytes: Int) -> Int? {
      guard offset >= 0, offset + bytes <= tiff.count else { return nil }
      var value = 0
      for index in 0..<bytes {
        value = value << 8 | Int(tiff[offset + (isLittle ? bytes - 1 - index : index)])
      }
      return value
    }

    /// Calls `body` with every entry that holds one number of 16 or 32 bits.
    func entries(_ tiff: Span<UInt8>, at offset: Int, _ body: (_ tag: Int, _ value: Int) -> Void) {
      guard let count = number(tiff, offset, bytes: 2) else { return }
      for index in 0..<count {
        let entry = offset + 2 + 12 * index
        guard let tag = number(tiff, entry, bytes: 2), let type = number(tiff, entry + 2, bytes: 2),
          let values = number(tiff, entry + 4, bytes: 4)
        else { return }
        guard values == 1, type == 3 || type == 4,
          let value = number(tiff, entry + 8, bytes: type == 3 ? 2 : 4)
        else { continue }
        body(tag, value)
      }
    }
  }
}
