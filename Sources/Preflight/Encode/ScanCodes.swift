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
      for symbol in code.symbols {
        bits += Int(frequency[Int(symbol)]) * Int(code.length[Int(symbol)])
      }
    }
    bytes = (bits + 7) / 8
  }

  /// Writes the scan after `head`.
  func write(_ components: [CodedComponent], after head: [UInt8]) -> [UInt8] {
    var runs = BitRuns(components)
    for component in components {
      runs.add(component, dc: codes[component.scan.table], ac: codes[2 + component.scan.table])
    }
    return runs.write(components.count, after: head, room: 2 * bytes + 8)
  }
}

/// One component as it will be written.
struct CodedComponent {
  let scan: ScanComponent
  let steps: Steps
  /// Means in steps, one per block.
  let means: [Int16]
  /// Levels of the entries of `steps`.
  let levels: [Int16]
}
