/// What each symbol of a Huffman table costs in bits, with the bits of the magnitude that follows
/// it.
struct SymbolCost {
  /// By run << 4 | size for levels, by size for means.
  let bits: [Float]

  /// A symbol that did not occur costs one bit more than the longest code, within reason: it would
  /// lengthen others.
  init(_ code: Huffman) {
    let longest = code.symbols.last.map { Int(code.length[Int($0)]) } ?? 0
    let unseen = min(max(longest, 12), 15) + 1
    bits = (0..<256).map { symbol in
      let length = Int(code.length[symbol])
      return Float((length > 0 ? length : unseen) + symbol & 15)
    }
  }
}
