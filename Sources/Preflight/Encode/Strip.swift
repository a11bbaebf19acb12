/// Leaves the metadata of a photo out without touching the picture.
enum Strip {
  /// Whether the photo is within the specification once its metadata is gone.
  static func isEnough(_ header: Header, _ specification: Specification) -> Bool {
    header.orientation == 1 && !header.isProgressive
      && header.longEdge <= specification.longestEdge
      && (header.colourSpace == .yCbCr || header.colourSpace == .grey)
      && specification.budget.contains(size(header))
  }

  /// Bytes of the photo without its metadata, with a JFIF marker and an EOI marker.
  private static func size(_ header: Header) -> Int {
    let markers = Stream.jfif.count + 4 + (header.hasEnd ? 0 : 2)
    return header.endOffset - header.metadata.reduce(0) { $0 + $1.count }
      - (plainJFIF(header)?.count ?? 0) + markers
  }

  /// The photo without its metadata.
  static func strip(_ bytes: Span<UInt8>, _ header: Header) -> [UInt8] {
    var result: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, UInt8(Stream.jfif.count + 2)] + Stream.jfif
    result.reserveCapacity(size(header))
    var left = header.metadata
    if let jfif = plainJFIF(header) { left.append(jfif) }
    left.sort { $0.lowerBound < $1.lowerBound }
    var offset = 2
    for segment in left + [header.endOffset..<header.endOffset] {
      for index in offset..<max(offset, segment.lowerBound) { result.append(bytes[index]) }
      offset = segment.upperBound
    }
    if !header.hasEnd { result += [0xFF, 0xD9] }
    return result
  }

  /// The JFIF marker where it is not among the metadata already.
  private static func plainJFIF(_ header: Header) -> Range<Int>? {
    guard let jfif = header.jfif, !header.metadata.contains(jfif) else { return nil }
    return jfif
  }
}
