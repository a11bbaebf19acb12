extension Picture {
  /// An upright picture of a given size from the planes of a decoded photo.
  ///
  /// Every component is resampled straight from its own grid to the grid of the result, so that
  /// subsampled chroma stays where it belongs. Colour spaces other than YCbCr are converted at the
  /// size of the result.
  init(_ planes: borrowing ScaledPlanes, _ header: Header, size: Size) {
    let orientation = Orientation(exif: header.orientation)
    let stored = orientation.isTransposed ? Size(width: size.height, height: size.width) : size

    func component(_ index: Int, halved: Bool) -> Plane {
      let pitch = planes.pitch[index]
      return planes.withPlane(index) { samples, stride, width, height in
        func axis(_ samples: Int, _ pitch: Double, _ length: Int, _ count: Int, _ mirrored: Bool)
          -> Axis
        {
          let each = Double(length) / Double(count)
          let output = Axis.Grid(
            count: halved ? (count + 1) / 2 : count, pitch: halved ? 2 * each : each)
          return Axis(
            from: Axis.Grid(count: samples, pitch: pitch),
            to: output.mirrored(mirrored, length: Double(length)))
        }
        return resample(
          samples, stride: stride, width: width,
          columns: axis(width, pitch.x, header.width, stored.width, orientation.mirrorsX),
          rows: axis(height, pitch.y, header.height, stored.height, orientation.mirrorsY),
          isTransposed: orientation.isTransposed)
      }
    }

    switch header.colourSpace {
    case .grey:
      self.init(luma: component(0, halved: false), chroma: nil)
    case .yCbCr:
      self.init(
        luma: component(0, halved: false),
        chroma: Chroma(blue: component(1, halved: true), red: component(2, halved: true)))
    case .rgb, .cmyk, .ycck:
      self.init(
        converting: (0..<planes.count).map { component($0, halved: false) }, header.colourSpace,
        isInverted: header.adobeTransform != nil)
    }
  }
}
