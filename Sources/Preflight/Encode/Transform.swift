/// The unquantised DCT coefficients of one component.
struct Coefficients {
  /// Blocks of a row, and rows of blocks, that hold samples of the plane.
  let across: Int
  let down: Int
  /// 64 coefficients per block in natural order, in sixteenths of an orthonormal DCT of the samples
  /// less 128. They lie within ±16,400, so that 16 bits hold them.
  var values: [Int16]

  /// The mean square of the samples of each block around their mean.
  var activity: [Float]

  /// What a coefficient is multiplied by.
  static let unit: Float = 16
}

extension Coefficients {
  /// The forward DCT of a plane, block by block; edges are replicated to whole blocks.
  ///
  /// Float in a fixed order of operations: the same coefficients on every machine.
  init(_ plane: Plane) {
    across = (plane.width + 7) / 8
    down = (plane.height + 7) / 8
    var values = [Int16](repeating: 0, count: across * down * 64)
    var activity = [Float](repeating: 0, count: across * down)
    var result = values.mutableSpan
    let samples = plane.samples.span
    for row in 0..<down {
      for column in 0..<across {
        var block = Self.load(samples, plane, column: column, row: row)
        Self.transformColumns(&block)
        let index = row * across + column
        activity[index] = Self.transformRows(block, into: &result, at: index * 64)
      }
    }
    self.values = values
    self.activity = activity
  }

  private typealias Block = (
    SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>,
    SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>
  )

  @inline(__always)
  private static func load(_ samples: Span<UInt8>, _ plane: Plane, column: Int, row: Int) -> Block {
    let x = column * 8
    let y = row * 8
    let isWhole = x + 8 <= plane.width
    @inline(__always) func line(_ index: Int) -> SIMD8<Float> {
      let start = min(y + index, plane.height - 1) * plane.width
      if isWhole {
        return SIMD8<Float>(
          unsafe samples.bytes.unsafeLoadUnaligned(
            fromByteOffset: start + x, as: SIMD8<UInt8>.self))
      }
      var eight = SIMD8<UInt8>.zero
      for lane in 0..<8 { eight[lane] = samples[start + min(x + lane, plane.width - 1)] }
      return SIMD8<Float>(eight)
    }
    return (line(0), line(1), line(2), line(3), line(4), line(5), line(6), line(7))
  }

  // cos(kπ/16) / 2, the entries of the orthonormal 8-point DCT (T.81, A.3.3).
  private static let c0: Float = 0.353_553_39  // k = 4: also the factor of the mean
  private static let c1: Float = 0.490_392_64
  private static let c2: Float = 0.461_939_77
  private static let c3: Float = 0.415_734_81
  private static let c5: Float = 0.277_785_12
  private static let c6: Float = 0.191_341_72
  private static let c7: Float = 0.097_545_16

  /// Eight vertical DCTs at once, one per lane. Even and odd parts are split once.
  @inline(__always)
  private static func transformColumns(_ b: inout Block) {
    let s07 = b.0 + b.7
    let d07 = b.0 - b.7
    let s16 = b.1 + b.6
    let d16 = b.1 - b.6
    let s25 = b.2 + b.5
    let d25 = b.2 - b.5
    let s34 = b.3 + b.4
    let d34 = b.3 - b.4
    let e03 = s07 + s34
    let f03 = s07 - s34
    let e12 = s16 + s25
    let f12 = s16 - s25
    // Samples less 128: that is 1,024 less in a sum of eight, and touches the mean alone.
    b.0 = (e03 + e12 - 1024) * c0
    b.4 = (e03 - e12) * c0
    b.2 = f03 * c2 + f12 * c6
    b.6 = f03 * c6 - f12 * c2
    b.1 = (d07 * c1 + d16 * c3) + (d25 * c5 + d34 * c7)
    b.3 = (d07 * c3 - d16 * c7) - (d25 * c1 + d34 * c5)
    b.5 = (d07 * c5 - d16 * c1) + (d25 * c7 + d34 * c3)
    b.7 = (d07 * c7 - d16 * c5) + (d25 * c3 - d34 * c1)
  }

  // The same transform as a matrix: what each sample of a row adds to the row's eight coefficients.
  private static let basis0 = SIMD8<Float>(c0, c1, c2, c3, c0, c5, c6, c7) * unit
  private static let basis1 = SIMD8<Float>(c0, c3, c6, -c7, -c0, -c1, -c2, -c5) * unit
  private static let basis2 = SIMD8<Float>(c0, c5, -c6, -c1, -c0, c7, c2, c3) * unit
  private static let basis3 = SIMD8<Float>(c0, c7, -c2, -c5, c0, c3, -c6, -c1) * unit

  /// Horizontal DCTs of the eight rows, rounded, and the activity of the block. A row is split into its even and odd part first:
  /// the even one has the even coefficients, the odd one the odd.
  @inline(__always)
  private static func transformRows(
    _ b: Block, into result: inout MutableSpan<Int16>, at offset: Int
  ) -> Float {
    let (k0, k1, k2, k3) = (basis0, basis1, basis2, basis3)
    precondition(offset + 64 <= result.count)
    var energy = SIMD8<Float>.zero
    var mean: Float = 0
    @inline(__always) func row(_ v: SIMD8<Float>, _ index: Int) {
      let reversed = SIMD8<Float>(v[7], v[6], v[5], v[4], v[3], v[2], v[1], v[0])
      let even = v + reversed
      let odd = v - reversed
      @inline(__always) func mixed(_ k: Int) -> SIMD8<Float> {
        SIMD8(even[k], odd[k], even[k], odd[k], even[k], odd[k], even[k], odd[k])
      }
      let sum = (mixed(0) * k0 + mixed(1) * k1) + (mixed(2) * k2 + mixed(3) * k3)
      energy += sum * sum
      if index == 0 { mean = sum[0] }
      let rounded = SIMD8<Int16>(truncatingIfNeeded: sum.nearest)
      var target = unsafe result.mutableBytes
      target.storeBytes(
        of: rounded, toByteOffset: 2 * (offset + 8 * index), as: SIMD8<Int16>.self)
    }
    row(b.0, 0)
    row(b.1, 1)
    row(b.2, 2)
    row(b.3, 3)
    row(b.4, 4)
    row(b.5, 5)
    row(b.6, 6)
    row(b.7, 7)
    let four = energy.lowHalf + energy.highHalf
    let total = (four[0] + four[1]) + (four[2] + four[3])
    return max(0, total - mean * mean) / (64 * unit * unit)
  }
}
