import CKernels

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

  /// The forward DCT of a plane, block by block; edges are replicated to whole blocks.
  ///
  /// Float in a fixed order of operations: the same coefficients on every machine.
  init(_ plane: Plane) {
    across = (plane.width + 7) / 8
    down = (plane.height + 7) / 8
    let blocks = across * down
    var activity = [Float](repeating: 0, count: blocks)
    values = unsafe [Int16](unsafeUninitializedCapacity: blocks * 64) { coefficients, count in
      unsafe activity.withUnsafeMutableBufferPointer { activity in
        unsafe plane.samples.withUnsafeBufferPointer { samples in
          unsafe ckernels_transform(
            samples.baseAddress, Int32(plane.width), Int32(plane.height), coefficients.baseAddress,
            activity.baseAddress)
        }
      }
      count = blocks * 64
    }
    self.activity = activity
  }
}
