import Foundation
import Testing

@testable import Preflight

@Suite struct TransformTests {
  /// The definition, T.81, A.3.3.
  private func definition(_ block: [Double]) -> [Double] {
    (0..<64).map { index in
      let (v, u) = (index / 8, index % 8)
      var sum = 0.0
      for y in 0..<8 {
        for x in 0..<8 {
          sum +=
            (block[y * 8 + x] - 128)
            * cos(Double((2 * x + 1) * u) * .pi / 16) * cos(Double((2 * y + 1) * v) * .pi / 16)
        }
      }
      return sum / 4 * (u == 0 ? 0.5.squareRoot() : 1) * (v == 0 ? 0.5.squareRoot() : 1)
    }
  }

  @Test(arguments: [(8, 8), (13, 21), (1, 1), (16, 5)])
  func isTheDefinition(_ width: Int, _ height: Int) {
    var random = Seeded(state: 3)
    let samples = (0..<(width * height)).map { _ in UInt8.random(in: 0...255, using: &random) }
    let result = Coefficients(Plane(width: width, height: height, samples: samples))
    #expect((result.across, result.down) == ((width + 7) / 8, (height + 7) / 8))
    for row in 0..<result.down {
      for column in 0..<result.across {
        let block = (0..<64).map { index in
          let x = min(column * 8 + index % 8, width - 1)
          let y = min(row * 8 + index / 8, height - 1)
          return Double(samples[y * width + x])
        }
        let start = (row * result.across + column) * 64
        for (index, expected) in definition(block).enumerated() {
          #expect(abs(Double(result.values[start + index]) / 16 - expected) < 0.04)
        }
      }
    }
  }

  @Test(arguments: [UInt8(0), 255])
  func holdsTheExtremes(_ level: UInt8) {
    let result = Coefficients(
      Plane(width: 8, height: 8, samples: [UInt8](repeating: level, count: 64)))
    #expect(result.values[0] == (level == 0 ? -16384 : 16256))
    #expect(result.values[1...].allSatisfy { $0 == 0 })
  }
}
