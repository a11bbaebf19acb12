/// What the coefficients of a picture of 8-bit samples can be once they are quantised.
enum EightBits {
  /// The largest mean, in steps of the quantiser, that 8-bit samples can have: 8 × 128, and half a
  /// step for rounding.
  static func limit(_ quantiser: Int) -> Int {
    quantiser == 0 ? 1 << 40 : (1024 + quantiser / 2) / quantiser
  }

  /// The square of the largest norm that a block of 8-bit samples can have once it is quantised: an
  /// orthonormal transform keeps the 8 × 128 of samples at both ends, and rounding adds no more than
  /// half the norm of the steps.
  static func mostEnergy(_ quantiser: [UInt16]) -> Float {
    let steps = quantiser.reduce(Float(0)) { $0 + Float($1) * Float($1) }.squareRoot()
    // What adding floats loses must not accuse.
    let norm = (1024 + steps / 2) * 1.0001
    return norm * norm
  }

  /// From how many bits on a number can matter to the energy of a block, by the coarsest step.
  static func large(_ quantiser: [UInt16]) -> Int {
    let coarsest = quantiser.reduce(1) { max($0, Int($1)) }
    return (3...10).first { coarsest << $0 >= 640 } ?? 11
  }
}
