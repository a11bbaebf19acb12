/// One component in a baseline scan, which goes MCU by MCU, component by component.
struct ScanComponent {
  /// Blocks of an MCU along each edge.
  let sampling: Int
  /// Which of the two tables of each kind it uses: 0 for luma, 1 for chroma.
  let table: Int
  /// Its blocks in the order of the scan, numbered row by row; -1 where an MCU reaches beyond the last
  /// block, and something has to be coded as well.
  let order: [Int32]

  /// - Parameters:
  ///   - across: Blocks of a row that hold samples.
  ///   - down: Rows of blocks that hold samples.
  init(across: Int, down: Int, sampling: Int, table: Int) {
    self.sampling = sampling
    self.table = table
    var order: [Int32] = []
    order.reserveCapacity((across + 1) * (down + 1))
    for mcuRow in stride(from: 0, to: down, by: sampling) {
      for mcuColumn in stride(from: 0, to: across, by: sampling) {
        for row in mcuRow..<(mcuRow + sampling) {
          for column in mcuColumn..<(mcuColumn + sampling) {
            order.append(row < down && column < across ? Int32(row * across + column) : -1)
          }
        }
      }
    }
    self.order = order
  }
}

/// How often each symbol of the four Huffman tables occurs in a scan, and the bits that follow the
/// codes.
struct SymbolCount {
  /// DC of luma and chroma, AC of luma and chroma: 256 symbols each.
  private(set) var frequency = [[Int32]](repeating: [Int32](repeating: 0, count: 256), count: 4)
  /// Bits of magnitudes, which are written as they are.
  private(set) var magnitudeBits = 0

  /// Adds the means of a component, which are coded as differences from block to block. Beyond its
  /// last block the cheapest is the mean of the block before and nothing else.
  mutating func add(means: [Int16], _ component: ScanComponent) {
    let means = means.span
    let order = component.order.span
    var dc = frequency[component.table]
    var counts = dc.mutableSpan
    var previous: Int16 = 0
    var beyond: Int32 = 0
    for index in 0..<order.count {
      guard order[index] >= 0 else {
        beyond += 1
        continue
      }
      let mean = means[Int(order[index])]
      let size = bitLength(mean - previous)
      counts[size] += 1
      magnitudeBits += size
      previous = mean
    }
    counts[0] += beyond
    frequency[component.table] = dc
    frequency[2 + component.table][0] += beyond
  }

  /// Adds what was counted in blocks, levels and ends of blocks each multiplied by a ratio.
  mutating func add(
    _ count: LevelCount, levels: (times: Int, over: Int), ends: (times: Int, over: Int), table: Int
  ) {
    for symbol in 0..<256 where count.frequency[symbol] > 0 {
      let ratio = symbol == 0 ? ends : levels
      frequency[2 + table][symbol] += Int32(
        (Int(count.frequency[symbol]) * ratio.times + ratio.over / 2) / ratio.over)
    }
    magnitudeBits += count.magnitudeBits * levels.times / levels.over
  }
}

/// Bits of a number's magnitude: the category of T.81, F.1.2.
@inline(__always)
func bitLength(_ value: Int16) -> Int {
  16 - value.magnitude.leadingZeroBitCount
}
