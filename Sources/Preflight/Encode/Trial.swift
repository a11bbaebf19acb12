/// Tries a picture at one scale of the tables and at any price of a bit, and says what it would come
/// to: symbols are counted and optimal codes derived, so that its size is known to the byte but for
/// stuffing, but nothing is written.
///
/// All prices are weighed by the code of plain rounding. To use the code of the trial before gains
/// nothing (0.00 ± 0.01 SSIMULACRA2 on 28 photos) and makes the size waver from trial to trial.
struct Trial {
  private let spectrum: Spectrum
  private let size: Size
  private let tables: [[UInt8]]
  /// The candidates of each component in steps of its table.
  private let steps: [Steps]
  /// Bits of the symbols of levels, for luma and chroma.
  private let costs: [SymbolCost]
  /// Means in steps, and what they need.
  private var means: [[Int16]]
  private var symbols: SymbolCount
  /// How many levels rounding leaves in the sample of each component, and in all of it: what is counted
  /// in the one holds for the other in this proportion, within half a percent.
  private let shares: [(sample: Int, all: Int)]
  /// Levels of all candidates, as they were chosen last.
  private var levels: [[Int16]]
  /// What the levels of the sample and those of the other blocks need.
  private var sample: [LevelCount] = []
  /// The price of a bit that the sample was chosen at.
  private var sampleLambda: Double?
  private var rest: [LevelCount] = []

  /// λ of luma, in squared steps per bit.
  static let usualLambda = 0.058

  init(_ spectrum: Spectrum, _ size: Size, scale: Double) {
    let components = spectrum.components
    let tables = (0..<min(2, components.count)).map {
      BaseTable.scaled(BaseTable.of($0), by: Float(scale))
    }
    means = components.map { component in
      MeanPath.round(component.candidates, step: tables[component.scan.table][0])
    }
    symbols = SymbolCount(means: means, spectrum)
    let steps = components.map { Steps($0.candidates, table: tables[$0.scan.table]) }
    let rounded = zip(steps, components).map { LevelCount(rounding: $0, in: $1.sample) }
    shares = zip(steps, rounded).map { ($1.levels, $0.levels) }
    let counted = symbols.adding(rounded, shares, spectrum)
    costs = (0..<tables.count).map { SymbolCost(Huffman(counted.frequency[2 + $0])) }
    levels = steps.map { [Int16](repeating: 0, count: $0.entries.count) }
    self.steps = steps
    self.tables = tables
    self.size = size
    self.spectrum = spectrum
  }

  /// Chooses the means by what they cost and are worth; until then they are rounded. They hardly
  /// depend on the price of a bit, so that once is enough.
  mutating func chooseMeans() {
    means = spectrum.components.map { component in
      let path = MeanPath(
        SymbolCost(Huffman(symbols.frequency[component.scan.table])),
        lambda: Float(Self.usualLambda), weights: component.weights)
      return path.choose(
        component.candidates, step: tables[component.scan.table][0], component.scan)
    }
    symbols = SymbolCount(means: means, spectrum)
  }

  /// Bytes that the file would have if all blocks were chosen at a price of a bit as the sample is.
  mutating func estimate(lambda: Double) -> Double {
    chooseSample(lambda: lambda)
    return stream(symbols.adding(sample, shares, spectrum)).expectedBytes
  }

  /// Chooses all other blocks at a price of a bit.
  mutating func chooseRest(lambda: Double) {
    rest = choose(\.rest, lambda)
  }

  /// Chooses the sample once more, where it was not chosen at this price.
  mutating func chooseSample(lambda: Double) {
    guard lambda != sampleLambda else { return }
    sample = choose(\.sample, lambda)
    sampleLambda = lambda
  }

  /// Bytes of the file with all blocks as they were chosen last, before FF bytes are stuffed.
  var bytesWithoutStuffing: Int { stream(counted).bytesWithoutStuffing }

  /// Bytes of the file with all blocks as they were chosen last, by the stuffing that is usual.
  var bytes: Double { stream(counted).expectedBytes }

  /// The file with all blocks as they were chosen last.
  func write() -> [UInt8] {
    stream(counted).bytes(
      spectrum.components.indices.map { index in
        CodedComponent(
          scan: spectrum.components[index].scan, steps: steps[index], means: means[index],
          levels: levels[index])
      })
  }

  private var counted: SymbolCount {
    symbols.adding(zip(sample, rest).map { $0 + $1 }, spectrum)
  }

  private mutating func choose(
    _ blocks: KeyPath<Spectrum.Component, [Int32]>, _ lambda: Double
  ) -> [LevelCount] {
    spectrum.components.indices.map { index in
      let component = spectrum.components[index]
      let choice = RateDistortion(
        costs[component.scan.table], lambda: Float(lambda) * component.price,
        weights: component.weights)
      return choice.choose(&levels[index], steps[index], in: component[keyPath: blocks])
    }
  }

  private func stream(_ symbols: SymbolCount) -> Stream {
    Stream(
      size: size, tables: tables, codes: ScanCodes(symbols),
      components: spectrum.components.map(\.scan))
  }
}

extension Stream {
  /// Bytes of the file with the stuffing that is to be expected: 0.28 ± 0.07 % of the scan on 46
  /// photos.
  fileprivate var expectedBytes: Double {
    Double(bytesWithoutStuffing) + Double(codes.bytes) * 0.0028
  }
}

extension SymbolCount {
  fileprivate init(means: [[Int16]], _ spectrum: Spectrum) {
    self.init()
    for (means, component) in zip(means, spectrum.components) { add(means: means, component.scan) }
  }

  fileprivate func adding(_ counts: [LevelCount], _ spectrum: Spectrum) -> SymbolCount {
    var sum = self
    for (count, component) in zip(counts, spectrum.components) {
      sum.add(count, levels: (1, 1), ends: (1, 1), table: component.scan.table)
    }
    return sum
  }

  fileprivate func adding(
    _ sample: [LevelCount], _ shares: [(sample: Int, all: Int)], _ spectrum: Spectrum
  ) -> SymbolCount {
    var sum = self
    for (index, component) in spectrum.components.enumerated() {
      let share = shares[index]
      // Nearly every block ends before its last coefficient, whatever is in it.
      sum.add(
        sample[index], levels: (share.all, max(1, share.sample)),
        ends: (component.candidates.blocks, component.sample.count), table: component.scan.table)
    }
    return sum
  }
}
