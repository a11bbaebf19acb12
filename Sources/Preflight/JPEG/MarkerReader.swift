/// Walks from marker to marker. It reads bytes that nobody has checked: every length is compared
/// with what is left before it is used.
struct MarkerReader {
  var header = Header()
  private let limits: Limits
  private var book = ScanBook()
  private var markers = 0
  private var hasFrame = false
  private var exifSeen = false
  private var blockVisits = 0

  init(limits: Limits) {
    self.limits = limits
  }

  mutating func read(_ bytes: Span<UInt8>) throws(Fault) {
    if bytes.isEmpty { throw .empty }
    if bytes.count > limits.bytes { throw .tooManyBytes(bytes.count, limit: limits.bytes) }
    let format = Format(of: bytes)
    if format != .jpeg { throw .notJPEG(format) }

    var offset = 2
    walk: while true {
      guard let (code, start) = try nextMarker(bytes, &offset) else { break }
      switch code {
      case 0xD9:
        header.hasEnd = true
        break walk
      case 0xD8:
        throw .corrupt("a second SOI marker")
      case 0x01, 0xD0...0xD7:
        continue
      default:
        break
      }
      let segment = try self.segment(bytes, start)
      try read(code, bytes.extracting(segment))
      if 0xE0...0xEF ~= code || code == 0xFE {
        note(code, bytes.extracting(segment), start..<segment.upperBound)
      }
      offset = segment.upperBound
      if code == 0xDA { offset = endOfScan(bytes, offset) }
    }
    header.endOffset = offset
    header.trailingBytes = bytes.count - offset
    header.metadataBytes += header.trailingBytes
    try finish()
  }

  /// The next marker's code and the offset of its FF; nil at the end of the file.
  private mutating func nextMarker(
    _ bytes: Span<UInt8>, _ offset: inout Int
  ) throws(Fault) -> (UInt8, Int)? {
    guard offset < bytes.count else { return nil }
    guard bytes[offset] == 0xFF else { throw .corrupt("no marker where one is due") }
    while offset < bytes.count, bytes[offset] == 0xFF { offset += 1 }
    guard offset < bytes.count else { return nil }
    let code = bytes[offset]
    if code == 0 { throw .corrupt("no marker where one is due") }
    offset += 1
    markers += 1
    if markers > limits.markers { throw .corrupt("more than \(limits.markers) markers") }
    return (code, offset - 2)
  }

  /// The body of the segment whose marker starts at `start`.
  private func segment(_ bytes: Span<UInt8>, _ start: Int) throws(Fault) -> Range<Int> {
    let body = start + 4
    guard body <= bytes.count else { throw .truncated("in a marker") }
    let length = Int(bytes.bigEndian16(start + 2))
    guard length >= 2 else { throw .corrupt("a marker of length \(length)") }
    guard start + 2 + length <= bytes.count else { throw .truncated("in a marker") }
    return body..<(start + 2 + length)
  }

  /// Jumps over entropy-coded data: FF 00 is a byte of it and FF D0…D7 are restarts; any other
  /// marker ends it.
  private func endOfScan(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var offset = start
    while let found = bytes.firstOffset(of: 0xFF, from: offset) {
      var next = found + 1
      while next < bytes.count, bytes[next] == 0xFF { next += 1 }
      guard next < bytes.count else { break }
      if bytes[next] == 0 || 0xD0...0xD7 ~= bytes[next] {
        offset = next + 1
      } else {
        return next - 1
      }
    }
    return bytes.count
  }

  private mutating func read(_ code: UInt8, _ body: Span<UInt8>) throws(Fault) {
    switch code {
    case 0xC4: break  // DHT: libjpeg reads it; wrong tables show in the decode
    case 0xC0, 0xC1, 0xC2: try readFrame(code, body)
    case 0xC3, 0xC7: throw .unsupported("lossless JPEG")
    case 0xC5, 0xC6: throw .unsupported("hierarchical JPEG")
    case 0xC9...0xCB, 0xCD...0xCF: throw .unsupported("arithmetic coding")
    case 0xF7: throw .notJPEG(.jpegLS)
    case 0xDA: try readScan(body)
    case 0xDB: body.readQuantisation { header.quantisationTables[$0] = $1 }
    case 0xDD: if body.count == 2 { header.restartInterval = Int(body.bigEndian16(0)) }
    default: break
    }
  }

