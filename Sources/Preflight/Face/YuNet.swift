import CFaceNet

/// The network that finds and sizes faces: YuNet_s of OpenCV Zoo (2023mar), 53,104 weights.
///
/// Wu, Peng, Yu: "YuNet: A Tiny Millisecond-level Face Detector", 2023. Input is blue, green, red,
/// 0…255 as they are, zeros to the right and below up to multiples of 32.
struct YuNet: Sendable {
  static let shared = YuNet()

  /// A 1 × 1 convolution and a 3 × 3 one of each channel by itself.
  private struct Unit: Sendable {
    let dense: Layers.Dense
    let depthwise: Layers.Depthwise
  }

  /// What the network says of one of its three grids: for each cell 16 numbers, of which the first is
  /// the class, 1…4 are the box, 5 is the presence of an object, and 6…15 are five points.
  struct Head {
    /// Pixels of the input per cell.
    let stride: Int
    let map: NetMap
    /// The features that it was made from.
    let features: NetMap
  }

  private let layers: Layers
  private let stem: Layers.Dense
  private let units: [Unit]
  private let heads: [Unit]

  /// Channels into and out of each unit, in the order of the file.
  private static let shapes = [
    (16, 16), (16, 16), (16, 32), (32, 32), (32, 64), (64, 64), (64, 64), (64, 64), (64, 64),
    (64, 64), (64, 64), (64, 64), (64, 64), (64, 64),
  ]

  private init() {
    var layers = Layers()
    var reader = unsafe HalfReader(cfacenet_yunet(), count: Int(CFACENET_YUNET_COUNT))
    let stemWeights = reader.take(16 * 27)
    // The file has channel, row, column; under the kernel lie row, column, channel.
    let ordered = (0..<(16 * 27)).map { index in
      let (output, place) = (index / 27, index % 27)
      return stemWeights[output * 27 + place % 3 * 9 + place / 3]
    }
    stem = layers.addDense([(ordered, reader.take(16))], rows: 3, length: 9)
    units = Self.shapes.map { inputs, outputs in
      let dense = layers.addDense(
        [(reader.take(inputs * outputs), reader.take(outputs))], length: inputs)
      let depthwise = layers.addDepthwise(
        reader.take(9 * outputs), reader.take(outputs), isInterleaved: false)
      return Unit(dense: dense, depthwise: depthwise)
    }
    // Kind after kind, and for each the three grids; here the kinds of a grid lie side by side.
    typealias Part = (weights: [Float], bias: [Float])
    var dense = [[Part]](repeating: [], count: 3)
    var depthwise = [Part](repeating: ([], []), count: 3)
    for outputs in [1, 4, 1, 10] {
      for grid in 0..<3 {
        dense[grid].append((reader.take(64 * outputs), reader.take(outputs)))
        depthwise[grid].weights += reader.take(9 * outputs)
        depthwise[grid].bias += reader.take(outputs)
      }
    }
    precondition(reader.isAtEnd)
    heads = (0..<3).map { grid in
      Unit(
        dense: layers.addDense(dense[grid], length: 64),
        depthwise: layers.addDepthwise(
          depthwise[grid].weights, depthwise[grid].bias, isInterleaved: false))
    }
    self.layers = layers
  }

  /// Runs the network and hands its three heads, finest first, to `body`.
  func run<Result>(_ pixels: Pixels, _ memory: NetMemory, _ body: ([Head]) -> Result) -> Result {
    let (width, height) = ((pixels.width + 31) / 32 * 32, (pixels.height + 31) / 32 * 32)
    let area = width * height
    memory.begin((width + 2) * (height + 2) * 3 + 48 * (width + 8) + 10 * area + 2_000)
    let input = unsafe NetMap(
      memory.take((width + 2) * (height + 2) * 3), width + 2, height + 2, 3, border: 0)
    Self.fill(input, pixels)
    let rows = unsafe memory.take(48 * (width + 8))
    let (one, two) = (memory.map(width / 2, height / 2, 16), memory.map(width / 2, height / 2, 16))
    let (c3, c4, c5) = (
      memory.map(width / 8, height / 8, 64), memory.map(width / 16, height / 16, 64),
      memory.map(width / 32, height / 32, 64)
    )
    let maps = [8, 16, 32].map { memory.map(width / $0, height / $0, 16) }

    return layers.withKernels { kernels in
      func apply(_ unit: Unit, _ from: NetMap, _ to: NetMap, relu: Bool = true) -> NetMap {
        let out = to.reshaped(from.width, from.height, unit.dense.outputs)
        unsafe cfacenet_unit(
          from.c, kernels.dense(unit.dense), kernels.depthwise(unit.depthwise), relu ? 1 : 0, rows,
          out.c)
        return out
      }
      func pool(_ from: NetMap, _ to: NetMap) -> NetMap {
        let out = to.reshaped(from.width / 2, from.height / 2, from.channels)
        unsafe cfacenet_pool(from.c, out.c)
        return out
      }
      func add(_ coarse: NetMap, to fine: NetMap) { unsafe cfacenet_add_doubled(coarse.c, fine.c) }

      unsafe cfacenet_convolve(input.c, 2, kernels.dense(stem), 1, one.c)
      var map = pool(apply(units[0], one, two), one)
      map = apply(units[2], apply(units[1], map, two), one)
      map = pool(apply(units[4], apply(units[3], map, two), one), two)
      _ = apply(units[6], apply(units[5], map, one), c3)
      _ = apply(units[8], apply(units[7], pool(c3, one), two), c4)
      _ = apply(units[10], apply(units[9], pool(c4, one), two), c5)
      // From coarse to fine; what was added to is not needed again.
      let p5 = apply(units[11], c5, one)
      _ = apply(heads[2], p5, maps[2], relu: false)
      add(p5, to: c4)
      let p4 = apply(units[12], c4, two)
      _ = apply(heads[1], p4, maps[1], relu: false)
      add(p4, to: c3)
      let p3 = apply(units[13], c3, one)
      _ = apply(heads[0], p3, maps[0], relu: false)
      return body(
        zip([8, 16, 32], zip(maps, [p3, c4, c5])).map {
          Head(stride: $0, map: $1.0, features: $1.1)
        })
    }
  }

  /// The input with a border of zeros, and zeros where there is no picture.
  private static func fill(_ input: NetMap, _ pixels: Pixels) {
    let row = input.width * 3
    unsafe input.c.start.update(repeating: 0, count: row * input.height)
    for y in 0..<pixels.height {
      let to = unsafe input.c.start + (y + 1) * row + 3
      let from = y * pixels.width * 3
      for index in 0..<(pixels.width * 3) {
        unsafe to[index] = Float(pixels.samples[from + index])
      }
    }
  }
}
