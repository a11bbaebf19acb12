import Testing

@testable import Preflight

@Suite struct BitWriterTests {
  @Test func writesBitsAndStuffsOnes() {
    var writer = BitWriter(after: [1])
    writer.write(0b101, 3)
    writer.write(0b11111, 5)
    writer.write(0xFF, 8)
    writer.write(0, 1)
    writer.flush()
    #expect(writer.bytes == [1, 0b1011_1111, 0xFF, 0, 0b0111_1111])
  }

  @Test func writesThirtyTwoBitsAtOnce() {
    var writer = BitWriter(after: [])
    writer.write(1, 1)
    writer.write(0x1234_5678, 32)
    writer.flush()
    #expect(writer.bytes == [0x89, 0x1A, 0x2B, 0x3C, 0x7F])
  }

  @Test(arguments: [(0, 0), (1, 1), (-1, 1), (2, 2), (-3, 2), (255, 8), (-256, 9), (1023, 10)])
  func knowsTheCategory(_ value: Int, _ size: Int) {
    #expect(bitLength(Int16(value)) == size)
  }
}
