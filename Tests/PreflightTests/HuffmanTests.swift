import Testing

@testable import Preflight

@Suite struct HuffmanTests {
  /// The cost of an optimal code without a limit, by merging; the reserved code is a leaf of no weight.
  private func optimum(_ frequency: [Int32]) -> Int {
    var weights = frequency.filter { $0 > 0 }.map(Int.init) + [0]
    var cost = 0
    while weights.count > 1 {
      weights.sort(by: >)
      let merged = weights.removeLast() + weights.removeLast()
      cost += merged
      weights.append(merged)
    }
    return cost
  }

  private func check(_ frequency: [Int32]) -> Int {
    let code = Huffman(frequency)
    var kraft = 0
    var cost = 0
    for symbol in 0..<256 {
      let length = Int(code.length[symbol])
      #expect((length > 0) == (frequency[symbol] > 0))
      #expect(length <= 16)
      if length > 0 { kraft += 1 << (16 - length) }
      cost += length * Int(frequency[symbol])
    }
    #expect(kraft < 1 << 16)  // the code of all ones stays free
    #expect(code.counts.reduce(0) { $0 + Int($1) } == code.symbols.count)
    let codes = code.codes
    for one in code.symbols {
      #expect(codes[Int(one)] != UInt16((1 << UInt32(code.length[Int(one)])) - 1))
      for other in code.symbols where other != one {
        let shift = Int(code.length[Int(other)]) - Int(code.length[Int(one)])
        if shift >= 0 { #expect(codes[Int(other)] >> UInt16(shift) != codes[Int(one)]) }
      }
    }
    return cost
  }

  @Test func isOptimal() {
    var random = Seeded(state: 4)
    for symbols in [1, 2, 3, 10, 60, 162] {
      var frequency = [Int32](repeating: 0, count: 256)
      for symbol in 0..<symbols { frequency[symbol] = .random(in: 1...4000, using: &random) }
      #expect(check(frequency) == optimum(frequency))
    }
  }

  @Test func keepsToSixteenBits() {
    var frequency = [Int32](repeating: 0, count: 256)
    var (one, two): (Int32, Int32) = (1, 1)
    for symbol in 0..<40 {
      frequency[symbol] = one
      (one, two) = (two, one + two > 1 << 24 ? two : one + two)
    }
    #expect(check(frequency) >= optimum(frequency))
  }

  @Test func hasACodeForNothing() {
    let code = Huffman([Int32](repeating: 0, count: 256))
    #expect(code.symbols.count == 1)
  }
}
