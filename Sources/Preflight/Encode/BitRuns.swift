import CKernels

/// The bits of a scan, component by component and in each MCU by MCU, before they are interleaved.
struct BitRuns {
  /// Up to 27 bits, and how many they are in the lowest five.
  private var runs: [UInt32]
  private var count = 0
  /// Where the runs of each MCU begin; for each component one more entry than MCUs.
  private var start: [Int32] = []

  init(_ components: [CodedComponent]) {
    let most = components.reduce(0) { $0 + 6 * $1.scan.order.count + $1.levels.count }
    // Of this room little is ever touched.
    runs = unsafe [UInt32](unsafeUninitializedCapacity: most) { _, count in count = most }
  }

  /// Runs as they are, for as many components.
  init(runs: [UInt32], start: [Int32]) {
    self.runs = runs
    self.start = start
    count = runs.count
  }

  /// Adds a component. Each block is its mean as the difference to the block before, then runs of
  /// zeros, sizes and magnitudes (T.81, F.1.2).
  mutating func add(_ component: CodedComponent, dc: Huffman, ac: Huffman) {
    let perMCU = component.scan.sampling * component.scan.sampling
    let blocks = component.scan.order.count
    var first = [Int32](repeating: 0, count: blocks / perMCU + 1)
    let before = count
    unsafe runs.withUnsafeMutableBufferPointer { runs in
      unsafe count += Int(
        ckernels_code_component(
          component.scan.order, Int32(blocks), Int32(perMCU), component.means,
          component.steps.start, component.steps.entries, component.levels, Self.table(dc),
          Self.table(ac), runs.baseAddress! + before, &first))
    }
    start += first.map { $0 + Int32(before) }
  }

  /// Interleaves the MCUs of the components, and writes them after `head`: a byte FF is followed by 00,
  /// so that it is no marker, and the last byte is filled with ones.
  ///
  /// - Parameter room: Bytes at most; twice as many as without stuffing, and 8 more.
  func write(_ components: Int, after head: [UInt8], room: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: head.count + room) { bytes, count in
      _ = unsafe bytes.initialize(from: head)
      let written = unsafe ckernels_write_runs(
        runs, start, Int32(components), Int32(start.count / components - 1),
        bytes.baseAddress! + head.count)
      count = head.count + written
    }
  }

  /// The code of each symbol as a run of bits.
  private static func table(_ code: Huffman) -> [UInt32] {
    zip(code.codes, code.length).map { UInt32($0) << 5 | UInt32($1) }
  }
}
