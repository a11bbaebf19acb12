import CKernels

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
    var runs = BitRuns()
    for component in components {
      runs.add(component, dc: codes[component.scan.table], ac: codes[2 + component.scan.table])
    }
    return runs.write(components.count, after: head)
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

/// The bits of a scan, component by component and in each MCU by MCU, before they are interleaved.
private struct BitRuns {
  /// Up to 27 bits, and how many they are in the lowest five.
  private var runs: [UInt32] = []
  /// Where the runs of each MCU begin; one more entry than MCUs.
  private var start: [Int32] = [0]

  /// Adds a component. Each block is its mean as the difference to the block before, then runs of
  /// zeros, sizes and magnitudes (T.81, F.1.2).
  mutating func add(_ component: CodedComponent, dc: Huffman, ac: Huffman) {
    let dc = Self.table(dc)
    let ac = Self.table(ac)
    let order = component.scan.order.span
    let means = component.means.span
    let levels = component.levels.span
    let first = component.steps.start.span
    let entries = component.steps.entries.span
    let perMCU = component.scan.sampling * component.scan.sampling
    runs.reserveCapacity(runs.count + levels.count + 3 * means.count)
    start.reserveCapacity(start.count + order.count / perMCU)
    var previous: Int16 = 0
    for index in 0..<order.count {
      if order[index] < 0 {
        runs.append(dc[0])
        runs.append(ac[0])
      } else {
        let block = Int(order[index])
        runs.append(Self.run(means[block] - previous, symbol: 0, dc))
        previous = means[block]
        var last = 0
        for entry in Int(first[block])..<Int(first[block + 1]) where levels[entry] != 0 {
          var zeros = Int(entries[entry].position) - last - 1
          while zeros > 15 {
            runs.append(ac[0xF0])
            zeros -= 16
          }
          runs.append(Self.run(levels[entry], symbol: zeros << 4, ac))
          last = Int(entries[entry].position)
        }
        if last < 63 { runs.append(ac[0]) }
      }
      if index % perMCU == perMCU - 1 { start.append(Int32(runs.count)) }
    }
  }

  /// Interleaves the MCUs of the components, and writes them after `head`.
  func write(_ components: Int, after head: [UInt8]) -> [UInt8] {
    var writer = BitWriter(after: head)
    let runs = runs.span
    let start = start.span
    let count = (start.count - 1) / components
    for mcu in 0..<count {
      for index in stride(from: mcu, to: start.count - 1, by: count) {
        for run in Int(start[index])..<Int(start[index + 1]) {
          writer.write(runs[run] >> 5, Int(runs[run] & 31))
        }
      }
    }
    writer.flush()
    return writer.bytes
  }

  /// The code of each symbol as a run of bits.
  private static func table(_ code: Huffman) -> [UInt32] {
    zip(code.codes, code.length).map { UInt32($0) << 5 | UInt32($1) }
  }

  /// A code for the zeros before a number and its size, then the number: negative ones less one, in
  /// as many bits as the size says (T.81, F.1.2.1).
  @inline(__always)
  private static func run(_ value: Int16, symbol: Int, _ table: [UInt32]) -> UInt32 {
    let size = UInt32(bitLength(value))
    let code = table[symbol | Int(size)]
    let magnitude = UInt32(bitPattern: Int32(value < 0 ? value - 1 : value)) & (1 << size - 1)
    return ((code >> 5) << size | magnitude) << 5 | (code & 31 + size)
  }
}
