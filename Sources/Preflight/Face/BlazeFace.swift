import CFaceNet

/// The network that looks at one face from near and finds its parts: BlazeFace short range of
/// MediaPipe, 101,390 weights.
///
/// Bazarevsky and others: "BlazeFace: Sub-millisecond Neural Face Detection on Mobile GPUs", 2019.
/// Input is red, green, blue, −1…1, 128 × 128.
struct BlazeFace: Sendable {
  static let shared = BlazeFace()

  /// Pixels along each edge of the input.
  static let edge = 128

  private struct Unit: Sendable {
    let depthwise: Layers.Depthwise
    let dense: Layers.Dense
    let stride: Int
  }

  /// What the network says of one of its two grids: for each cell first the scores of its anchors,
  /// then 16 numbers for each of them, a box and six points.
  struct Head {
    /// Cells along each edge.
    let cells: Int
    let anchors: Int
    let map: NetMap
    /// The features that it was made from.
    let features: NetMap
  }

  private let layers: Layers
  private let stem: Layers.Dense
  private let units: [Unit]
  private let heads: [Layers.Dense]

  /// Channels out of each unit and its stride.
  private static let shapes = [
    (24, 1), (28, 1), (32, 2), (36, 1), (42, 1), (48, 2), (56, 1), (64, 1), (72, 1), (80, 1),
    (88, 1), (96, 2), (96, 1), (96, 1), (96, 1), (96, 1),
  ]
  /// After this unit the first head looks at the features.
  private static let fineUnit = 10

  private init() {
    var layers = Layers()
    var reader = unsafe HalfReader(cfacenet_blazeface(), count: Int(CFACENET_BLAZEFACE_COUNT))
    stem = layers.addDense([(reader.take(24 * 75), reader.take(24))], rows: 5, length: 15)
    var channels = 24
    units = Self.shapes.map { outputs, stride in
      let depthwise = layers.addDepthwise(
        reader.take(9 * channels), reader.take(channels), isInterleaved: true)
      let dense = layers.addDense(
        [(reader.take(channels * outputs), reader.take(outputs))], length: Layers.padded(channels))
      channels = outputs
      return Unit(depthwise: depthwise, dense: dense, stride: stride)
    }
    // Both scores, then both boxes with points; here those of a grid lie side by side.
    let parts = [(88, 2), (96, 6), (88, 32), (96, 96)].map { inputs, outputs in
      (reader.take(inputs * outputs), reader.take(outputs))
    }
    precondition(reader.isAtEnd)
    heads = [
      layers.addDense([parts[0], parts[2]], length: 88),
      layers.addDense([parts[1], parts[3]], length: 96),
    ]
    self.layers = layers
  }

  /// Runs the network and hands its two heads, finer first, to `body`.
  func run<Result>(_ pixels: Pixels, _ memory: NetMemory, _ body: ([Head]) -> Result) -> Result {
    precondition(pixels.width == Self.edge && pixels.height == Self.edge)
    let edge = Self.edge + 3
    // The widest maps are those of the first three units.
    memory.begin(edge * edge * 3 + 64 * 32 + 2 * 66 * 66 * 32 + 18 * 18 * 88 + 30_000)
    let input = unsafe NetMap(memory.take(edge * edge * 3), edge, edge, 3, border: 0)
    Self.fill(input, pixels)
    let line = unsafe memory.take(64 * 32)
    let spare = unsafe [memory.take(66 * 66 * 32), memory.take(66 * 66 * 32)]
    let fine = memory.bordered(16, 88)
    let maps = zip([16, 8], heads).map { memory.map($0, $0, $1.outputs) }

    return layers.withKernels { kernels in
      var map = unsafe NetMap(spare[1], 64, 64, 24, border: 1)
      Self.clearBorder(map)
      unsafe cfacenet_convolve(input.c, 2, kernels.dense(stem), 1, map.c)
      for (index, unit) in units.enumerated() {
        let edge = map.width / unit.stride
        let out =
          index == Self.fineUnit
          ? fine : unsafe NetMap(spare[index & 1], edge, edge, unit.dense.outputs, border: 1)
        unsafe cfacenet_block(
          map.c, Int32(unit.stride), kernels.depthwise(unit.depthwise), kernels.dense(unit.dense),
          line, out.c)
        map = out
      }
      unsafe cfacenet_convolve(fine.c, 1, kernels.dense(heads[0]), 0, maps[0].c)
      unsafe cfacenet_convolve(map.c, 1, kernels.dense(heads[1]), 0, maps[1].c)
      return body([
        Head(cells: 16, anchors: 2, map: maps[0], features: fine),
        Head(cells: 8, anchors: 6, map: maps[1], features: map),
      ])
    }
  }

  /// The input with a border of zeros: one pixel above and to the left, two below and to the right.
  private static func fill(_ input: NetMap, _ pixels: Pixels) {
    let row = input.width * 3
    unsafe input.c.start.update(repeating: 0, count: row * input.height)
    for y in 0..<pixels.height {
      let to = unsafe input.c.start + (y + 1) * row + 3
      let from = y * pixels.width * 3
      for x in 0..<pixels.width {
        for colour in 0..<3 {
          // The pixels are blue, green, red.
          unsafe to[3 * x + colour] = Float(pixels.samples[from + 3 * x + 2 - colour]) / 127.5 - 1
        }
      }
    }
  }

  private static func clearBorder(_ map: NetMap) {
    let row = (map.width + 2) * map.channels
    let start = unsafe map.c.start - row - map.channels
    unsafe start.update(repeating: 0, count: row * (map.height + 2))
  }
}
