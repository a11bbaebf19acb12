/// A Huffman code as a DHT segment states it, made to be looked up by the next 11 bits.
///
/// 11 bits are the best of 9, 11 and 13 for photos of more than 20 KB.
struct DecodingTable {
  static let bits = 11
  static let size = 1 << bits

  /// By the next 11 bits: the length of the code, and above it by 8 bits the symbol. 0 where the
  /// code is longer, or none.
  private(set) var entries = [UInt32](repeating: 0, count: DecodingTable.size)
  /// By ascending code.
  private var symbols: [UInt8] = []
  /// For each length: the code behind its last one as the top of 16 bits, and what to add to a code
  /// to get its place in `symbols`.
  private var lengths: [(end: Int, shift: Int)] = []

  /// - Parameter body: The 16 counts and the symbols of one table.
  /// - Returns: nil where the counts make no code; a decoder refuses such a file.
  init?(_ body: Span<UInt8>) {
    precondition(body.count >= 16)
    var code = 0
    for length in 1...16 {
      code <<= 1
      lengths.append((0, symbols.count - code))
      for _ in 0..<Int(body[length - 1]) {
        guard 16 + symbols.count < body.count, code < (1 << length) - 1 else { return nil }
        let symbol = body[16 + symbols.count]
        symbols.append(symbol)
        if length <= Self.bits {
          let first = code << (Self.bits - length)
          for index in first..<(first + 1 << (Self.bits - length)) {
            entries[index] = UInt32(length) | UInt32(symbol) << 8
          }
        }
        code += 1
      }
      lengths[length - 1].end = code << (16 - length)
    }
  }

  /// Whether every symbol is a size that the difference of two means can have, as in a DC table.
  var isOfSizes: Bool { symbols.allSatisfy { $0 < 16 } }

  /// The entry of a code of more than 11 bits, by the next 16; 0 where there is none.
  func longEntry(_ bits: Int) -> UInt32 {
    for length in (Self.bits + 1)...16 where bits < lengths[length - 1].end {
      let place = bits >> (16 - length) + lengths[length - 1].shift
      return UInt32(length) | UInt32(symbols[place]) << 8
    }
    return 0
  }
}
