/// Which pixels of the patch are face: an ellipse from the brow to the chin.
enum FaceArea {
  /// For each row of the luma the columns that belong to it, 4,909 pixels together:
  /// ((x − 64) / 34)² + ((y − 74) / 46)² ≤ 1.
  static let rows: [Range<Int>] = ellipse(FacePatch.edge, step: 1)
  /// The same for the chroma, whose samples cover two by two pixels.
  static let chromaRows: [Range<Int>] = ellipse(FacePatch.chromaEdge, step: 2)

  static let count = rows.reduce(0) { $0 + $1.count }
  static let chromaCount = chromaRows.reduce(0) { $0 + $1.count }

  private static func ellipse(_ edge: Int, step: Int) -> [Range<Int>] {
    func place(_ index: Int) -> Double { Double(step * index) + Double(step - 1) / 2 }
    return (0..<edge).map { row in
      let y = (place(row) - 74) / 46
      let columns = (0..<edge).filter { column in
        let x = (place(column) - 64) / 34
        return x * x + y * y <= 1
      }
      return columns.isEmpty ? 0..<0 : columns[0]..<(columns[columns.count - 1] + 1)
    }
  }
}
