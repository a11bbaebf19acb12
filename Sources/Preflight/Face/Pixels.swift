/// A small copy of a picture, or of a part of it, for a network to look at: 8 bits each of blue,
/// green and red.
struct Pixels: Equatable {
  let width: Int
  let height: Int
  /// Row after row, three for each pixel.
  let samples: [UInt8]

  init(width: Int, height: Int, samples: [UInt8]) {
    precondition(width > 0 && height > 0 && samples.count == 3 * width * height)
    self.width = width
    self.height = height
    self.samples = samples
  }

  /// A copy of the whole picture whose longer edge has so many pixels. Pictures that are smaller are
  /// enlarged.
  init(_ picture: Picture, longEdge: Int) {
    func scaled(_ edge: Int) -> Int {
      max(1, (2 * edge * longEdge + picture.size.longEdge) / (2 * picture.size.longEdge))
    }
    let size = Size(width: scaled(picture.width), height: scaled(picture.height))
    self.init(
      picture,
      columns: Window(start: 0, length: Double(picture.width), count: size.width),
      rows: Window(start: 0, length: Double(picture.height), count: size.height))
  }

  /// A square of the picture around a place, black where it reaches beyond.
  init(_ picture: Picture, around middle: Point, edge: Double, count: Int) {
    self.init(
      picture,
      columns: Window(start: middle.x - edge / 2, length: edge, count: count),
      rows: Window(start: middle.y - edge / 2, length: edge, count: count))
  }

  private init(_ picture: Picture, columns: Window, rows: Window) {
    let luma = picture.luma.resampled(columns, rows).samples
    let grey = picture.chroma == nil ? [UInt8](repeating: 128, count: luma.count) : []
    let blues = picture.chroma?.blue.resampled(columns.halved, rows.halved).samples ?? grey
    let reds = picture.chroma?.red.resampled(columns.halved, rows.halved).samples ?? grey
    let across = (0..<columns.count).map { columns.coverage($0, of: picture.width) }
    let count = columns.count
    var samples = [UInt8](repeating: 0, count: 3 * count * rows.count)
    for y in 0..<rows.count {
      let down = rows.coverage(y, of: picture.height)
      guard down > 0 else { continue }
      let row = (y * count)..<((y + 1) * count)
      Self.convert(
        luma.span.extracting(row), blues.span.extracting(row), reds.span.extracting(row),
        across.span, down, &samples, at: 3 * row.lowerBound)
    }
    self.init(width: count, height: rows.count, samples: samples)
  }

  /// A row of blue, green and red from one of luma and chroma, by ITU-T T.871 (JFIF), section 7, darker
  /// where the picture covers only a part of a pixel.
  private static func convert(
    _ luma: Span<UInt8>, _ blues: Span<UInt8>, _ reds: Span<UInt8>, _ across: Span<Float>,
    _ down: Float, _ samples: inout [UInt8], at start: Int
  ) {
    var out = samples.mutableSpan
    let count = across.count
    precondition(
      luma.count == count && blues.count == count && reds.count == count && start >= 0
        && start + 3 * count <= out.count)
    for x in 0..<count {
      let coverage = across[x] * down
      let level = Float(luma[x])
      let blue = Float(blues[x]) - 128
      let red = Float(reds[x]) - 128
      out[start + 3 * x] = sample(level + 1.772 * blue, coverage)
      out[start + 3 * x + 1] = sample(level - 0.344136 * blue - 0.714136 * red, coverage)
      out[start + 3 * x + 2] = sample(level + 1.402 * red, coverage)
    }
  }

  /// Rounded by way of the low bits of a large number: 2²³ leaves no room for a fraction.
  private static func sample(_ value: Float, _ coverage: Float) -> UInt8 {
    UInt8(truncatingIfNeeded: (min(max(value, 0), 255) * coverage + 8_388_608).bitPattern)
  }

  /// The copy turned clockwise by so many quarters.
  func turned(_ quarters: Int) -> Pixels {
    let size = Size(width: width, height: height).turned(quarters)
    var turned = [UInt8](repeating: 0, count: samples.count)
    for y in 0..<height {
      for x in 0..<width {
        let (column, row) =
          switch quarters & 3 {
          case 1: (height - 1 - y, x)
          case 2: (width - 1 - x, height - 1 - y)
          case 3: (y, width - 1 - x)
          default: (x, y)
          }
        for colour in 0..<3 {
          turned[3 * (row * size.width + column) + colour] = samples[3 * (y * width + x) + colour]
        }
      }
    }
    return Pixels(width: size.width, height: size.height, samples: turned)
  }
}

extension Plane {
  /// The means over the fields of a grid.
  fileprivate func resampled(_ columns: Window, _ rows: Window) -> Plane {
    let across = Axis(means: columns, of: width)
    // Only the columns that count are looked at.
    let first = across.start.reduce(width) { min($0, Int($1)) }
    let last = across.start.reduce(0) { max($0, Int($1)) } + across.taps
    let span = samples.span
    return resample(
      span.extracting(first..<span.count), stride: width, width: last - first,
      columns: Axis(moving: across, by: -first), rows: Axis(means: rows, of: height),
      isTransposed: false)
  }
}
