/// An optimal Huffman code for the symbols of one table, no code longer than 16 bits, none of all
/// ones, as T.81 demands.
struct Huffman {
  /// Bits of each symbol's code; 0 for a symbol that does not occur.
  private(set) var length = [UInt8](repeating: 0, count: 256)
  /// The symbols that occur, by ascending length of code.
  private(set) var symbols: [UInt8] = []
  /// How many codes there are of each length, 1…16, at index 0…15.
  private(set) var counts = [UInt8](repeating: 0, count: 16)

  /// - Parameter frequency: How often each of 256 symbols occurs.
  init(_ frequency: [Int32]) {
    // The reserved code is one more leaf that never occurs and so gets a longest code.
    var leaves: [(weight: Int, symbol: Int)] = [(0, 256)]
    for symbol in 0..<256 where frequency[symbol] > 0 {
      leaves.append((Int(frequency[symbol]), symbol))
    }
    if leaves.count == 1 {
      leaves.append((1, 0))  // a table needs a code even where no symbol occurs
    }
    leaves.sort { $0.weight == $1.weight ? $0.symbol > $1.symbol : $0.weight < $1.weight }
    var depthCounts = Self.depths(leaves.map(\.weight))
    Self.limit(&depthCounts)
    // Lengths are handed out longest first to the rarest; the reserved leaf is the rarest.
    var index = 0
    for bits in stride(from: depthCounts.count - 1, through: 1, by: -1) {
      for _ in 0..<depthCounts[bits] {
        let symbol = leaves[index].symbol
        if symbol < 256 {
          length[symbol] = UInt8(bits)
          counts[bits - 1] += 1
        }
        index += 1
      }
    }
    symbols = (0..<256).filter { length[$0] > 0 }
      .sorted { (length[$0], $0) < (length[$1], $1) }.map { UInt8($0) }
  }

  /// The code of each symbol, as T.81, annex C, derives them from the lengths.
  var codes: [UInt16] {
    var codes = [UInt16](repeating: 0, count: 256)
    var code: UInt16 = 0
    var bits: UInt8 = length[Int(symbols[0])]
    for symbol in symbols {
      code <<= length[Int(symbol)] - bits
      bits = length[Int(symbol)]
      codes[Int(symbol)] = code
      code += 1
    }
    return codes
  }

  /// How many leaves of a Huffman tree lie at each depth, by the two-queue method: sorted weights
  /// in, merged nodes come out sorted as well.
  private static func depths(_ weights: [Int]) -> [Int] {
    let count = weights.count
    var weight = weights
    weight.reserveCapacity(2 * count)
    var parent = [Int](repeating: 0, count: 2 * count - 1)
    var leaf = 0
    var node = count
    func smallest() -> Int {
      if leaf < count, node >= weight.count || weight[leaf] <= weight[node] {
        leaf += 1
        return leaf - 1
      }
      node += 1
      return node - 1
    }
    for merged in count..<(2 * count - 1) {
      let one = smallest()
      let other = smallest()
      weight.append(weight[one] + weight[other])
      parent[one] = merged
      parent[other] = merged
    }
    var depth = [Int](repeating: 0, count: 2 * count - 1)
    var counts = [Int](repeating: 0, count: max(17, count + 1))
    for index in stride(from: 2 * count - 3, through: 0, by: -1) {
      depth[index] = depth[parent[index]] + 1
      if index < count { counts[depth[index]] += 1 }
    }
    return counts
  }

  /// Brings codes longer than 16 bits up: two of the longest give their place to one of them, and
  /// a shorter code becomes two (T.81, figure K.3).
  private static func limit(_ counts: inout [Int]) {
    for bits in stride(from: counts.count - 1, to: 16, by: -1) {
      while counts[bits] > 0 {
        guard let shorter = (1..<(bits - 1)).last(where: { counts[$0] > 0 }) else { break }
        counts[bits] -= 2
        counts[bits - 1] += 1
        counts[shorter] -= 1
        counts[shorter + 1] += 2
      }
    }
    counts.removeSubrange(17...)
  }
}
