import CJPEG

/// The components of a photo as libjpeg decoded them: reduced, neither upsampled nor converted, not
/// yet upright. Their memory goes back to where it was taken from when the value ends.
@safe struct ScaledPlanes: ~Copyable {
  private let planes: cjpeg_planes
  private let piece: cjpeg_memory
  private let memory: PlaneMemory
  /// The reduction at which the photo was decoded, in eighths.
  let scale: Int
  /// Full-size pixels per sample of each component.
  let pitch: [(x: Double, y: Double)]
  /// The part of the photo that is lent; nil for all of it.
  var cut: Cut?

  var count: Int { Int(planes.count) }

  /// What the decoder needs beside coefficients: tables and a row of MCUs at the largest width.
  private static let rows = 16 << 20

  /// Decodes a photo once, in the DCT domain at the reduction that `Scale` chooses.
  ///
  /// - Throws: `truncated` or `corrupt` where any part of the picture is damaged, `unsupported`, or
  ///   `tooManyPixels` where the decoder would need more memory than the limits allow.
  init(
    _ bytes: Span<UInt8>, _ header: Header, longestEdge: Int, limits: Limits,
    memory: PlaneMemory = PlaneMemory()
  ) throws(Fault) {
    let scale = Scale.choose(header, longestEdge: longestEdge)
    var planes = cjpeg_planes()
    var piece = unsafe memory.take()
    var detail = cjpeg_detail()
    // What lies behind the picture is left out: libjpeg would not read it, but it could be a second
    // picture, and a file that ends without EOI is read as if it had one.
    let photo = bytes.extracting(0..<header.endOffset)
    let result = unsafe photo.withUnsafeBufferPointer { buffer in
      unsafe cjpeg_decode(
        buffer.baseAddress, buffer.count, Int32(scale), limits.coefficientBytes + Self.rows,
        &piece, &planes, &detail)
    }
    self.planes = planes
    self.scale = scale
    unsafe self.piece = piece
    self.memory = memory
    let widest = header.components.map(\.horizontal).max() ?? 1
    let tallest = header.components.map(\.vertical).max() ?? 1
    pitch = header.components.enumerated().map { index, component in
      let reduction = unsafe 8 / Double(max(1, Self.plane(planes, index).block))
      return (
        x: reduction * Double(widest) / Double(component.horizontal),
        y: reduction * Double(tallest) / Double(component.vertical)
      )
    }
    if let fault = Fault(result, detail, header, limits) { throw fault }
  }

  /// C arrays are tuples to Swift.
  private static func plane(_ planes: cjpeg_planes, _ index: Int) -> cjpeg_plane {
    switch index {
    case 0: unsafe planes.plane.0
    case 1: unsafe planes.plane.1
    case 2: unsafe planes.plane.2
    default: unsafe planes.plane.3
    }
  }

  deinit { unsafe memory.give(piece) }

  /// How samples along an edge are made of those of the planes.
  func axis(_ edge: Axis.Edge) -> Axis { memory.axes.axis(edge) }

  /// Lends one component to `body`.
  func withPlane<Result>(
    _ index: Int,
    _ body: (_ samples: Span<UInt8>, _ stride: Int, _ width: Int, _ height: Int) -> Result
  ) -> Result {
    let plane = unsafe Self.plane(planes, index)
    let samples = unsafe UnsafeBufferPointer(
      start: plane.samples, count: plane.stride * Int(plane.height))
    let (width, height) = unsafe (Int(plane.width), Int(plane.height))
    guard let cut else { return unsafe body(samples.span, plane.stride, width, height) }
    let columns = cut.columns(pitch[index].x, of: width)
    let rows = cut.rows(pitch[index].y, of: height)
    let first = unsafe rows.lowerBound * plane.stride + columns.lowerBound
    return unsafe body(
      samples.span.extracting(first..<samples.count), plane.stride, columns.count, rows.count)
  }
}

extension Fault {
  fileprivate init?(_ result: Int32, _ detail: cjpeg_detail, _ header: Header, _ limits: Limits) {
    if Int(result) == CJPEG_OK { return nil }
    let text = unsafe withUnsafeBytes(of: detail.text) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    self =
      switch Int(result) {
      case CJPEG_TRUNCATED: .truncated(text)
      case CJPEG_UNSUPPORTED: .unsupported(text)
      case CJPEG_MEMORY: .tooManyPixels(header.pixels, limit: limits.pixels)
      default: .corrupt(text)
      }
  }
}
