import Foundation
import Testing

@testable import Preflight

@Suite struct CandidatesTests {
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

  /// All coefficients that are not 0, since the finest table keeps them all.
  private func coefficients(_ plane: Plane, every: Int = 1) -> [[Double]] {
    let found = Candidates(plane, [Float](repeating: 0, count: 64), scale: 1, every: every)
    return (0..<found.blocks).map { block in
      var values = [Double](repeating: 0, count: 64)
      values[0] = Double(found.means[block]) / 16
      for index in Int(found.start[block])..<Int(found.start[block + 1]) {
        values[zigzag[Int(found.position[index])]] = Double(found.value[index]) / 16
      }
      return values
    }
  }

  private func noise(_ width: Int, _ height: Int) -> Plane {
    var random = Seeded(state: 3)
    let samples = (0..<(width * height)).map { _ in UInt8.random(in: 0...255, using: &random) }
    return Plane(width: width, height: height, samples: samples)
  }

  @Test(arguments: [(8, 8), (13, 21), (1, 1), (16, 5)])
  func isTheDefinition(_ width: Int, _ height: Int) {
    let plane = noise(width, height)
    let result = coefficients(plane)
    let across = (width + 7) / 8
    #expect(result.count == across * ((height + 7) / 8))
    for block in result.indices {
      let samples = (0..<64).map { index in
        let x = min(block % across * 8 + index % 8, width - 1)
        let y = min(block / across * 8 + index / 8, height - 1)
        return Double(plane.samples[y * width + x])
      }
      for (found, expected) in zip(result[block], definition(samples)) {
        // What is below the smallest limit, one sixteenth, is left out.
        #expect(abs(found - expected) < 0.07)
      }
    }
  }

  @Test func takesEveryThirdBlock() {
    let plane = noise(56, 16)
    let all = coefficients(plane)
    #expect(coefficients(plane, every: 3) == [0, 3, 6, 9, 12].map { all[$0] })
  }

  @Test func keepsWhatATableCanKeep() {
    let plane = noise(40, 40)
    let all = Candidates(plane, [Float](repeating: 0, count: 64), scale: 1)
    let found = Candidates(plane, BaseTable.luma, scale: 1.5)
    #expect(found.means == all.means && found.activity == all.activity)
    let table = BaseTable.scaled(BaseTable.luma, by: 1.5)
    var kept = 0
    for block in 0..<all.blocks {
      let these = Int(found.start[block])..<Int(found.start[block + 1])
      #expect(these.dropFirst().allSatisfy { found.position[$0] > found.position[$0 - 1] })
      for index in Int(all.start[block])..<Int(all.start[block + 1]) {
        let step = Double(table[zigzag[Int(all.position[index])]])
        if abs(Double(all.value[index])) / 16 < step / 2 { continue }
        kept += 1
        #expect(
          these.contains {
            found.position[$0] == all.position[index] && found.value[$0] == all.value[index]
          })
      }
    }
    #expect(kept > 100 && found.value.count < 2 * kept)
  }

  @Test(arguments: [UInt8(0), 255])
  func holdsTheExtremes(_ level: UInt8) {
    let result = Candidates(
      Plane(width: 8, height: 8, samples: [UInt8](repeating: level, count: 64)),
      BaseTable.luma, scale: 0.01)
    #expect(result.means == [level == 0 ? -16384 : 16256])
    #expect(result.value.isEmpty)
  }

  @Test func activityIsTheVarianceOfABlock() {
    let samples = (0..<64).map { UInt8($0 * 3) }
    let mean = samples.reduce(0.0) { $0 + Double($1) } / 64
    let variance = samples.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 64
    let plane = Plane(width: 8, height: 8, samples: samples)
    let found = Candidates(plane, BaseTable.luma, scale: 1).activity[0]
    #expect(abs(Double(found) - variance) < 0.01 * variance)
  }
}