  private mutating func readFrame(_ code: UInt8, _ body: Span<UInt8>) throws(Fault) {
    if hasFrame { throw .corrupt("two frames") }
    hasFrame = true
    guard body.count >= 6, body.count == 6 + 3 * Int(body[5]) else {
      throw .corrupt("a frame header of the wrong length")
    }
    guard body[0] == 8 else { throw .unsupported("\(body[0]) bits per sample") }
    header.process = code == 0xC0 ? .baseline : code == 0xC1 ? .extended : .progressive
    header.height = Int(body.bigEndian16(1))
    header.width = Int(body.bigEndian16(3))
    if header.width == 0 { throw .corrupt("a width of 0") }
    if header.height == 0 { throw .unsupported("a height that is stated after the picture (DNL)") }
    guard [1, 3, 4].contains(body[5]) else { throw .unsupported("\(body[5]) components") }
    for index in 0..<Int(body[5]) {
      let factors = body[7 + 3 * index]
      let component = Header.Component(
        id: body[6 + 3 * index], horizontal: Int(factors >> 4), vertical: Int(factors & 15),
        table: Int(body[8 + 3 * index]))
      guard 1...4 ~= component.horizontal, 1...4 ~= component.vertical else {
        throw .corrupt("sampling factors out of range")
      }
      header.components.append(component)
    }
    if header.pixels > limits.pixels {
      throw .tooManyPixels(header.pixels, limit: limits.pixels)
    }
    book.begin(components: header.components.count)
  }

  private mutating func readScan(_ body: Span<UInt8>) throws(Fault) {
    guard hasFrame else { throw .corrupt("a scan before its frame") }
    guard body.count >= 1, 1...4 ~= body[0], body.count == 4 + 2 * Int(body[0]) else {
      throw .corrupt("a scan header of the wrong length")
    }
    header.scans += 1
    if header.scans > limits.scans { throw .tooManyScans(header.scans, limit: limits.scans) }
    let last = 1 + 2 * Int(body[0])
    let spectrum = (first: body[last], last: body[last + 1])
    let approximation = body[last + 2] & 15
    for index in 0..<Int(body[0]) {
      guard let component = header.components.firstIndex(where: { $0.id == body[1 + 2 * index] })
      else { throw .corrupt("a scan of a component that does not exist") }
      blockVisits += header.blocks(of: header.components[component]).count
      if header.isProgressive {
        book.note(component, spectrum, approximation)
      } else {
        book.note(component, (0, 63), 0)
      }
    }
    if blockVisits > limits.blockVisits {
      throw .tooManyScans(header.scans, limit: limits.scans)
    }
  }

  /// APPn and COM segments: what they say about the picture, and that they are there.
  private mutating func note(_ code: UInt8, _ body: Span<UInt8>, _ range: Range<Int>) {
    switch code {
    case 0xE0 where body.starts("JFIF\0") && body.count >= 14 && header.jfif == nil:
      header.density = Header.Density(
        unit: body[7], x: Int(body.bigEndian16(8)), y: Int(body.bigEndian16(10)))
      header.jfif = range
      if body.count == 14 { return }  // no thumbnail: nothing but the density
    case 0xE1 where body.starts("Exif\0") && !exifSeen:
      exifSeen = true
      if let exif = EXIF(body) {
        header.orientation = exif.orientation ?? 1
        header.exifWidth = exif.width
        header.exifHeight = exif.height
      }
    case 0xE2 where body.starts("ICC_PROFILE\0"):
      header.hasColourProfile = true
    case 0xEE where body.starts("Adobe") && body.count >= 12:
      header.adobeTransform = body[11]
    default:
      break
    }
    header.metadata.append(range)
    header.metadataBytes += range.count
  }

  private mutating func finish() throws(Fault) {
    guard hasFrame, header.scans > 0 else {
      throw header.hasEnd ? .corrupt("no picture in it") : .truncated("before the picture")
    }
    if header.isProgressive || header.scans > 1 {
      let memory = header.components.reduce(0) { $0 + header.blocks(of: $1).count * 128 }
      if memory > limits.coefficientBytes {
        throw .tooManyPixels(
          header.pixels, limit: header.pixels * (limits.coefficientBytes / 1024) / (memory / 1024))
      }
    }
    if let missing = book.missing {
      throw header.hasEnd ? .incomplete(missing) : .truncated("with scans missing")
    }
    header.colourSpace = colourSpace
  }

  /// As libjpeg decides it: JFIF means YCbCr, an Adobe marker says what it means, and without
  /// either the component identifiers decide.
  private var colourSpace: Header.ColourSpace {
    switch header.components.count {
    case 1:
      return .grey
    case 3:
      if header.jfif != nil { return .yCbCr }
      if let transform = header.adobeTransform { return transform == 0 ? .rgb : .yCbCr }
      return header.components.map(\.id) == Array("RGB".utf8) ? .rgb : .yCbCr
    default:
      guard let transform = header.adobeTransform else { return .cmyk }
      return transform == 0 ? .cmyk : .ycck
    }
  }
}
