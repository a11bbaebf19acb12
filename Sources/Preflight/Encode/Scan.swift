/// One component in the scan: its blocks, and where they stand in the MCUs.
///
/// A class, since the writer looks at it block by block and a struct of arrays would be retained
/// array by array each time.
final class ScanComponent: Sendable {
  let candidates: Candidates
  let quantised: Quantised
  /// Blocks of a row, and rows of blocks, that hold samples.
  let across: Int
  let down: Int
  /// Blocks of an MCU along each edge.
  let sampling: Int
  /// Which of the two tables of each kind it uses: 0 for luma, 1 for chroma.
  let table: Int

  init(
    _ candidates: Candidates, _ quantised: Quantised, _ coefficients: Coefficients, sampling: Int,
    table: Int
  ) {
    self.candidates = candidates
    self.quantised = quantised
    across = coefficients.across
    down = coefficients.down
    self.sampling = sampling
    self.table = table
  }
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
      let levels = component.quantised.count
      for symbol in 0..<256 { ac[symbol] += levels.frequency[symbol] }
      bits += levels.magnitudeBits
      let beyond =
        order.across * order.down * component.sampling * component.sampling
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
    _ component: ScanComponent, _ order: ScanOrder, _ counts: inout [Int32]
  ) -> Int {
    var frequency = counts.mutableSpan
    var previous: Int16 = 0
    var bits = 0
    let edge = component.sampling
    let quantised = component.quantised
    let means = quantised.means.span
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
}

/// Bits of a number's magnitude: the category of T.81, F.1.2.
@inline(__always)
func bitLength(_ value: Int16) -> Int {
  16 - value.magnitude.leadingZeroBitCount
}
