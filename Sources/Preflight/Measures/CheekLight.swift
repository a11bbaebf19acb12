/// Light from one side.
enum CheekLight {
  /// How many times the light on one cheek has to be doubled to be that on the other: |log₂| of the
  /// ratio of linear light, 0…10.
  static func doublings(_ luma: Span<UInt8>) -> Double {
    let rows = 81..<93
    let left = LinearLight.mean(luma, columns: 31..<43, rows: rows)
    let right = LinearLight.mean(luma, columns: 84..<96, rows: rows)
    return abs(logarithm2((left + 0.001) / (right + 0.001)))
  }
}
