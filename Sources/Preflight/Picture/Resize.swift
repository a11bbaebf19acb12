extension Picture {
  /// Decodes a JPEG file to an upright picture.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - longestEdge: The longest edge of the result in pixels; smaller photos are not enlarged.
  ///   - limits: What the file may ask for.
  /// - Throws: `Fault` where the file is no JPEG, breaks a limit, or is damaged.
  public init(
    decoding bytes: Span<UInt8>, longestEdge: Int = 800, limits: Limits = Limits()
  ) throws(Fault) {
    let header = try Header(bytes, limits: limits)
    let planes = try ScaledPlanes(bytes, header, longestEdge: longestEdge, limits: limits)
    self.init(planes, header, size: header.size(longestEdge: longestEdge))
  }

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
        func axis(_ length: Int, _ samples: Int, _ pitch: Double, _ count: Int, _ mirrored: Bool)
          -> Axis
        {
          planes.axis(
            Axis.Edge(
              length: length, samples: samples, pitch: pitch, outputs: count, isHalved: halved,
              isMirrored: mirrored))
        }
        return resample(
          samples, stride: stride, width: width,
          columns: axis(header.width, width, pitch.x, stored.width, orientation.mirrorsX),
          rows: axis(header.height, height, pitch.y, stored.height, orientation.mirrorsY),
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
