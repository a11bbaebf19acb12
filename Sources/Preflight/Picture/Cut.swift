/// A part of a stored photo, in full-size pixels, whose edges lie on samples of every component.
struct Cut: Equatable {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  /// The part that a frame in the upright picture becomes.
  ///
  /// - Parameters:
  ///   - frame: What is wanted, in full-size pixels of the upright picture, within it. It grows by
  ///     some pixels to where all components have samples.
  ///   - limit: What it does not grow beyond; all of the picture unless said otherwise. Within it the
  ///     frame shrinks instead.
  ///   - header: The stored photo and how it becomes upright.
  ///   - pitch: Full-size pixels per sample of each component.
  init?(
    _ frame: Box, within limit: Box? = nil, _ header: Header, pitch: [(x: Double, y: Double)]
  ) {
    let wanted = Self.stored(frame, header)
    let limit = limit.map { Self.stored($0, header) }
    guard
      let columns = Self.aligned(
        wanted.columns, within: limit?.columns, header.width, pitch.map(\.x)),
      let rows = Self.aligned(wanted.rows, within: limit?.rows, header.height, pitch.map(\.y))
    else { return nil }
    (self.x, self.width) = (columns.lowerBound, columns.count)
    (self.y, self.height) = (rows.lowerBound, rows.count)
  }

  /// The whole pixels of the stored photo that a frame in the upright one touches.
  private static func stored(
    _ frame: Box, _ header: Header
  ) -> (columns: Range<Int>, rows: Range<Int>) {
    let orientation = Orientation(exif: header.orientation)
    var (x, y, width, height) = (frame.x, frame.y, frame.width, frame.height)
    if orientation.isTransposed { (x, y, width, height) = (y, x, height, width) }
    if orientation.mirrorsX { x = Double(header.width) - x - width }
    if orientation.mirrorsY { y = Double(header.height) - y - height }
    func pixels(_ start: Double, _ length: Double, _ edge: Int) -> Range<Int> {
      let first = min(max(0, Int(start)), edge)
      return first..<min(max(first, Int((start + length).rounded(.up))), edge)
    }
    return (pixels(x, width, header.width), pixels(y, height, header.height))
  }

  /// The part as a photo of its own.
  func part(of header: Header) -> Header {
    var part = header
    (part.width, part.height) = (width, height)
    return part
  }

  /// The part in the upright photo.
  func upright(_ header: Header) -> Box {
    let orientation = Orientation(exif: header.orientation)
    let left = orientation.mirrorsX ? header.width - x - width : x
    let top = orientation.mirrorsY ? header.height - y - height : y
    let (x, y, width, height) =
      orientation.isTransposed ? (top, left, height, width) : (left, top, width, height)
    return Box(x: Double(x), y: Double(y), width: Double(width), height: Double(height))
  }

  /// Samples of a component that has so many along a row.
  func columns(_ pitch: Double, of samples: Int) -> Range<Int> {
    Self.samples(x, width, pitch, samples)
  }

  /// Rows of a component that has so many.
  func rows(_ pitch: Double, of samples: Int) -> Range<Int> {
    Self.samples(y, height, pitch, samples)
  }

  private static func samples(
    _ start: Int, _ length: Int, _ pitch: Double, _ count: Int
  ) -> Range<Int> {
    let first = min(Int(Double(start) / pitch), count - 1)
    return first..<max(first + 1, min(count, Int((Double(start + length) / pitch).rounded(.up))))
  }

  /// The stretch of an edge whose ends are multiples of every pitch, or the end of the photo.
  private static func aligned(
    _ wanted: Range<Int>, within limit: Range<Int>?, _ edge: Int, _ pitch: [Double]
  ) -> Range<Int>? {
    let unit = (1...192).first { unit in
      pitch.allSatisfy { (Double(unit) / $0).rounded() * $0 == Double(unit) }
    }
    guard let unit else { return nil }
    var first = wanted.lowerBound / unit * unit
    var last = min(edge, (wanted.upperBound + unit - 1) / unit * unit)
    if let limit {
      if first < limit.lowerBound { first = (limit.lowerBound + unit - 1) / unit * unit }
      if last > limit.upperBound { last = limit.upperBound / unit * unit }
    }
    return first < last ? first..<last : nil
  }
}
