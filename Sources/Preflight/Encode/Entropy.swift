/// Writes Huffman codes and magnitudes bit by bit, most significant first; a byte FF is followed by
/// 00, so that it is no marker.
struct BitWriter {
  private(set) var bytes: [UInt8]
  private var pending: UInt64 = 0
  private var count = 0

  /// Goes on after `bytes`.
  init(after bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Adds the low `length` bits, at most 32.
  @inline(__always)
  mutating func write(_ bits: UInt32, _ length: Int) {
    pending = pending << UInt64(length) | UInt64(bits)
    count += length
    while count >= 8 {
      count -= 8
      let byte = UInt8(truncatingIfNeeded: pending >> UInt64(count))
      bytes.append(byte)
      if byte == 0xFF { bytes.append(0) }
    }
  }

  /// Fills the last byte with ones.
  mutating func flush() {
    if count > 0 { write((1 << UInt32(8 - count)) - 1, 8 - count) }
  }
}

/// The four Huffman codes of a scan, and what the scan costs with them.
struct ScanCodes {
  /// DC of luma and chroma, AC of luma and chroma.
  let codes: [Huffman]
  /// Bytes of the entropy-coded data before FF bytes are stuffed.
  let bytes: Int

  private struct Code {
    let code: UInt32
    let length: Int
  }

  init(_ symbols: SymbolCount) {
    codes = symbols.frequency.map { Huffman($0) }
    var bits = symbols.magnitudeBits
    for (code, frequency) in zip(codes, symbols.frequency) {
      for symbol in code.symbols {
        bits += Int(frequency[Int(symbol)]) * Int(code.length[Int(symbol)])
      }
    }
    bytes = (bits + 7) / 8
  }

  /// Writes the scan after `head`.
  func write(_ order: ScanOrder, after head: [UInt8]) -> [UInt8] {
    var writer = BitWriter(after: head)
    let tables = codes.map {
      zip($0.codes, $0.length).map { Code(code: UInt32($0), length: Int($1)) }
    }
    var previous = [Int16](repeating: 0, count: order.components.count)
    let components = order.components.span
    for mcu in 0..<(order.across * order.down) {
      for index in 0..<components.count {
        let edge = components[index].sampling
        for part in 0..<(edge * edge) {
          let row = mcu / order.across * edge + part / edge
          let column = mcu % order.across * edge + part % edge
          Self.writeBlock(
            components[index], row: row, column: column, tables[components[index].table],
            tables[2 + components[index].table], &previous[index], &writer)
        }
      }
    }
    writer.flush()
    return writer.bytes
  }

  /// A block: its mean as the difference to the block before, then runs of zeros, sizes and
  /// magnitudes (T.81, F.1.2). Where an MCU reaches beyond the component's last block something has
  /// to be coded as well, and the cheapest is the mean of the block before and nothing else.
  private static func writeBlock(
    _ component: ScanComponent, row: Int, column: Int, _ dc: [Code], _ ac: [Code],
    _ previous: inout Int16, _ writer: inout BitWriter
  ) {
    guard row < component.down, column < component.across else {
      writer.write(dc[0].code, dc[0].length)
      writer.write(ac[0].code, ac[0].length)
      return
    }
    let block = row * component.across + column
    let mean = component.quantised.means[block]
    write(mean - previous, symbol: 0, dc, &writer)
    previous = mean
    let first = Int(component.candidates.start[block])
    let end = Int(component.candidates.start[block + 1])
    var last = 0
    for entry in first..<end where component.quantised.levels[entry] != 0 {
      let position = Int(component.candidates.position[entry])
      var run = position - last - 1
      while run > 15 {
        writer.write(ac[0xF0].code, ac[0xF0].length)
        run -= 16
      }
      write(component.quantised.levels[entry], symbol: run << 4, ac, &writer)
      last = position
    }
    if last < 63 { writer.write(ac[0].code, ac[0].length) }
  }

  /// A code for the run and the size of a number, then the number: negative ones less one, in as
  /// many bits as the size says (T.81, F.1.2.1).
  @inline(__always)
  private static func write(
    _ value: Int16, symbol: Int, _ table: [Code],
    _ writer: inout BitWriter
  ) {
    let size = bitLength(value)
    let entry = table[symbol | size]
    let magnitude = UInt32(truncatingIfNeeded: value < 0 ? Int(value) - 1 : Int(value))
    let bits = entry.code << UInt32(size) | magnitude & ((1 << UInt32(size)) - 1)
    writer.write(bits, entry.length + size)
  }
}
