import Testing

@testable import Preflight

@Suite struct BitRunsTests {
  /// Runs of one component, all in one MCU.
  private func bytes(_ runs: [(bits: UInt32, count: UInt32)], after head: [UInt8] = []) -> [UInt8] {
    BitRuns(runs: runs.map { $0.bits << 5 | $0.count }, start: [0, Int32(runs.count)])
      .write(1, after: head, room: 256)
  }

  @Test func writesBitsAndStuffsOnes() {
    let runs: [(UInt32, UInt32)] = [(0b101, 3), (0b11111, 5), (0xFF, 8), (0, 1)]
    #expect(bytes(runs, after: [1]) == [1, 0b1011_1111, 0xFF, 0, 0b0111_1111])
  }

  @Test(arguments: 0..<40)
  func isTheSameBitByBit(_ seed: UInt64) {
    var random = Seeded(state: seed + 1)
    let runs = (0..<Int.random(in: 0...24, using: &random)).map { _ in
      let count = UInt32.random(in: 1...27, using: &random)
      // Many ones, so that bytes of FF occur at every place of a word.
      let bits =
        UInt32.random(in: 0...UInt32.max, using: &random)
        | UInt32.random(in: 0...UInt32.max, using: &random)
      return (
        bits: Bool.random(using: &random) ? (1 << count) - 1 : bits & ((1 << count) - 1),
        count: count
      )
    }
    var bits = runs.flatMap { run in (0..<run.count).reversed().map { run.bits >> $0 & 1 } }
    while bits.count % 8 != 0 { bits.append(1) }
    let expected = stride(from: 0, to: bits.count, by: 8).flatMap { start -> [UInt8] in
      let byte = bits[start..<(start + 8)].reduce(0) { $0 << 1 | UInt8($1) }
      return byte == 0xFF ? [0xFF, 0] : [byte]
    }
    #expect(bytes(runs) == expected)
  }

  @Test func interleavesComponents() {
    // Two MCUs; the first component has two runs in each, the second one.
    let runs: [UInt32] = [1, 2, 3, 4, 5, 6].map { $0 << 5 | 4 }
    let all = BitRuns(runs: runs, start: [0, 2, 4, 4, 5, 6]).write(2, after: [], room: 32)
    #expect(all == [0x12, 0x53, 0x46])
  }

  @Test(arguments: [(0, 0), (1, 1), (-1, 1), (2, 2), (-3, 2), (255, 8), (-256, 9), (1023, 10)])
  func knowsTheCategory(_ value: Int, _ size: Int) {
    #expect(bitLength(Int16(value)) == size)
  }
}
