/// Resamples one component along both axes and turns it upright on the way out.
///
/// Rows first, then columns, in float and always in the same order of operations, so that every
/// machine computes the same samples. Eight rows of the result are made at a time, side by side, so
/// that one SIMD operation works on a column of them.
///
/// - Parameters:
///   - samples: Rows of `stride` samples, of which `width` belong to the picture.
///   - columns: How stored columns are made.
///   - rows: How stored rows are made.
///   - isTransposed: Whether stored columns are rows of the result.
func resample(
  _ samples: Span<UInt8>, stride: Int, width: Int, columns: Axis, rows: Axis, isTransposed: Bool
) -> Plane {
  var input = RowRing(samples, stride: stride, width: width, rows: rows)
  var output = OutputPlane(
    columns: columns.count, rows: rows.count, isTransposed: isTransposed)
  var band = [Float](repeating: 0, count: 8 * input.width)
  var line = [SIMD8<Float>](repeating: .zero, count: width)
  for first in Swift.stride(from: 0, to: rows.count, by: 8) {
    let height = min(8, rows.count - first)
    for lane in 0..<height {
      input.combine(samples, rows, first + lane, into: &band, lane: lane)
    }
    interleave(band, stride: input.width, into: &line)
    combineColumns(line, columns, first: first, height: height, into: &output)
  }
  return output.plane
}

/// Input rows as floats, as many as the outputs at hand reach, each converted once.
private struct RowRing {
  /// Samples of a row with those that fill up the last SIMD vector.
  let width: Int
  private let stride: Int
  private let valid: Int
  /// A power of two less one: row r lies in place r & mask.
  private let mask: Int
  private var floats: [Float]
  /// Which input row lies in each place; -1 for none.
  private var held: [Int]

  init(_ samples: Span<UInt8>, stride: Int, width: Int, rows: Axis) {
    self.width = (width + 7) & ~7
    self.stride = stride
    valid = width
    var capacity = 1
    while capacity < rows.taps { capacity *= 2 }
    mask = capacity - 1
    floats = [Float](repeating: 0, count: capacity * self.width)
    held = [Int](repeating: -1, count: capacity)
  }

  /// One row as the weighted sum of input rows.
  mutating func combine(
    _ samples: Span<UInt8>, _ rows: Axis, _ index: Int, into band: inout [Float], lane: Int
  ) {
    let start = rows.start[index]
    for row in start..<(start + rows.taps) where held[row & mask] != row {
      convert(samples, row)
    }
    let weights = rows.weights.span
    let source = unsafe floats.span.bytes
    var target = band.mutableSpan
    var result = unsafe target.mutableBytes
    let bytes = width * MemoryLayout<Float>.size
    for x in Swift.stride(from: 0, to: bytes, by: MemoryLayout<SIMD8<Float>>.size) {
      var sum = SIMD8<Float>.zero
      for tap in 0..<rows.taps {
        let place = ((start + tap) & mask) * bytes + x
        sum +=
          unsafe source.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
          * weights[index * rows.taps + tap]
      }
      result.storeBytes(of: sum, toByteOffset: lane * bytes + x, as: SIMD8<Float>.self)
    }
  }

  private mutating func convert(_ samples: Span<UInt8>, _ row: Int) {
    let place = row & mask
    held[place] = row
    let bytes = samples.extracting((row * stride)..<(row * stride + valid))
    let start = place * width
    var target = floats.mutableSpan
    precondition(start + bytes.count <= target.count)
    for x in 0..<bytes.count { target[start + x] = Float(bytes[x]) }
  }
}

/// The upright plane, filled stored column by stored column.
private struct OutputPlane {
  let isTransposed: Bool
  private let width: Int
  private let height: Int
  private var samples: [UInt8]

  init(columns: Int, rows: Int, isTransposed: Bool) {
    self.isTransposed = isTransposed
    width = isTransposed ? rows : columns
    height = isTransposed ? columns : rows
    samples = [UInt8](repeating: 0, count: width * height)
  }

  var plane: Plane { Plane(width: width, height: height, samples: samples) }

  /// Stores `count` samples of a stored column from the stored row `row` on.
  @inline(__always)
  mutating func store(_ bytes: SIMD8<UInt8>, column: Int, row: Int, count: Int) {
    let first = isTransposed ? column * width + row : row * width + column
    let step = isTransposed ? 1 : width
    var target = samples.mutableSpan
    if step == 1 && count == 8 {
      var result = unsafe target.mutableBytes
      result.storeBytes(of: bytes, toByteOffset: first, as: SIMD8<UInt8>.self)
    } else {
      for lane in 0..<count { target[first + lane * step] = bytes[lane] }
    }
  }
}

/// Eight rows side by side.
private func interleave(_ band: [Float], stride: Int, into line: inout [SIMD8<Float>]) {
  let rows = band.span
  var result = line.mutableSpan
  precondition(rows.count == 8 * stride && result.count <= stride)
  for x in 0..<result.count {
    result[x] = SIMD8(
      rows[x], rows[x + stride], rows[x + 2 * stride], rows[x + 3 * stride],
      rows[x + 4 * stride], rows[x + 5 * stride], rows[x + 6 * stride], rows[x + 7 * stride])
  }
}

/// Every column of eight rows as the weighted sum of input columns, rounded, into its place.
private func combineColumns(
  _ line: [SIMD8<Float>], _ columns: Axis, first: Int, height: Int, into output: inout OutputPlane
) {
  let input = line.span
  let starts = columns.start.span
  let weights = columns.weights.span
  let taps = columns.taps
  for column in 0..<columns.count {
    let start = starts[column]
    var sum = SIMD8<Float>.zero
    for tap in 0..<taps {
      sum += input[start + tap] * weights[column * taps + tap]
    }
    let bytes = SIMD8<UInt8>(truncatingIfNeeded: sum.kept(0, 255).nearest)
    output.store(bytes, column: column, row: first, count: height)
  }
}
