/// A part of a stored photo, in full-size pixels, whose edges lie on samples of every component.
struct Cut: Equatable {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  /// The part that a frame in the upright picture becomes.
  ///
  /// - Parameters:
  ///   - frame: What is wanted, in full-size pixels of the upright picture, within it. It is moved by
  ///     some pixels to where all components have samples.
  ///   - header: The stored photo and how it becomes upright.
  ///   - pitch: Full-size pixels per sample of each component.
  init?(_ frame: Box, _ header: Header, pitch: [(x: Double, y: Double)]) {
    let orientation = Orientation(exif: header.orientation)
    var (x, y, width, height) = (frame.x, frame.y, frame.width, frame.height)
    if orientation.isTransposed { (x, y, width, height) = (y, x, height, width) }
    if orientation.mirrorsX { x = Double(header.width) - x - width }
    if orientation.mirrorsY { y = Double(header.height) - y - height }
    guard let columns = Self.aligned(x, width, header.width, pitch.map(\.x)),
      let rows = Self.aligned(y, height, header.height, pitch.map(\.y))
    else { return nil }
    (self.x, self.width) = (columns.lowerBound, columns.count)
    (self.y, self.height) = (rows.lowerBound, rows.count)
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
    _ start: Double, _ length: Double, _ edge: Int, _ pitch: [Double]
  ) -> Range<Int>? {
    let unit = (1...192).first { unit in
      pitch.allSatisfy { (Double(unit) / $0).rounded() * $0 == Double(unit) }
    }
    guard let unit else { return nil }
    let first = max(0, Int(start) / unit * unit)
    let end = Int((start + length).rounded(.up))
    let last = min(edge, (end + unit - 1) / unit * unit)
    return first < last ? first..<last : nil
  }
}
