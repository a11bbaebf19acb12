/// Walks from marker to marker, keeps the tables, and walks through the scans.
///
/// The header has been read before, so the segments are where they should be; every length is
/// compared with what is left all the same.
struct EntropyWalk {
  /// The first proof of damage.
  private(set) var flaw: Flaw?
  /// The edges of the luma's MCU rows; nil where no scan gave them all.
  private(set) var edges: Edges?

  private let header: Header
  /// The counts and symbols of each DHT table, DC before AC. They are made into tables only where a
  /// scan uses them: a file can state millions of them.
  private var codes = [[UInt8]](repeating: [], count: 8)
  private var scans = 0
  private var quantisation: [Int: [UInt16]] = [:]
  private var restartInterval = 0

  init(_ header: Header) {
    self.header = header
  }

  mutating func walk(_ bytes: Span<UInt8>) {
    var offset = 2
    while flaw == nil, let marker = bytes.firstOffset(of: 0xFF, from: offset) {
      offset = marker
      while offset < bytes.count, bytes[offset] == 0xFF { offset += 1 }
      guard offset + 2 < bytes.count else { return }
      let code = bytes[offset]
      offset += 1
      // Stuffed zeros and restart markers of scans that are not walked through.
      if code <= 0x01 || 0xD0...0xD8 ~= code { continue }
      if code == 0xD9 { return }
      let length = Int(bytes.bigEndian16(offset))
      guard length >= 2, offset + length <= bytes.count else { return }
      let body = bytes.extracting((offset + 2)..<(offset + length))
      offset += length
      switch code {
      case 0xC4: readCodes(body)
      case 0xDB: body.readQuantisation { quantisation[$0] = $1 }
      case 0xDD: if body.count == 2 { restartInterval = Int(body.bigEndian16(0)) }
      case 0xDA: offset = walkScan(body, bytes, offset)
      default: break
      }
    }
  }

  private mutating func readCodes(_ body: Span<UInt8>) {
    var offset = 0
    while offset + 17 <= body.count {
      let place = body[offset]
      let count = (1...16).reduce(0) { $0 + Int(body[offset + $1]) }
      guard place & 0xEF < 4, offset + 17 + count <= body.count else { return }
      let code = [UInt8](copying: body.extracting((offset + 1)..<(offset + 17 + count)))
      if hasRepeatedSymbol(code) { flaw = .repeatedSymbol }
      codes[Int(place & 3) + (place < 4 ? 0 : 4)] = code
      offset += 17 + count
    }
  }

  private func hasRepeatedSymbol(_ code: [UInt8]) -> Bool {
    var seen = InlineArray<256, Bool>(repeating: false)
    for symbol in code.dropFirst(16) {
      if seen[Int(symbol)] { return true }
      seen[Int(symbol)] = true
    }
    return false
  }

  /// The table of a class, 0 or 4, and a number; nil where the file has stated none that is a code.
  private func table(_ index: Int) -> DecodingTable? {
    let code = codes[index]
    guard code.count >= 16 else { return nil }
    return DecodingTable(code.span)
  }

  /// - Returns: Where the next marker is to be looked for.
  private mutating func walkScan(
    _ body: Span<UInt8>, _ bytes: Span<UInt8>, _ offset: Int
  ) -> Int {
    scans += 1
    guard scans <= header.scans, let shape = shape(body) else { return offset }
    let seen = shape.parts.first { $0.isSeen }
    var edges = Edges(width: 0, height: 0, columns: 1, mean: 0, slope: 0)
    if let seen, let table = quantisation[header.components[seen.component].table] {
      edges = Edges(
        width: header.blocks(of: header.components[seen.component]).columns, height: shape.rows,
        columns: seen.columns, mean: Int(table[0]), slope: Int(table[RunTable.slope]))
    }
    let walk = ScanWalk(shape, offset: offset)
    let (end, next) = walk.walk(bytes, &edges)
    switch end {
    case .sound: if seen != nil { self.edges = edges }
    case .damaged(let flaw): self.flaw = flaw
    case .unknown: break
    }
    return next
  }

  /// What the scan holds; nil where the walk has nothing to look for in it or lacks a table.
  private func shape(_ body: Span<UInt8>) -> ScanWalk.Shape? {
    guard body.count >= 6, 1...4 ~= body[0], body.count == 4 + 2 * Int(body[0]) else { return nil }
    let count = Int(body[0])
    let spectrum = (first: body[1 + 2 * count], last: body[2 + 2 * count])
    let approximation = body[3 + 2 * count]
    if header.isProgressive {
      guard spectrum == (0, 0), approximation < 14 else { return nil }
    }
    var parts: [ScanWalk.Part] = []
    for index in 0..<count {
      let id = body[1 + 2 * index]
      let tables = body[2 + 2 * index]
      guard let component = header.components.firstIndex(where: { $0.id == id }),
        tables & 0xCC == 0, let mean = table(Int(tables >> 4)), mean.isOfSizes,
        let quantiser = quantisation[header.components[component].table]
      else { return nil }
      let rest = header.isProgressive ? nil : table(4 + Int(tables & 15))
      if rest == nil && !header.isProgressive { return nil }
      let isLuma = component == 0 && [.grey, .yCbCr].contains(header.colourSpace)
      parts.append(
        ScanWalk.Part(
          component: component,
          columns: count == 1 ? 1 : header.components[component].horizontal,
          rows: count == 1 ? 1 : header.components[component].vertical,
          limit: EightBits.limit(Int(quantiser[0])), steps: quantiser.map { Float($0) },
          mostEnergy: EightBits.mostEnergy(quantiser), large: EightBits.large(quantiser),
          mean: mean,
          rest: rest,
          isSeen: isLuma && !header.isProgressive))
    }
    let size = count == 1 ? header.blocks(of: header.components[parts[0].component]) : header.units
    return ScanWalk.Shape(
      parts: parts, columns: size.columns, rows: size.rows, restartInterval: restartInterval,
      lowestBit: header.isProgressive ? Int(approximation) : 0)
  }
}
