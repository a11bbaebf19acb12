import Testing

@testable import Preflight

@Suite struct MeanPathTests {
  private func costs() -> SymbolCost {
    // Sizes of differences as they come: small ones are cheap.
    var frequency = [Int32](repeating: 0, count: 256)
    for size in 0...11 { frequency[size] = 4096 >> Int32(size) }
    return SymbolCost(Huffman(frequency))
  }

  private func candidates(_ means: [Int16]) -> Candidates {
    let plane = Plane(
      width: 8 * means.count, height: 8,
      samples: [UInt8](repeating: 128, count: 64 * means.count))
    var coefficients = Coefficients(plane)
    for (block, mean) in means.enumerated() { coefficients.values[64 * block] = mean }
    return Candidates(coefficients, BaseTable.luma, scale: 1)
  }

  @Test(arguments: [Float(0), 0.05, 0.5])
  func findsTheCheapestWay(_ lambda: Float) {
    var random = Seeded(state: 9)
    let bits = costs().bits
    for _ in 0..<40 {
      let means = (0..<7).map { _ in Int16.random(in: -1600...1600, using: &random) }
      let block = candidates(means)
      let path = MeanPath(
        costs(), lambda: lambda, weights: [Float](repeating: 0.7, count: means.count))
      func cost(_ way: [Int16]) -> Float {
        var sum: Float = 0
        var before: Int16 = 0
        for (level, mean) in zip(way, means) {
          let error = Float(mean) / 160 - Float(level)
          sum += 0.9 * 0.7 * error * error + lambda * bits[bitLength(level - before)]
          before = level
        }
        return sum
      }
      var ways: [[Int16]] = [[]]
      for mean in means {
        let floor = Int16((Float(mean) / 160).rounded(.down))
        ways = ways.flatMap { [$0 + [floor], $0 + [floor + 1]] }
      }
      let found = path.choose(block, step: 10, order: (0..<7).map { Int32($0) })
      #expect(abs(cost(found) - ways.map(cost).min()!) < 1e-3)
    }
  }

  @Test func followsTheScan() {
    #expect(MeanPath.order(across: 3, down: 3, sampling: 2) == [0, 1, 3, 4, 2, 5, 6, 7, 8])
    #expect(MeanPath.order(across: 2, down: 2, sampling: 1) == [0, 1, 2, 3])
  }
}
