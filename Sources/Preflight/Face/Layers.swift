import CFaceNet

/// The weights of a network as its kernels want them: float32, outputs side by side, channels filled
/// up with zeros to a multiple of eight.
struct Layers: Sendable {
  /// A dense convolution; where its numbers lie.
  struct Dense: Sendable {
    fileprivate let weights: Int
    fileprivate let bias: Int
    let rows: Int
    let length: Int
    let outputs: Int
  }

  /// A 3 × 3 convolution of each channel by itself; where its numbers lie.
  struct Depthwise: Sendable {
    fileprivate let weights: Int
    fileprivate let bias: Int
    let channels: Int
  }

  private var numbers: [Float] = []

  /// A multiple of eight.
  static func padded(_ channels: Int) -> Int { (channels + 7) / 8 * 8 }

  /// Adds a dense convolution of one or more parts, whose outputs lie side by side.
  ///
  /// - Parameters:
  ///   - parts: For each part its weights, output for output and within it in the order of the
  ///     inputs under the kernel, and its biases.
  ///   - length: Inputs under one row of the kernel, filled up with zeros where there are fewer.
  mutating func addDense(
    _ parts: [(weights: [Float], bias: [Float])], rows: Int = 1, length: Int
  ) -> Dense {
    let biases = parts.flatMap(\.bias)
    let outputs = Self.padded(biases.count)
    let start = numbers.count
    numbers += [Float](repeating: 0, count: (rows * length + 1) * outputs)
    var first = 0
    for part in parts {
      let inputs = part.weights.count / part.bias.count
      for output in part.bias.indices {
        for input in 0..<inputs {
          numbers[start + input * outputs + first + output] = part.weights[output * inputs + input]
        }
      }
      first += part.bias.count
    }
    let bias = start + rows * length * outputs
    for (output, value) in biases.enumerated() { numbers[bias + output] = value }
    return Dense(weights: start, bias: bias, rows: rows, length: length, outputs: outputs)
  }

  /// Adds a 3 × 3 convolution of each channel by itself.
  ///
  /// - Parameter weights: Nine for each channel, channel after channel or, where `isInterleaved`,
  ///   channels side by side.
  mutating func addDepthwise(
    _ weights: [Float], _ bias: [Float], isInterleaved: Bool
  ) -> Depthwise {
    let count = bias.count
    let channels = Self.padded(count)
    let start = numbers.count
    numbers += [Float](repeating: 0, count: 10 * channels)
    for channel in 0..<count {
      for place in 0..<9 {
        numbers[start + place * channels + channel] =
          weights[isInterleaved ? place * count + channel : channel * 9 + place]
      }
      numbers[start + 9 * channels + channel] = bias[channel]
    }
    return Depthwise(weights: start, bias: start + 9 * channels, channels: channels)
  }

  /// Lends the numbers to `body`, which must not keep them.
  func withKernels<Result>(_ body: (Kernels) -> Result) -> Result {
    unsafe numbers.withUnsafeBufferPointer { numbers in
      body(unsafe Kernels(start: numbers.baseAddress!))
    }
  }

  /// The convolutions in the form of C.
  @safe struct Kernels {
    fileprivate let start: UnsafePointer<Float>

    func dense(_ layer: Dense) -> cfacenet_dense {
      unsafe cfacenet_dense(
        weights: start + layer.weights, bias: start + layer.bias, rows: Int32(layer.rows),
        length: Int32(layer.length), outputs: Int32(layer.outputs))
    }

    func depthwise(_ layer: Depthwise) -> cfacenet_depthwise {
      unsafe cfacenet_depthwise(
        weights: start + layer.weights, bias: start + layer.bias, channels: Int32(layer.channels))
    }
  }
}

/// Reads float16 numbers one after the other.
@safe struct HalfReader {
  private let numbers: UnsafePointer<UInt16>
  private let count: Int
  private var index = 0

  init(_ numbers: UnsafePointer<UInt16>, count: Int) {
    unsafe self.numbers = numbers
    self.count = count
  }

  var isAtEnd: Bool { index == count }

  mutating func take(_ wanted: Int) -> [Float] {
    precondition(index + wanted <= count)
    defer { index += wanted }
    return (index..<(index + wanted)).map { Self.float(unsafe numbers[$0]) }
  }

  /// IEEE 754, by its bits: the type Float16 is not on every platform. There are no infinities among
  /// weights.
  static func float(_ half: UInt16) -> Float {
    let exponent = Int(half >> 10 & 31)
    let fraction = Float(half & 1023) / 1024
    let magnitude =
      exponent == 0
      ? Float(sign: .plus, exponent: -14, significand: fraction)
      : Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
    return half >> 15 == 0 ? magnitude : -magnitude
  }
}
