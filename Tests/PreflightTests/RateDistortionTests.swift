import Testing

@testable import Preflight

@Suite struct RateDistortionTests {
  /// A block with these coefficients, in sixteenths, by zigzag index.
  private func candidates(_ entries: [(place: Int, value: Int16)]) -> Candidates {
    var coefficients = Coefficients(
      Plane(width: 8, height: 8, samples: [UInt8](repeating: 128, count: 64)))
    for entry in entries { coefficients.values[zigzag[entry.place]] = entry.value }
    return Candidates(coefficients, [Float](repeating: 10, count: 64), scale: 0.5)
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
      let choice = RateDistortion(costs, lambda: lambda, weights: [0.8])
      let found = choice.quantise(block, means: [0], table: table).levels
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
    let block = Candidates(Coefficients(picture.luma), BaseTable.luma, scale: 0.3)
    let table = BaseTable.scaled(BaseTable.luma, by: 0.3)
    let choice = RateDistortion(
      costs, lambda: 0.05, weights: [Float](repeating: 1, count: block.means.count))
    let found = choice.quantise(block, means: block.means, table: table)
    let counted = LevelCount(found.levels, block)
    #expect(found.count.frequency == counted.frequency)
    #expect(found.count.magnitudeBits == counted.magnitudeBits)
  }

  @Test func bitsForNothingRoundToNearest() {
    let block = candidates([(1, 200), (5, -90), (40, 1000)])
    let choice = RateDistortion(costs, lambda: 0, weights: [1])
    #expect(choice.quantise(block, means: [0], table: table).levels == [1, -1, 6])
  }

  @Test func dearBitsKeepOnlyWhatIsLarge() {
    let block = candidates([(1, 200), (5, -90), (40, 1000)])
    let choice = RateDistortion(costs, lambda: 2, weights: [1])
    #expect(choice.quantise(block, means: [0], table: table).levels == [0, 0, 6])
  }

  @Test func busyBlocksCountLess() {
    let flat = [UInt8](repeating: 90, count: 64 * 64)
    let busy = (0..<(64 * 64)).map { UInt8(truncatingIfNeeded: $0 % 2 * 200 + $0 / 64 % 2 * 50) }
    let calm = Masking(Coefficients(Plane(width: 64, height: 64, samples: flat)))
    let rough = Masking(Coefficients(Plane(width: 64, height: 64, samples: busy)))
    #expect(calm.luma.allSatisfy { $0 == 1 } && calm.chroma.allSatisfy { $0 == 1 })
    #expect(rough.luma.allSatisfy { $0 > 0.5 && $0 < 0.7 })
    #expect((calm.luma.count, calm.chroma.count) == (64, 16))
  }

  @Test func activityIsTheVarianceOfABlock() {
    let samples = (0..<64).map { UInt8($0 * 3) }
    let mean = samples.reduce(0.0) { $0 + Double($1) } / 64
    let variance = samples.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 64
    let found = Coefficients(Plane(width: 8, height: 8, samples: samples)).activity[0]
    #expect(abs(Double(found) - variance) < 0.01 * variance)
  }
}
