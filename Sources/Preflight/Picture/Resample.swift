import CKernels

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
  let outWidth = isTransposed ? rows.count : columns.count
  let outHeight = isTransposed ? columns.count : rows.count
  // The kernels read and write where these say, so they are held to their bounds here.
  let reach = rows.start.reduce(0) { max($0, Int($1)) } + rows.taps
  precondition(reach > 0 && (reach - 1) * stride + width <= samples.count)
  precondition(columns.start.allSatisfy { $0 >= 0 && Int($0) + columns.taps <= width })
  precondition(rows.start.allSatisfy { $0 >= 0 })
  let padded = (width + 31) / 32 * 32
  var band = [Float](repeating: 0, count: 8 * padded)
  var line = [Float](repeating: 0, count: 8 * width)
  let output = unsafe [UInt8](unsafeUninitializedCapacity: outWidth * outHeight) { output, count in
    unsafe samples.withUnsafeBufferPointer { samples in
      unsafe band.withUnsafeMutableBufferPointer { band in
        unsafe line.withUnsafeMutableBufferPointer { line in
          for first in Swift.stride(from: 0, to: rows.count, by: 8) {
            let height = min(8, rows.count - first)
            for lane in 0..<height {
              let start = Int(rows.start[first + lane])
              unsafe rows.weights.withUnsafeBufferPointer { weights in
                unsafe ckernels_combine_rows(
                  samples.baseAddress! + start * stride, stride, Int32(width), Int32(rows.taps),
                  weights.baseAddress! + (first + lane) * rows.taps,
                  band.baseAddress! + lane * padded)
              }
            }
            unsafe ckernels_interleave(band.baseAddress, padded, Int32(width), line.baseAddress)
            unsafe ckernels_combine_columns(
              line.baseAddress, Int32(columns.count), Int32(columns.taps), columns.start,
              columns.weights, Int32(height),
              output.baseAddress! + (isTransposed ? first : first * outWidth),
              isTransposed ? outWidth : 1, isTransposed ? 1 : outWidth)
          }
        }
      }
    }
    count = outWidth * outHeight
  }
  return Plane(width: outWidth, height: outHeight, samples: output)
}
