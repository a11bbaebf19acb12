import Testing

@testable import Preflight

@Suite struct DecodingTableTests {
  /// A DHT table's body of a code for random symbols, some of them so rare that codes get long.
  private func code(_ random: inout Seeded) -> (Huffman, [UInt8]) {
    var frequency = [Int32](repeating: 0, count: 256)
    for symbol in 0..<256 where symbol & 15 <= 10 && symbol >> 4 < 15 || symbol == 0xF0 {
      // Short runs and small numbers are frequent, as in photos.
      let rarity = symbol >> 4 + symbol & 15
      frequency[symbol] = Int32(1 << max(0, 20 - rarity - .random(in: 0...4, using: &random)))
    }
    let huffman = Huffman(frequency)
    return (huffman, huffman.counts + huffman.symbols)
  }

  @Test func findsEverySymbolByItsCode() throws {
    var random = Seeded(state: 3)
    let (huffman, body) = code(&random)
    let found = DecodingTable(body.span)
    let table = try #require(found)
    #expect(huffman.length.contains { $0 > 11 }, "no code is long enough to test")
    let codes = huffman.codes
    for symbol in huffman.symbols {
      let length = Int(huffman.length[Int(symbol)])
      let code = Int(codes[Int(symbol)])
      for noise in [0, 1, (1 << (16 - length)) - 1] where noise < 1 << (16 - length) {
        let bits = code << (16 - length) | noise
        let short = table.entries[bits >> 5]
        let entry = short == 0 ? table.longEntry(bits) : short
        #expect(entry == UInt32(length) | UInt32(symbol) << 8)
      }
    }
    #expect(table.entries[2047] == 0 && table.longEntry(0xFFFF) == 0, "all ones are no code")
  }

  @Test func refusesWhatIsNoCode() {
    func table(_ counts: [UInt8], _ symbols: [UInt8]) -> DecodingTable? {
      let body = counts + [UInt8](repeating: 0, count: 16 - counts.count) + symbols
      return DecodingTable(body.span)
    }
    #expect(table([3], [1, 2, 3]) == nil)
    #expect(table([2], [1, 2]) == nil, "all ones")
    #expect(table([1, 1], [1]) == nil, "a symbol is missing")
    #expect(table([1, 1], [1, 2]) != nil)
  }

  /// A walk by runs has to end where a walk symbol by symbol does.
  @Test(arguments: [false, true]) func runsAreTheirSymbols(_ wantsSlope: Bool) throws {
    var random = Seeded(state: 11)
    let (_, body) = code(&random)
    let found = DecodingTable(body.span)
    let table = try #require(found)
    let entries = RunTable.entries(table, wantsSlope: wantsSlope)
    var met = 0
    var different: [Int] = []
    for window in 0..<2048 where entries[window] != 0 {
      let entry = entries[window]
      var place = 0
      var advance = 0
      var slope = 0
      var isEnd = false
      while place < RunTable.bits(entry) {
        let single = table.entries[window << place & 2047]
        let size = Int(single >> 8 & 15)
        place += Int(single & 255) + size
        if size == 0 && single >> 12 != 15 {
          isEnd = true
          break
        }
        advance += Int(single >> 12) + 1
        if wantsSlope && advance == 2 && size > 0 {
          guard place <= 11 else {
            different.append(window)  // the value is not in the window
            break
          }
          let number = window >> (11 - place) & ((1 << size) - 1)
          slope = number >> (size - 1) == 0 ? number - (1 << size) + 1 : number
          met += 1
        }
      }
      let isSame =
        place == RunTable.bits(entry) && advance == RunTable.advance(entry)
        && isEnd == RunTable.isEnd(entry) && slope == RunTable.slope(entry)
      if !isSame { different.append(window) }
    }
    #expect(different.isEmpty)
    #expect(!wantsSlope || met > 10)
  }
}
