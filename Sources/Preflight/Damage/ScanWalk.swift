/// One walk through the entropy-coded data of one scan. It follows the mean values and passes over
/// the rest. The time is bounded by the bits that there are: every block takes one at least.
struct ScanWalk {
  /// One block of an MCU.
  private struct Block {
    var part: Int
    var limit: Int
    /// Where its tables begin in `tables`.
    var table: Int
    var hasRest: Bool
    /// Its column within the MCU, and how many of them the MCU has.
    var column: Int
    var columns: Int
    /// Which edges of the MCU it touches, where the staircase wants to know; none otherwise.
    var isTop: Bool
    var isBottom: Bool
  }

  /// What the walk came upon.
  enum End: Equatable {
    case sound
    case damaged(Flaw)
    /// The scan is not what the walk understands, or ends too early: for the decoder to say.
    case unknown
  }

  private let shape: Shape
  private var blocks: [Block] = []
  private var tables: [UInt32] = []
  private let offset: Int

  /// - Parameter offset: Where the entropy-coded data begins.
  init(_ shape: Shape, offset: Int) {
    self.shape = shape
    self.offset = offset
    for (index, part) in shape.parts.enumerated() {
      let table = tables.count
      tables += part.mean.entries
      if let rest = part.rest {
        tables += rest.entries
        tables += RunTable.entries(rest, wantsSlope: false, large: part.large)
        if part.isSeen {
          tables += RunTable.entries(rest, wantsSlope: true, large: part.large)
        }
      }
      for row in 0..<part.rows {
        for column in 0..<part.columns {
          let isSeen = part.isSeen && part.rest != nil
          blocks.append(
            Block(
              part: index, limit: part.limit, table: table, hasRest: part.rest != nil,
              column: column, columns: part.columns, isTop: isSeen && row == 0,
              isBottom: isSeen && row == part.rows - 1))
        }
      }
    }
  }

  /// - Returns: How it ended, and where.
  func walk(_ bytes: Span<UInt8>, _ edges: inout Edges) -> (end: End, offset: Int) {
    var reader = BitReader(offset: offset)
    let end = walk(bytes, &reader, &edges)
    return (end, reader.offset)
  }

  private func walk(
    _ bytes: Span<UInt8>, _ reader: inout BitReader, _ edges: inout Edges
  ) -> End {
    var means = InlineArray<4, Int>(repeating: 0)
    var untilRestart = shape.restartInterval
    var restarts = 0
    for row in 0..<shape.rows {
      for column in 0..<shape.columns {
        if shape.restartInterval > 0 {
          if untilRestart == 0 {
            guard reader.restart(bytes, index: restarts) else { return .unknown }
            restarts += 1
            untilRestart = shape.restartInterval
            for index in means.indices { means[index] = 0 }
          }
          untilRestart -= 1
        }
        for block in blocks {
          if let flaw = pass(block, bytes, &reader, &means, &edges, row: row, column: column) {
            return reader.isOverdrawn ? .unknown : .damaged(flaw)
          }
        }
        if reader.isOverdrawn { return .unknown }
      }
    }
    return Self.isLeftOver(reader.unread(bytes)) ? .damaged(.unreadBits) : .sound
  }

  /// Whether more is left than the one bits that fill the last byte. Nine bits and more, for one
  /// sound file of 8,006 has eight; and no two whole bytes behind a byte that was filled as it
  /// should be, which some cameras leave.
  static func isLeftOver(_ unread: (bits: UInt64, count: Int)) -> Bool {
    let filling = unread.count % 8
    let isFilled = unread.bits >> (64 - UInt64(filling)) == (1 << UInt64(filling)) - 1
    return unread.count >= (isFilled ? 24 : 9)
  }

  /// Passes over one block.
  @inline(__always)
  private func pass(
    _ block: Block, _ bytes: Span<UInt8>, _ reader: inout BitReader,
    _ means: inout InlineArray<4, Int>,
    _ edges: inout Edges, row: Int, column: Int
  ) -> Flaw? {
    let tables = tables.span
    reader.refill(bytes)
    var entry = tables[block.table &+ reader.next(DecodingTable.bits)]
    if entry == 0 {
      entry = shape.parts[block.part].mean.longEntry(reader.next(16))
      if entry == 0 { return .undefinedCode }
    }
    reader.drop(Int(entry & 255))
    let mean = means[block.part] &+ reader.takeNumber(Int(entry >> 8 & 15))
    means[block.part] = mean
    let low = mean << shape.lowestBit
    let high = low + (1 << shape.lowestBit) - 1
    if low > block.limit || high < -block.limit { return .mean }
    guard block.hasRest else { return nil }

    var place = 1
    // The squares of the largest coefficients, as far as they are looked at.
    var energy: Float = 0
    let single = block.table &+ DecodingTable.size
    if block.isTop || block.isBottom {
      var slope = 0
      reader.refill(bytes)
      let entry = tables[single &+ 2 &* DecodingTable.size &+ reader.next(DecodingTable.bits)]
      if entry != 0 {
        reader.drop(RunTable.bits(entry))
        slope = RunTable.slope(entry)
        place = RunTable.isEnd(entry) ? 64 : 1 &+ RunTable.advance(entry)
      }
      while place <= RunTable.slope {
        guard let number = passSymbol(block, single, bytes, &reader, &place, &energy) else {
          return place > 64 ? .overrun : .undefinedCode
        }
        if place == RunTable.slope + 1 { slope = number }
      }
      edges.note(
        column: column &* block.columns &+ block.column, row: row, mean: mean, slope: slope,
        isTop: block.isTop, isBottom: block.isBottom)
    }
    let runs = single &+ DecodingTable.size
    while place < 64 {
      reader.refill(bytes)
      let entry = tables[runs &+ reader.next(DecodingTable.bits)]
      let next = place &+ RunTable.advance(entry)
      // A block that coefficient 63 ends has no end code: what looks like one is the next block's.
      if entry != 0 && next < 64 {
        reader.drop(RunTable.bits(entry))
        place = RunTable.isEnd(entry) ? 64 : next
      } else if passSymbol(block, single, bytes, &reader, &place, &energy) == nil {
        return place > 64 ? .overrun : .undefinedCode
      }
    }
    guard energy > 0 else { return nil }
    let part = shape.parts[block.part]
    let level = Float(mean) * part.steps[0]
    return energy + level * level > part.mostEnergy ? .energy : nil
  }

  /// Passes over one AC symbol and its number, and adds the energy of a large one.
  ///
  /// - Returns: The number, or nil where there is none: at bits that are no code, or with `place`
  ///   beyond 64 at a coefficient behind the last. Zeros may run past the end: some encoders do that.
  @inline(never)
  private func passSymbol(
    _ block: Block, _ single: Int, _ bytes: Span<UInt8>, _ reader: inout BitReader,
    _ place: inout Int, _ energy: inout Float
  ) -> Int? {
    reader.refill(bytes)
    var entry = tables[single + reader.next(DecodingTable.bits)]
    if entry == 0 {
      entry = shape.parts[block.part].rest?.longEntry(reader.next(16)) ?? 0
      if entry == 0 { return nil }
    }
    reader.drop(Int(entry & 255))
    let run = Int(entry >> 12)
    let size = Int(entry >> 8 & 15)
    if size == 0 {
      place = run == 15 ? min(64, place + 16) : 64
      return 0
    }
    place += run + 1
    guard place <= 64 else { return nil }
    let number = reader.takeNumber(size)
    if size >= shape.parts[block.part].large {
      let value = Float(number) * shape.parts[block.part].steps[place - 1]
      energy += value * value
    }
    return number
  }
}
