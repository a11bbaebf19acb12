/// Resamples one component along both axes and turns it upright on the way out.
///
/// Rows first, then columns, in float and always in the same order of operations, so that every
/// machine computes the same samples.
///
/// - Parameters:
///   - samples: Rows of `stride` samples, of which `width` belong to the picture.
///   - columns: How stored columns are made.
///   - rows: How stored rows are made.
///   - isTransposed: Whether stored columns are rows of the result.
func resample(
  _ samples: Span<UInt8>, stride: Int, width: Int, columns: Axis, rows: Axis, isTransposed: Bool
) -> Plane {
  let lanes = 8
  let outWidth = isTransposed ? rows.count : columns.count
  let outHeight = isTransposed ? columns.count : rows.count
  var output = [UInt8](repeating: 0, count: outWidth * outHeight)
  var band = [Float](repeating: 0, count: lanes * width)
  var line = [SIMD8<Float>](repeating: .zero, count: width)
  for first in Swift.stride(from: 0, to: rows.count, by: lanes) {
    let height = min(lanes, rows.count - first)
    for lane in 0..<height {
      combineRows(
        samples, stride: stride, width: width, start: rows.start[first + lane],
        weights: rows.weights.span.extracting(
          ((first + lane) * rows.taps)..<((first + lane + 1) * rows.taps)),
        into: &band, at: lane * width)
    }
    interleave(band, width: width, into: &line)
    combineColumns(
      line, columns, first: first, height: height, isTransposed: isTransposed, outWidth: outWidth,
      into: &output)
  }
  return Plane(width: outWidth, height: outHeight, samples: output)
}

/// One row as the weighted sum of input rows.
private func combineRows(
  _ samples: Span<UInt8>, stride: Int, width: Int, start: Int, weights: Span<Float>,
  into band: inout [Float], at offset: Int
) {
  var target = band.mutableSpan
  precondition(offset + width <= target.count)
  for tap in 0..<weights.count {
    let row = samples.extracting(((start + tap) * stride)..<((start + tap) * stride + width))
    let weight = weights[tap]
    precondition(row.count == width)
    if tap == 0 {
      for x in 0..<width { target[offset + x] = weight * Float(row[x]) }
    } else {
      for x in 0..<width { target[offset + x] += weight * Float(row[x]) }
    }
  }
}

/// Eight rows side by side, so that one SIMD operation works on a column of them.
private func interleave(_ band: [Float], width: Int, into line: inout [SIMD8<Float>]) {
  precondition(band.count == 8 * width && line.count == width)
  for x in 0..<width {
    line[x] = SIMD8(
      band[x], band[x + width], band[x + 2 * width], band[x + 3 * width], band[x + 4 * width],
      band[x + 5 * width], band[x + 6 * width], band[x + 7 * width])
  }
}

/// Every column of eight rows as the weighted sum of input columns, rounded, into its place.
private func combineColumns(
  _ line: [SIMD8<Float>], _ columns: Axis, first: Int, height: Int, isTransposed: Bool,
  outWidth: Int, into output: inout [UInt8]
) {
  let taps = columns.taps
  for column in 0..<columns.count {
    let start = columns.start[column]
    var sum = SIMD8<Float>.zero
    for tap in 0..<taps {
      sum += line[start + tap] * columns.weights[column * taps + tap]
    }
    let bytes = SIMD8<UInt8>(truncatingIfNeeded: sum.kept(0, 255).nearest)
    for lane in 0..<height {
      let index = isTransposed
        ? column * outWidth + first + lane : (first + lane) * outWidth + column
      output[index] = bytes[lane]
    }
  }
}
