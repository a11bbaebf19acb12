import Testing

@testable import Preflight

@Suite struct BitReaderTests {
  /// Random bytes as a scan holds them, a marker behind, and the bits that a reader should give.
  private func scan(_ count: Int, _ random: inout Seeded) -> (bytes: [UInt8], bits: [UInt8]) {
    var bytes: [UInt8] = []
    var bits: [UInt8] = []
    for _ in 0..<count {
      // FF is frequent, so that it meets every place of a word.
      let byte: UInt8 =
        Int.random(in: 0..<6, using: &random) == 0 ? 0xFF : .random(in: 0...255, using: &random)
      bytes.append(byte)
      if byte == 0xFF { bytes.append(0) }
      bits += (0..<8).map { byte >> (7 - $0) & 1 }
    }
    return (bytes + [0xFF, 0xD9] + [UInt8](repeating: 0x55, count: 20), bits)
  }

  @Test func givesEveryBitOnceAndThenZeros() {
    var random = Seeded(state: 7)
    for length in 0..<60 {
      let (bytes, bits) = scan(length, &random)
      var reader = BitReader(offset: 0)
      var place = 0
      while place < bits.count {
        reader.refill(bytes.span)
        let size = min(.random(in: 1...16, using: &random), bits.count - place)
        let wanted = bits[place..<(place + size)].reduce(0) { $0 << 1 | Int($1) }
        #expect(reader.next(size) == wanted)
        reader.drop(size)
        place += size
        #expect(!reader.isOverdrawn)
        let unread = reader.unread(bytes.span).count
        #expect(unread == bits.count - place || unread > 56)
      }
      reader.refill(bytes.span)
      #expect(reader.next(16) == 0)
      reader.drop(1)
      #expect(reader.isOverdrawn)
      #expect(reader.offset == bytes.count - 22)
    }
  }

  @Test func endsWithItsBytes() {
    for bytes in [[], [0xFF], [0xFF, 0xFF], [0x12], [0x12, 0xFF]] as [[UInt8]] {
      var reader = BitReader(offset: 0)
      for _ in 0..<20 {
        reader.refill(bytes.span)
        reader.drop(16)
      }
      #expect(reader.isOverdrawn)
      let goesOn = reader.restart(bytes.span, index: 0)
      #expect(!goesOn)
    }
  }

  @Test func numbersAreSignedByTheirFirstBit() {
    // 0 1 00 01 10 11 000…
    let bytes: [UInt8] = [0b0100_0110, 0b1100_0111, 0, 0, 0, 0, 0, 0]
    var reader = BitReader(offset: 0)
    reader.refill(bytes.span)
    let numbers = [1, 1, 2, 2, 2, 2, 3, 3].map { reader.takeNumber($0) }
    #expect(numbers == [-1, 1, -3, -2, 2, 3, -7, 7])
    let none = reader.takeNumber(0)
    #expect(none == 0)
  }

  @Test func goesOnBehindTheRestartMarkerThatIsDue() {
    let bytes: [UInt8] = [0x12, 0x34, 0xFF, 0xFF, 0xD1, 0xAB, 0xFF, 0xD9]
    var reader = BitReader(offset: 0)
    reader.refill(bytes.span)
    reader.drop(3)
    var other = reader
    let isOther = other.restart(bytes.span, index: 0)
    #expect(!isOther)
    let isDue = reader.restart(bytes.span, index: 9)
    #expect(isDue)
    reader.refill(bytes.span)
    #expect(reader.next(8) == 0xAB)
  }
}
