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

  init(_ symbols: SymbolCount) {
    codes = symbols.frequency.map { Huffman($0) }
    var bits = symbols.magnitudeBits
    for (code, frequency) in zip(codes, symbols.frequency) {
      for symbol in code.symbols { bits += Int(frequency[Int(symbol)]) * Int(code.length[Int(symbol)]) }
    }
    bytes = (bits + 7) / 8
  }

  /// Writes the scan after `head`.
  func write(_ order: ScanOrder, after head: [UInt8]) -> [UInt8] {
    var writer = BitWriter(after: head)
    let tables = codes.map { zip($0.codes, $0.length).map { (code: UInt32($0), length: Int($1)) } }
    var previous = [Int16](repeating: 0, count: order.components.count)
    order.forEachBlock { index, block in
      let component = order.components[index]
      let dc = tables[component.table]
      let ac = tables[2 + component.table]
      guard let block else {
        writer.write(dc[0].code, dc[0].length)
        writer.write(ac[0].code, ac[0].length)
        return
      }
      let quantised = component.quantised
      let mean = quantised.means[block]
      Self.write(mean - previous[index], symbol: 0, dc, &writer)
      previous[index] = mean
      var last = 0
      for entry in Int(quantised.start[block])..<Int(quantised.start[block + 1]) {
        var run = Int(quantised.position[entry]) - last - 1
        while run > 15 {
          writer.write(ac[0xF0].code, ac[0xF0].length)
          run -= 16
        }
        Self.write(quantised.level[entry], symbol: run << 4, ac, &writer)
        last = Int(quantised.position[entry])
      }
      if last < 63 { writer.write(ac[0].code, ac[0].length) }
    }
    writer.flush()
    return writer.bytes
  }

  /// A code for the run and the size of a number, then the number: negative ones less one, in as
  /// many bits as the size says (T.81, F.1.2.1).
  @inline(__always)
  private static func write(
    _ value: Int16, symbol: Int, _ table: [(code: UInt32, length: Int)], _ writer: inout BitWriter
  ) {
    let size = bitLength(value)
    let (code, length) = table[symbol | size]
    let magnitude = UInt32(truncatingIfNeeded: value < 0 ? Int(value) - 1 : Int(value))
    let bits = code << UInt32(size) | magnitude & ((1 << UInt32(size)) - 1)
    writer.write(bits, length + size)
  }
}
