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
    let luma = picture.luma.resampled(columns, rows)
    let chroma = picture.chroma.map {
      (
        blue: $0.blue.resampled(columns.halved, rows.halved),
        red: $0.red.resampled(columns.halved, rows.halved)
      )
    }
    let across = (0..<columns.count).map { columns.coverage($0, of: picture.width) }
    let down = (0..<rows.count).map { rows.coverage($0, of: picture.height) }
    var samples = [UInt8](repeating: 0, count: 3 * columns.count * rows.count)
    for y in 0..<rows.count {
      for x in 0..<columns.count {
        let index = y * columns.count + x
        let light = luma.samples[index]
        let coverage = across[x] * down[y]
        guard coverage > 0 else { continue }
        // ITU-T T.871 (JFIF), section 7.
        let level = Float(light)
        let blue = chroma.map { Float($0.blue.samples[index]) - 128 } ?? 0
        let red = chroma.map { Float($0.red.samples[index]) - 128 } ?? 0
        func sample(_ value: Float) -> UInt8 {
          UInt8((min(max(value, 0), 255) * coverage).rounded())
        }
        samples[3 * index] = sample(level + 1.772 * blue)
        samples[3 * index + 1] = sample(level - 0.344136 * blue - 0.714136 * red)
        samples[3 * index + 2] = sample(level + 1.402 * red)
      }
    }
    self.init(width: columns.count, height: rows.count, samples: samples)
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

/// A stretch of one edge of a picture, divided into equal parts. It may reach beyond the picture.
struct Window {
  /// Where it begins, in samples from the edge of the picture.
  var start: Double
  /// Samples.
  var length: Double
  /// Parts.
  var count: Int

  /// The same stretch of a plane with half as many samples.
  var halved: Window { Window(start: start / 2, length: length / 2, count: count) }

  var step: Double { length / Double(count) }

  /// Where a part begins.
  func place(_ index: Int) -> Double { start + Double(index) * length / Double(count) }

  /// The share of a part that lies on a picture with so many samples along this edge.
  func coverage(_ index: Int, of samples: Int) -> Float {
    let covered = min(place(index + 1), Double(samples)) - max(place(index), 0)
    return Float(min(1, max(0, covered / step)))
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

extension Axis {
  /// The mean of the samples under each part of a window; between samples where parts are smaller
  /// than samples. What lies beyond the picture does not count.
  init(means window: Window, of samples: Int) {
    let step = window.step
    let taps = min(samples, max(2, Int(step.rounded(.up)) + 1))
    var start: [Int32] = []
    var weights = [Float](repeating: 0, count: window.count * taps)
    start.reserveCapacity(window.count)
    for index in 0..<window.count {
      var low = window.place(index)
      var high = window.place(index + 1)
      if step < 1 {
        // A sample's width around the middle: straight lines between the middles of samples.
        let middle = min(max((low + high) / 2, 0.5), Double(samples) - 0.5)
        (low, high) = (middle - 0.5, middle + 0.5)
      }
      low = max(low, 0)
      high = min(high, Double(samples))
      let first = min(max(Int(max(low, 0)), 0), samples - taps)
      start.append(Int32(first))
      guard high > low else { continue }
      for tap in 0..<taps {
        let left = Double(first + tap)
        let covered = min(high, left + 1) - max(low, left)
        if covered > 0 { weights[index * taps + tap] = Float(covered / (high - low)) }
      }
    }
    self.init(taps: taps, start: start, weights: weights)
  }

  fileprivate init(moving axis: Axis, by offset: Int) {
    self.init(
      taps: axis.taps, start: axis.start.map { $0 + Int32(offset) }, weights: axis.weights)
  }

  private init(taps: Int, start: [Int32], weights: [Float]) {
    self.taps = taps
    self.start = start
    self.weights = weights
  }
}
