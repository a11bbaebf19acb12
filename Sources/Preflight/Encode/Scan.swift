/// One component in the scan: its blocks, and where they stand in the MCUs.
struct ScanComponent {
  var quantised: Quantised
  /// Blocks of a row, and rows of blocks, that hold samples.
  let across: Int
  let down: Int
  /// Blocks of an MCU along each edge.
  let sampling: Int
  /// Which of the two tables of each kind it uses: 0 for luma, 1 for chroma.
  let table: Int
}

/// The order of a baseline scan: MCU by MCU, component by component.
struct ScanOrder {
  let components: [ScanComponent]
  let across: Int
  let down: Int

  init(_ components: [ScanComponent]) {
    self.components = components
    across = (components[0].across + components[0].sampling - 1) / components[0].sampling
    down = (components[0].down + components[0].sampling - 1) / components[0].sampling
  }

  /// Calls `body` with the component and the block, in coding order. The block is nil where an MCU
  /// reaches beyond the component's last block: something has to be coded there, and the cheapest
  /// is the mean of the block before and nothing else.
  @inline(__always)
  func forEachBlock(_ body: (_ component: Int, _ block: Int?) -> Void) {
    for mcuRow in 0..<down {
      for mcuColumn in 0..<across {
        for (index, component) in components.enumerated() {
          let edge = component.sampling
          for y in 0..<edge {
            for x in 0..<edge {
              let row = mcuRow * edge + y
              let column = mcuColumn * edge + x
              let isInside = row < component.down && column < component.across
              body(index, isInside ? row * component.across + column : nil)
            }
          }
        }
      }
    }
  }
}

/// How often each symbol of the four Huffman tables occurs in a scan, and the bits that follow the
/// codes.
struct SymbolCount {
  /// DC of luma and chroma, AC of luma and chroma: 256 symbols each.
  var frequency = [[Int32]](repeating: [Int32](repeating: 0, count: 256), count: 4)
  /// Bits of magnitudes, which are written as they are.
  var magnitudeBits = 0

  init(_ order: ScanOrder) {
    for table in 0..<2 { count(order, table) }
  }

  private mutating func count(_ order: ScanOrder, _ table: Int) {
    var dc = [Int32](repeating: 0, count: 256)
    var ac = dc
    var bits = 0
    for component in order.components where component.table == table {
      bits += Self.countMeans(component, order, &dc)
      bits += Self.countLevels(component.quantised, &ac)
      let beyond = order.across * order.down * component.sampling * component.sampling
        - component.across * component.down
      dc[0] += Int32(beyond)
      ac[0] += Int32(beyond)
    }
    frequency[table] = dc
    frequency[2 + table] = ac
    magnitudeBits += bits
  }

  /// Means are coded as differences from block to block in the order of the scan.
  private static func countMeans(
    _ component: ScanComponent, _ order: ScanOrder, _ frequency: inout [Int32]
  ) -> Int {
    var previous: Int16 = 0
    var bits = 0
    let edge = component.sampling
    let means = component.quantised.means.span
    for mcuRow in 0..<order.down {
      for mcuColumn in 0..<order.across {
        for row in (mcuRow * edge)..<min(mcuRow * edge + edge, component.down) {
          for column in (mcuColumn * edge)..<min(mcuColumn * edge + edge, component.across) {
            let mean = means[row * component.across + column]
            let size = bitLength(mean - previous)
            frequency[size] += 1
            bits += size
            previous = mean
          }
        }
      }
    }
    return bits
  }

  private static func countLevels(_ quantised: Quantised, _ frequency: inout [Int32]) -> Int {
    var bits = 0
    let (start, position, level) = (
      quantised.start.span, quantised.position.span, quantised.level.span
    )
    for block in 0..<(start.count - 1) {
      var last = 0
      for index in Int(start[block])..<Int(start[block + 1]) {
        var run = Int(position[index]) - last - 1
        while run > 15 {
          frequency[0xF0] += 1
          run -= 16
        }
        let size = bitLength(level[index])
        frequency[run << 4 | size] += 1
        bits += size
        last = Int(position[index])
      }
      if last < 63 { frequency[0] += 1 }
    }
    return bits
  }
}

/// Bits of a number's magnitude: the category of T.81, F.1.2.
@inline(__always)
func bitLength(_ value: Int16) -> Int {
  16 - value.magnitude.leadingZeroBitCount
}
