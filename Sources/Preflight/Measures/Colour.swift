/// The colour of a face.
struct Colour: Equatable {
  /// How far from grey it is: the mean of the larger of both colour differences, 0…128.
  let strength: Double
  /// The mean blue difference, 0…255; 128 for none.
  let blue: Double
  /// The mean red difference, 0…255; 128 for none.
  let red: Double

  /// Of a photo without chroma everything is grey.
  init(_ patch: FacePatch) {
    guard let chroma = patch.chroma else {
      (strength, blue, red) = (0, 128, 128)
      return
    }
    let (blueSamples, redSamples) = (chroma.blue.span, chroma.red.span)
    var sums = (strength: 0, blue: 0, red: 0)
    for (row, columns) in FaceArea.chromaRows.enumerated() {
      for column in columns {
        let index = row * FacePatch.chromaEdge + column
        let (blue, red) = (Int(blueSamples[index]), Int(redSamples[index]))
        sums.strength += max(abs(blue - 128), abs(red - 128))
        sums.blue += blue
        sums.red += red
      }
    }
    let count = Double(FaceArea.chromaCount)
    strength = Double(sums.strength) / count
    blue = Double(sums.blue) / count
    red = Double(sums.red) / count
  }
}
