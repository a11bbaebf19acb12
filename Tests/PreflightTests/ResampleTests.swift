import Testing

@testable import Preflight

@Suite struct ResampleTests {
  private func axis(
    _ length: Int, _ pitch: Double, _ outputs: Int, halved: Bool = false, mirrored: Bool = false
  ) -> Axis {
    Axis(
      Axis.Edge(
        length: length, samples: Int(Double(length) / pitch), pitch: pitch, outputs: outputs,
        isHalved: halved, isMirrored: mirrored))
  }

  private func noise(_ count: Int, _ range: ClosedRange<UInt8> = 0...255) -> [UInt8] {
    var random = Seeded(state: 11)
    return (0..<count).map { _ in UInt8.random(in: range, using: &random) }
  }

  @Test(arguments: [(2000, 2.0, 800), (801, 1, 800), (1000, 1, 730), (64, 1, 64), (9, 1, 5)])
  func fixedWeightsAddUpExactly(_ length: Int, _ pitch: Double, _ outputs: Int) {
    let axis = axis(length, pitch, outputs)
    let fixed = axis.fixed
    for index in 0..<axis.count {
      let range = (index * axis.taps)..<((index + 1) * axis.taps)
      #expect(fixed.weights[range].reduce(0) { $0 + Int($1) } == 1 << fixed.bits)
      for (one, two) in zip(fixed.weights[range], axis.weights[range]) {
        #expect(abs(Float(one) / Float(1 << fixed.bits) - two) < 1e-3)
      }
    }
  }

  /// By the definition, in exact arithmetic, for sizes around those that the kernels work in.
  @Test(arguments: [
    (90, 70, 61, 47, false, false), (90, 70, 61, 47, true, false), (133, 64, 100, 64, false, true),
    (33, 32, 32, 31, true, true), (7, 9, 5, 3, false, false), (64, 96, 8, 33, true, false),
  ])
  func isTheWeightedSum(
    _ width: Int, _ height: Int, _ across: Int, _ down: Int, _ isTransposed: Bool, _ mirrored: Bool
  ) {
    let columns = axis(width, 1, across, mirrored: mirrored)
    let rows = axis(height, 1, down, mirrored: mirrored)
    let stride = width + 5
    let samples = noise(stride * height)
    let plane = resample(
      samples.span, stride: stride, width: width, columns: columns, rows: rows,
      isTransposed: isTransposed)
    #expect((plane.width, plane.height) == (isTransposed ? (down, across) : (across, down)))
    for y in 0..<down {
      for x in 0..<across {
        var sum = 0.0
        for row in 0..<rows.taps {
          for column in 0..<columns.taps {
            let index = (Int(rows.start[y]) + row) * stride + Int(columns.start[x]) + column
            sum +=
              Double(rows.weights[y * rows.taps + row])
              * Double(columns.weights[x * columns.taps + column]) * Double(samples[index])
          }
        }
        let found = plane.samples[isTransposed ? x * down + y : y * across + x]
        // Half a level for the rounding, and what 16 bits lose.
        let lost = 0.15 + Double(rows.taps + columns.taps) / 160
        #expect(abs(Double(found) - min(max(sum, 0), 255)) < 0.5 + lost)
      }
    }
  }

  @Test(arguments: [UInt8(0), 1, 127, 254, 255])
  func evenSurfacesStayEven(_ level: UInt8) {
    for (length, outputs) in [(1000, 800), (801, 800), (640, 633), (300, 40)] {
      let axis = axis(length, 1, outputs)
      let plane = resample(
        [UInt8](repeating: level, count: length * length).span, stride: length, width: length,
        columns: axis, rows: axis, isTransposed: false)
      #expect(plane.samples.allSatisfy { $0 == level })
    }
  }

  /// Steps between black and white are where filters overshoot most.
  @Test func theLargestOvershootDoesNotWrap() {
    let (length, outputs) = (700, 661)
    let axis = axis(length, 1, outputs)
    let samples = (0..<(length * length)).map { index -> UInt8 in
      (index / length / 9 + index % length / 9) % 2 == 0 ? 0 : 255
    }
    let plane = resample(
      samples.span, stride: length, width: length, columns: axis, rows: axis, isTransposed: false)
    for y in stride(from: 12, to: outputs - 12, by: 7) {
      for x in stride(from: 12, to: outputs - 12, by: 7) {
        let (row, column) = (Double(y) + 0.5, Double(x) + 0.5)
        let step = Double(length) / Double(outputs)
        let (cellY, cellX) = (row * step / 9, column * step / 9)
        // Well within a cell the level is the cell's.
        guard abs(cellY.truncatingRemainder(dividingBy: 1) - 0.5) < 0.2,
          abs(cellX.truncatingRemainder(dividingBy: 1) - 0.5) < 0.2
        else { continue }
        let expected = (Int(cellY) + Int(cellX)) % 2 == 0 ? 0.0 : 255
        #expect(abs(Double(plane.samples[y * outputs + x]) - expected) < 40)
      }
    }
  }
}
