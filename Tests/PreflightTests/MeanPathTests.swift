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
    Candidates(
      across: means.count, down: 1, means: means,
      activity: [Float](repeating: 0, count: means.count),
      start: [Int32](repeating: 0, count: means.count + 1), position: [], value: [])
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
      let found = path.choose(
        block, step: 10, ScanComponent(across: 7, down: 1, sampling: 1, table: 0))
      #expect(abs(cost(found) - ways.map(cost).min()!) < 1e-3)
    }
  }

  @Test func roundsToTheNearest() {
    #expect(MeanPath.round(candidates([79, 81, -79, -81, 1600]), step: 10) == [0, 1, 0, -1, 10])
  }
}
