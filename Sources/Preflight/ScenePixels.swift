/// From the pixels of the picture to those of the photo.
extension Scene {
  /// A part of the picture in full-size pixels of the upright photo: those that lie wholly within.
  func inPhoto(_ part: Box) -> Box {
    let shown = header.size(longestEdge: header.longEdge)
    func pixels(_ start: Double, _ length: Double, _ count: Int, _ full: Int) -> Range<Int> {
      let scale = Double(full) / Double(count)
      // What reaches to the edge does so whatever the rounding.
      let end = start + length >= Double(count) ? full : Int((start + length) * scale)
      return min(Int((start * scale).rounded(.up)), end)..<end
    }
    let columns = pixels(part.x, part.width, picture.width, shown.width)
    let rows = pixels(part.y, part.height, picture.height, shown.height)
    return Box(
      x: Double(columns.lowerBound) + (crop?.x ?? 0), y: Double(rows.lowerBound) + (crop?.y ?? 0),
      width: Double(columns.count), height: Double(rows.count))
  }

  /// The longest edge at which the whole photo would show a part of it as it is to be sent.
  func longestEdge(_ frame: Box, _ specification: Specification) -> Int {
    let share = Double(photo.longEdge) / max(1, frame.longEdge)
    let edge = (Double(specification.longestEdge) * share).rounded(.up)
    return Int(min(edge, Double(photo.longEdge)))
  }
}
