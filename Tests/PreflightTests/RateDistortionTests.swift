import CKernels
import Foundation
import Testing

@testable import Preflight

@Suite struct RateDistortionTests {
  /// A block with these coefficients, in sixteenths, by zigzag index.
  private func candidates(_ entries: [(place: Int, value: Int16)]) -> Candidates {
    Candidates(
      across: 1, down: 1, means: [0], activity: [0], start: [0, Int32(entries.count)],
      position: entries.map { UInt8($0.place) }, value: entries.map(\.value))
  }

  private func levels(
    _ candidates: Candidates, _ costs: SymbolCost, lambda: Float, weight: Float = 1
  ) -> [Int16] {
    let steps = Steps(candidates, table: table)
    var levels = [Int16](repeating: 99, count: steps.entries.count)
    _ = RateDistortion(costs, lambda: lambda, weights: [weight]).choose(&levels, steps, in: [0])
    return levels
  }

  private let table = [UInt8](repeating: 10, count: 64)

  /// A code in which every symbol costs 8 bits and the magnitude.
  private var costs: SymbolCost {
    var frequency = [Int32](repeating: 1, count: 256)
    frequency[0] = 1
    return SymbolCost(Huffman(frequency))
  }

  private func cost(
    _ candidates: Candidates, _ levels: [Int16], lambda: Float, weight: Float
  ) -> Float {
    var sum: Float = 0
    var last = 0
    for (index, level) in levels.enumerated() {
      let x = Float(candidates.value[index]) / 160
      sum += weight * ((x - Float(level)) * (x - Float(level)) - x * x)
      guard level != 0 else { continue }
      var run = Int(candidates.position[index]) - last - 1
      while run > 15 {
        sum += lambda * costs.bits[0xF0]
        run -= 16
      }
      sum += lambda * costs.bits[run << 4 | bitLength(level)]
      last = Int(candidates.position[index])
    }
    return sum + (last < 63 ? lambda * costs.bits[0] : 0)
  }

  @Test(arguments: [Float(0), 0.02, 0.05, 0.3, 3])
  func findsTheCheapestOfAllWays(_ lambda: Float) {
    var random = Seeded(state: 6)
    for _ in 0..<60 {
      let places = Set((0..<5).map { _ in Int.random(in: 1...63, using: &random) }).sorted()
      // Levels of 2 and more are never dropped, so only smaller ones are tried here.
      let entries = places.map { (place: $0, value: Int16.random(in: -300...300, using: &random)) }
      let block = candidates(entries.filter { abs($0.value) >= 80 })
      let found = levels(block, costs, lambda: lambda, weight: 0.8)
      var best = Float.infinity
      var ways: [[Int16]] = [[]]
      for value in block.value {
        let rounded = Int16((Float(abs(value)) / 160 + 0.5).rounded(.down))
        let sign: Int16 = value < 0 ? -1 : 1
        ways = ways.flatMap { way in (0...rounded).map { way + [sign * $0] } }
      }
      for way in ways {
        best = min(best, cost(block, way, lambda: lambda, weight: 0.8))
      }
      #expect(abs(cost(block, found, lambda: lambda, weight: 0.8) - best) < 1e-3)
    }
  }

  @Test func countsWhatItChose() throws {
    let picture = try TestImages.picture("photos/照片/正面.jpg")
    let all = Candidates(picture.luma, BaseTable.luma, scale: 0.3)
    let table = BaseTable.scaled(BaseTable.luma, by: 0.3)
    let choice = RateDistortion(
      costs, lambda: 0.05, weights: [Float](repeating: 1, count: all.blocks))
    let steps = Steps(all, table: table)
    var levels = [Int16](repeating: 0, count: steps.entries.count)
    let chosen = (0..<all.blocks).filter { $0 % 3 == 1 }
    let found = choice.choose(&levels, steps, in: chosen.map { Int32($0) })
    var frequency = [Int32](repeating: 0, count: 256)
    var bits = 0
    for block in 0..<all.blocks {
      var zeros = 0
      var coded = [Int16](repeating: 0, count: 64)
      for index in Int(steps.start[block])..<Int(steps.start[block + 1]) {
        coded[Int(steps.entries[index].position)] = levels[index]
      }
      guard chosen.contains(block) else {
        #expect(coded.allSatisfy { $0 == 0 })
        continue
      }
      for level in coded.dropFirst() {
        if level == 0 {
          zeros += 1
          continue
        }
        while zeros > 15 {
          frequency[0xF0] += 1
          zeros -= 16
        }
        let size = 16 - level.magnitude.leadingZeroBitCount
        frequency[zeros << 4 | size] += 1
        bits += size
        zeros = 0
      }
      if coded[63] == 0 { frequency[0] += 1 }
    }
    #expect(found.frequency == frequency)
    #expect(found.magnitudeBits == bits)
  }

  @Test func bitsForNothingRoundToNearest() {
    let block = candidates([(1, 200), (3, 79), (5, -90), (40, 1000)])
    #expect(levels(block, costs, lambda: 0) == [1, -1, 6])
  }

  @Test func dearBitsKeepOnlyWhatIsLarge() {
    let block = candidates([(1, 200), (5, -90), (40, 1000)])
    #expect(levels(block, costs, lambda: 2) == [0, 0, 6])
  }

  @Test func dividesByTheTable() {
    let steps = Steps(candidates([(1, 79), (2, 80), (4, -95), (9, 96), (63, -1000)]), table: table)
    #expect(steps.start == [0, 4])
    #expect(steps.entries.map { Int($0.position) } == [2, 4, 9, 63])
    #expect(steps.entries.map(\.magnitude) == [80, 95, 96, 1000].map { $0 * (1 / Float(160)) })
    #expect(steps.entries.map { Int($0.rounded) } == [1, -1, 1, -6])
    #expect(steps.entries.map { Int($0.size) } == [1, 1, 1, 3])
    #expect(steps.levels == 2)
  }

  @Test func busyBlocksCountLess() {
    func masking(_ samples: [UInt8]) -> Masking {
      Masking(Candidates(Plane(width: 64, height: 64, samples: samples), BaseTable.luma, scale: 1))
    }
    let calm = masking([UInt8](repeating: 128, count: 64 * 64))
    let rough = masking(
      (0..<(64 * 64)).map { UInt8(truncatingIfNeeded: $0 % 2 * 200 + $0 / 64 % 2 * 50) })
    #expect(calm.luma.allSatisfy { $0 == 1 } && calm.chroma.allSatisfy { $0 == 1 })
    #expect(rough.luma.allSatisfy { $0 > 0.5 && $0 < 0.7 })
    #expect((calm.luma.count, calm.chroma.count) == (64, 16))
    // (148 / (20 + level))^(3/16), and for chroma that to the power 19/32.
    for (level, weight) in [(0, 1.455395), (40, 1.184461), (255, 0.890326)] {
      let even = masking([UInt8](repeating: UInt8(level), count: 64 * 64))
      #expect(even.luma.allSatisfy { abs($0 - Float(weight)) < 1e-4 })
      let chroma = Float(pow(weight, 19 / 32))
      #expect(even.chroma.allSatisfy { abs($0 - chroma) < 1e-4 })
    }
  }
}
