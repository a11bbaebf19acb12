/// What is around a face: everything above the mouth that is far enough from the eyes.
struct Background: Equatable {
  /// The mean strength of edges, by Sobel's operator of 3 × 3, on a copy of 160 pixels: 0…1,442. Nil
  /// where too little of the background is seen.
  let edges: Double?
  /// The level that three quarters of it are below; nil where too little is seen.
  let brightness: Double?

  /// Pixels along the longer edge of the copy.
  static let edge = 160

  init(_ picture: Picture, _ landmarks: Landmarks) {
    let scale = Double(Self.edge) / Double(picture.size.longEdge)
    let copy = picture.luma.copy(longEdge: Self.edge)
    // The middles of pixels lie half a pixel from their edges.
    func place(_ one: Point, _ other: Point) -> Point {
      Point(x: (one.x + other.x) / 2 * scale - 0.5, y: (one.y + other.y) / 2 * scale - 0.5)
    }
    func distance(_ one: Point, _ other: Point) -> Double {
      ((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y)).squareRoot()
    }
    let eyes = place(landmarks.leftEye, landmarks.rightEye)
    let mouth = place(landmarks.mouth, landmarks.mouth)
    let unit = max(
      distance(landmarks.leftEye, landmarks.rightEye) * scale, distance(eyes, mouth))
    let samples = copy.samples.span
    var isBackground = [Bool](repeating: false, count: samples.count)
    var levels: [UInt8] = []
    for row in 0..<copy.height where Double(row) < mouth.y {
      let isAbove = Double(row) < eyes.y - 1.9 * unit
      for column in 0..<copy.width
      where isAbove || abs(Double(column) - eyes.x) > 1.7 * unit {
        isBackground[row * copy.width + column] = true
        levels.append(samples[row * copy.width + column])
      }
    }
    guard levels.count >= 60 else {
      (edges, brightness) = (nil, nil)
      return
    }
    brightness = Levels(levels).quantile(0.75)
    edges = Self.edges(copy, isBackground)
  }

  /// The mean over background whose neighbours are background, or nil of 30 pixels and fewer. At the
  /// border of the picture the row or column inside of it counts twice.
  private static func edges(_ copy: Plane, _ isBackground: [Bool]) -> Double? {
    let (width, height) = (copy.width, copy.height)
    guard width > 1, height > 1 else { return nil }
    let samples = copy.samples.span
    let isBackground = isBackground.span
    var sum = 0.0
    var count = 0
    for row in 0..<height {
      let (above, below) = (row > 0 ? row - 1 : 1, row < height - 1 ? row + 1 : height - 2)
      for column in 0..<width where isBackground[row * width + column] {
        let left = column > 0 ? column - 1 : 1
        let right = column < width - 1 ? column + 1 : width - 2
        let rows = (max(row - 1, 0), min(row + 1, height - 1))
        let columns = (max(column - 1, 0), min(column + 1, width - 1))
        guard
          isBackground[rows.0 * width + columns.0], isBackground[rows.0 * width + column],
          isBackground[rows.0 * width + columns.1], isBackground[row * width + columns.0],
          isBackground[row * width + columns.1], isBackground[rows.1 * width + columns.0],
          isBackground[rows.1 * width + column], isBackground[rows.1 * width + columns.1]
        else { continue }
        func level(_ row: Int, _ column: Int) -> Int32 { Int32(samples[row * width + column]) }
        let corner = level(below, right) - level(above, left)
        let other = level(above, right) - level(below, left)
        let x = 2 * (level(row, right) - level(row, left)) + corner + other
        let y = 2 * (level(below, column) - level(above, column)) + corner - other
        sum += Double(x * x + y * y).squareRoot()
        count += 1
      }
    }
    return count > 30 ? sum / Double(count) : nil
  }
}

extension Plane {
  /// A copy whose longer edge has so many samples, by means.
  func copy(longEdge: Int) -> Plane {
    let size = Size(width: width, height: height)
    func scaled(_ edge: Int) -> Int {
      max(1, (2 * edge * longEdge + size.longEdge) / (2 * size.longEdge))
    }
    let columns = Window(start: 0, length: Double(width), count: scaled(width))
    let rows = Window(start: 0, length: Double(height), count: scaled(height))
    return resample(
      samples.span, stride: width, width: width, columns: Axis(means: columns, of: width),
      rows: Axis(means: rows, of: height), isTransposed: false)
  }
}
