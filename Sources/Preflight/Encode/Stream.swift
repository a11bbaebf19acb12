/// The markers of a baseline JPEG file around its scan (T.81, annex B; JFIF 1.01). Tables of one
/// kind share a marker, which saves bytes for the picture.
struct Stream {
  let size: Size
  /// Quantisation tables in natural order: luma and, for colour, chroma.
  let tables: [[UInt8]]
  let codes: ScanCodes
  let components: [ScanComponent]

  private var isColour: Bool { tables.count > 1 }
  private var huffmanTables: [Int] { isColour ? [0, 1, 2, 3] : [0, 2] }

  /// Bytes of the file before FF bytes are stuffed.
  var bytesWithoutStuffing: Int { head.count + codes.bytes + 2 }

  /// The file.
  func bytes(_ components: [CodedComponent]) -> [UInt8] {
    var room = head
    room.reserveCapacity(bytesWithoutStuffing + 512)
    return codes.write(components, after: room) + [0xFF, 0xD9]
  }

  private var head: [UInt8] {
    var head: [UInt8] = [0xFF, 0xD8]
    func add(_ code: UInt8, _ body: [UInt8]) {
      let length = body.count + 2
      head += [0xFF, code, UInt8(length >> 8), UInt8(length & 255)] + body
    }
    add(0xE0, Self.jfif)
    add(
      0xDB,
      tables.enumerated().flatMap { index, table in
        [UInt8(index)] + zigzag.map { table[$0] }
      })
    let edge = UInt8(components[0].sampling)
    var frame: [UInt8] = [8]
    frame += [UInt8(size.height >> 8), UInt8(size.height & 255)]
    frame += [UInt8(size.width >> 8), UInt8(size.width & 255), UInt8(components.count)]
    for (index, component) in components.enumerated() {
      let sampling = index == 0 ? edge << 4 | edge : 0x11
      frame += [UInt8(index + 1), sampling, UInt8(component.table)]
    }
    add(0xC0, frame)
    add(
      0xC4,
      huffmanTables.flatMap { index in
        // Class 0 is DC, class 1 is AC; within each, 0 is luma and 1 is chroma.
        [UInt8((index / 2) << 4 | index % 2)] + codes.codes[index].counts
          + codes.codes[index].symbols
      })
    var scan = [UInt8(components.count)]
    for (index, component) in components.enumerated() {
      scan += [UInt8(index + 1), UInt8(component.table << 4 | component.table)]
    }
    add(0xDA, scan + [0, 63, 0])
    return head
  }

  /// JFIF 1.01, square pixels, no thumbnail.
  static let jfif: [UInt8] = Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
}
