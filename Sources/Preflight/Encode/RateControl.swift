/// Finds how coarse a picture has to be quantised to keep to a budget of bytes.
///
/// The picture is transformed once. First the scale of the tables brings the size near the budget,
/// then the price of a bit uses up the rest, since it is continuous where 8-bit tables are not. Both
/// are sought in a sample of the blocks; what remains to be put right takes two or three trials of
/// the whole.
struct RateControl {
  private let picture: Picture
  private let focus: Focus?
  private let budget: Int
  private let finest: Double
  private let first: Double
  private var spectrum: Spectrum
  private var gatheredAt: Double
  private var trial: Trial
  private var scale: Double

  /// How far below the budget the count should come out, so that stuffing seldom exceeds it.
  private static let margin = 12.0
  /// How far below that is near enough.
  private static let tolerance = 30.0
  /// What the price of a bit may be, as a share of the usual one.
  private static let prices = 0.1...8.0
  /// How far the price of the sample may be from that of the other blocks, as a factor.
  private static let reach = 1.5

  init(_ picture: Picture, _ specification: Specification, focus: Focus? = nil) {
    self.picture = picture
    self.focus = focus
    budget = specification.budget.upperBound
    finest = Quality.scale(specification.maximumQuality, of: BaseTable.luma)
    first = ScaleGuess.scale(picture, budget: budget, finest: finest, focus: focus)
    scale = first
    gatheredAt = first * Self.reserve
    spectrum = Spectrum(picture, scale: gatheredAt, focus: focus)
    trial = Trial(spectrum, picture.size, scale: first)
  }

  /// How much finer than the first guess the search may go before coefficients are gathered again.
  private static let reserve = 0.8

  /// Searches for the scale at the usual price of a bit, within three percent.
  mutating func findScale() -> Double {
    let aim = Double(budget) - Self.margin
    // The size grows somewhat slower than the tables get finer.
    var search = FallingRoot(slope: -0.75)
    for _ in 0..<8 {
      let bytes = trial.estimate(lambda: Trial.usualLambda)
      if bytes <= aim && scale <= finest { break }
      if abs(bytes - aim) < 0.03 * aim { break }
      tryScale(max(finest, first / search.next(after: first / scale, aim / bytes - 1)))
    }
    return scale
  }

  /// Encodes at about the scale that was found.
  mutating func encode() -> [UInt8] {
    while true {
      trial.chooseMeans()
      if let bytes = spend() { return bytes }
      // The price alone cannot bring such a picture down.
      tryScale(scale * 1.05)
    }
  }

  /// Finds the price at which the sample comes to the budget, chooses all other blocks at it, and then
  /// moves the price of the sample alone until the bytes are used up: a quarter of the work, and what
  /// it has to make up for is small. Returns nil if no price keeps to the budget.
  private mutating func spend() -> [UInt8]? {
    var aim = Double(budget) - Self.margin - Self.tolerance / 2
    var (price, slope) = estimatePrice(aim)
    var usual = price
    trial.chooseRest(lambda: usual * Trial.usualLambda)
    var search = FallingRoot(slope: slope / 4)
    for _ in 0..<12 {
      let bytes = trial.bytes
      let isCheapest = price <= Self.prices.lowerBound && bytes < aim
      if abs(bytes - aim) <= Self.tolerance / 2 || isCheapest {
        let file = trial.write()
        if file.count <= budget { return file }
        // More stuffing than expected.
        aim -= Double(file.count - budget) + Self.margin
      }
      let excess = bytes / aim - 1
      price = Self.clamp(search.next(after: price, excess))
      if price > usual * Self.reach || price < usual / Self.reach {
        usual = Self.clamp(usual - excess / slope)
        price = usual
        trial.chooseRest(lambda: usual * Trial.usualLambda)
        search = FallingRoot(slope: slope / 4)
      }
      trial.chooseSample(lambda: price * Trial.usualLambda)
    }
    return nil
  }

  /// The price at which the sample comes to the budget, as a share of the usual one, and how the size
  /// changes with it: relative to the budget, for each unit of price.
  private mutating func estimatePrice(_ aim: Double) -> (price: Double, slope: Double) {
    let usualSlope = -0.11
    var (price, slope) = (1.0, usualSlope)
    var search = FallingRoot(slope: slope)
    var before: (price: Double, excess: Double)?
    for _ in 0..<6 {
      let excess = trial.estimate(lambda: price * Trial.usualLambda) / aim - 1
      if let before, before.price != price {
        slope = min((excess - before.excess) / (price - before.price), usualSlope / 4)
      }
      before = (price, excess)
      let next = Self.clamp(search.next(after: price, excess))
      if abs(excess) < 0.003 || next == price { break }
      price = next
    }
    return (price, slope)
  }

  private static func clamp(_ price: Double) -> Double {
    min(max(price, prices.lowerBound), prices.upperBound)
  }

  private mutating func tryScale(_ scale: Double) {
    self.scale = scale
    if scale < gatheredAt {
      gatheredAt = scale * Self.reserve
      spectrum = Spectrum(picture, scale: gatheredAt, focus: focus)
    }
    trial = Trial(spectrum, picture.size, scale: scale)
  }
}
