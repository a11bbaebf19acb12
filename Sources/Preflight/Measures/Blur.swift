/// How blurred a face is.
struct Blur: Equatable {
  /// 0…1: how much of the contrast between neighbours survives a further blur by nine pixels, along
  /// the axis where more does. Crete, Dolmiere, Ladret, Nicolas: "The blur effect: perception and
  /// estimation with a new no-reference perceptual blur metric", SPIE 6492, 2007. Sharp faces have
  /// 0.3 to 0.5.
  let perceived: Double
  /// 0…1: how much less detail there is in the direction with the least than in the one with the
  /// most. Below 0.41 the camera or the head moved.
  let direction: Double

  init(_ luma: Span<UInt8>) {
    perceived = max(
      Self.perceived(luma, step: 1), Self.perceived(luma, step: FacePatch.edge))
    let details = [1, FacePatch.edge, FacePatch.edge + 1, FacePatch.edge - 1].map { step in
      // Fine against coarse detail: second differences of neighbours, and three pixels apart.
      (Self.detail(luma, step: step) + 0.001) / (Self.detail(luma, step: 3 * step) + 0.001)
    }
    direction = (details.min() ?? 1) / (details.max() ?? 1)
  }

  /// Along one axis. A mean over nine pixels differs from that of the next pixel by the ninth part
  /// of one pixel that comes in less one that goes out; all is multiplied by nine.
  private static func perceived(_ luma: Span<UInt8>, step: Int) -> Double {
    precondition(luma.count == FacePatch.edge * FacePatch.edge)
    var contrast: Int32 = 0
    var surviving: Int32 = 0
    for (row, columns) in FaceArea.rows.enumerated() where !columns.isEmpty {
      let start = row * FacePatch.edge + columns.lowerBound
      let here = luma.extracting(start..<(start + columns.count))
      let next = luma.extracting((start + step)..<(start + step + columns.count))
      let coming = luma.extracting((start + 5 * step)..<(start + 5 * step + columns.count))
      let going = luma.extracting((start - 4 * step)..<(start - 4 * step + columns.count))
      for index in 0..<columns.count {
        let difference = 9 * abs(Int32(next[index]) &- Int32(here[index]))
        let blurred = abs(Int32(coming[index]) &- Int32(going[index]))
        contrast &+= difference
        surviving &+= min(difference, blurred)
      }
    }
    return Double(surviving) / (Double(contrast) + 9e-6)
  }

  /// The mean square of the second difference over `step`.
  private static func detail(_ luma: Span<UInt8>, step: Int) -> Double {
    precondition(luma.count == FacePatch.edge * FacePatch.edge)
    var sum: Int64 = 0
    for (row, columns) in FaceArea.rows.enumerated() where !columns.isEmpty {
      let start = row * FacePatch.edge + columns.lowerBound
      let here = luma.extracting(start..<(start + columns.count))
      let next = luma.extracting((start + step)..<(start + step + columns.count))
      let last = luma.extracting((start - step)..<(start - step + columns.count))
      var line: Int32 = 0
      for index in 0..<columns.count {
        let bend = 2 &* Int32(here[index]) &- Int32(next[index]) &- Int32(last[index])
        line &+= bend &* bend
      }
      sum += Int64(line)
    }
    return Double(sum) / Double(FaceArea.count)
  }
}
