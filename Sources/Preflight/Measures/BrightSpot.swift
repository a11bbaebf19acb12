/// Bright spots on a face.
enum BrightSpot {
  /// The share of the face that its largest spot covers, 0…1: pixels of level 250 and more without
  /// colour that touch along their edges. Small ones do no harm.
  static func share(_ patch: FacePatch) -> Double {
    let edge = FacePatch.edge
    let luma = patch.luma.span
    var isBright = [Bool](repeating: false, count: edge * edge)
    var any = false
    for (row, columns) in FaceArea.rows.enumerated() {
      for column in columns where luma[row * edge + column] >= 250 {
        if let chroma = patch.chroma {
          let index = row / 2 * FacePatch.chromaEdge + column / 2
          let strength = max(
            abs(Int(chroma.blue[index]) - 128), abs(Int(chroma.red[index]) - 128))
          guard strength < 12 else { continue }
        }
        isBright[row * edge + column] = true
        any = true
      }
    }
    return any ? Double(largest(&isBright, edge)) / Double(FaceArea.count) : 0
  }

  /// The size of the largest connected region, which is taken away with all others. No region
  /// touches the border of the patch.
  private static func largest(_ isBright: inout [Bool], _ edge: Int) -> Int {
    var most = 0
    var open: [Int] = []
    for start in isBright.indices where isBright[start] {
      isBright[start] = false
      open.append(start)
      var count = 0
      while let index = open.popLast() {
        count += 1
        for next in [index - 1, index + 1, index - edge, index + edge] where isBright[next] {
          isBright[next] = false
          open.append(next)
        }
      }
      most = max(most, count)
    }
    return most
  }
}
