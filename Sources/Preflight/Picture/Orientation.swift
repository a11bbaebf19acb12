/// How stored pixels become upright ones, by the EXIF orientation (CIPA DC-008, tag 274).
///
/// Read it from the upright side: to find an upright pixel, look at its column and row, count them
/// from the other end where `mirrored` says so, and swap them where `isTransposed`.
struct Orientation: Equatable {
  /// Columns of the stored photo are rows of the upright one.
  let isTransposed: Bool
  /// Stored columns run from right to left.
  let mirrorsX: Bool
  /// Stored rows run from bottom to top.
  let mirrorsY: Bool

  /// - Parameter exif: 1…8; anything else is upright.
  init(exif: Int) {
    isTransposed = (5...8).contains(exif)
    mirrorsX = [2, 3, 7, 8].contains(exif)
    mirrorsY = [3, 4, 6, 7].contains(exif)
  }
}

extension Orientation {
  /// The EXIF orientation that turns a picture clockwise by so many quarters more.
  static func turned(exif: Int, by quarters: Int) -> Int {
    let circle = [2, 4, 5, 7].contains(exif) ? [2, 7, 4, 5] : [1, 6, 3, 8]
    let place = circle.firstIndex(of: exif) ?? 0
    return circle[(place + quarters) & 3]
  }
}
