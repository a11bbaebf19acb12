/// Whether a photo was stretched in one direction.
enum Proportions {
  /// How long a face is for its width: half the logarithms of mouth to eyes by eye to eye, and of the
  /// height by the width of the box.
  static func length(_ face: Face) -> Double {
    let eyes = Point(
      x: (face.landmarks.leftEye.x + face.landmarks.rightEye.x) / 2,
      y: (face.landmarks.leftEye.y + face.landmarks.rightEye.y) / 2)
    let mouth = face.landmarks.mouth
    let down = ((eyes.x - mouth.x) * (eyes.x - mouth.x) + (eyes.y - mouth.y) * (eyes.y - mouth.y))
      .squareRoot()
    func half(_ ratio: Double) -> Double { logarithm2(max(ratio, 1e-9)) * 0.34657359027997264 }
    return half(down / max(face.eyeDistance, 1e-9))
      + half(face.box.height / max(face.box.width, 1e-9))
  }

  /// By how much the aspect ratio that EXIF states differs from that of the picture, 0 for not at
  /// all, 0.03 for three percent; turned by a quarter where that fits better. Nil where EXIF states
  /// none.
  static func statedDifference(_ header: Header) -> Double? {
    guard let width = header.exifWidth, let height = header.exifHeight, width > 0, height > 0 else {
      return nil
    }
    let stated = Double(width) / Double(height)
    let found = Double(header.width) / Double(header.height)
    func difference(_ ratio: Double) -> Double { max(ratio, 1 / ratio) - 1 }
    return min(difference(stated / found), difference(stated * found))
  }

  /// By how much the JFIF marker's pixels are longer than wide or the reverse, 0 for square ones.
  static func pixelDifference(_ header: Header) -> Double {
    guard let density = header.density, density.x > 0, density.y > 0 else { return 0 }
    let ratio = Double(density.x) / Double(density.y)
    return max(ratio, 1 / ratio) - 1
  }
}
