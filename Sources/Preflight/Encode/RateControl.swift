/// Finds how coarse a picture has to be quantised to keep to a budget of bytes.
///
/// The picture is transformed once. Each trial quantises the candidates, counts the symbols and
/// derives the optimal codes, so that its size is known to the byte but for stuffing; nothing is
/// written before the end. First the scale of the tables brings the size near the budget, then the
/// rounding, which is continuous where 8-bit tables are not, uses up the rest.
struct RateControl {
  private let size: Size
  private let coefficients: [Coefficients]
  private let budget: Int
  private let finest: Double
  private var candidates: [Candidates] = []
  private var gatheredAt = Double.infinity

  /// How far below the budget the count should come out, so that stuffing seldom exceeds it.
  private static let margin = 18
  private static let usualBias = 0.1

  init(_ picture: Picture, _ specification: Specification) {
    size = Size(width: picture.width, height: picture.height)
    var planes = [picture.luma]
    if let chroma = picture.chroma { planes += [chroma.blue, chroma.red] }
    coefficients = planes.map { Coefficients($0) }
    budget = specification.budget.upperBound
    finest = Quality.scale(specification.maximumQuality, of: BaseTable.luma)
  }

  /// The scale at which the picture roughly keeps to the budget: found by counting in a part of the
  /// blocks the coefficients that would survive, at 8.2 bits each.
  private func guess() -> Double {
    let wanted = Double(budget) * 8 / 8.2
    var kept: [Double] = []
    for (index, component) in coefficients.enumerated() {
      let base = index == 0 ? BaseTable.luma : BaseTable.chroma
      let reciprocal = base.map { 2 / ($0 * Coefficients.unit) }
      let values = component.values.span
      for block in stride(from: 0, to: component.across * component.down, by: 16) {
        for entry in 1..<64 {
          let scale = Float(values[block * 64 + entry].magnitude) * reciprocal[entry]
          if scale >= 0.125 { kept.append(Double(scale)) }
        }
      }
    }
    kept.sort(by: >)
    let rank = Int(wanted / 16)
    return rank < kept.count ? kept[rank] : 0.125
  }

  /// Searches for the scale alone, within two percent.
  mutating func findScale() -> Double {
    var scale = max(finest, guess())
    var low: (scale: Double, bytes: Double)?
    var high: (scale: Double, bytes: Double)?
    let aim = Double(budget - Self.margin)
    for _ in 0..<10 {
      let bytes = trial(scale, Self.usualBias).estimate
      if bytes <= aim && scale <= finest { return finest }
      if abs(bytes - aim) < 0.02 * aim { return scale }
      if bytes > aim { low = (scale, bytes) } else { high = (scale, bytes) }
      scale = max(finest, Self.next(scale, bytes, aim, low, high))
    }
    return scale
  }

  /// Size falls somewhat slower than scale grows. Between two trials, interpolate.
  private static func next(
    _ scale: Double, _ bytes: Double, _ aim: Double, _ low: (scale: Double, bytes: Double)?,
    _ high: (scale: Double, bytes: Double)?
  ) -> Double {
    if let low, let high {
      return low.scale + (high.scale - low.scale) * (low.bytes - aim) / (low.bytes - high.bytes)
    }
    return scale * min(max(1 + 1.4 * (bytes / aim - 1), 0.4), 2.5)
  }

  /// Encodes at about `scale`: the rounding is moved until the bytes are used up.
  mutating func encode(scale found: Double) -> [UInt8] {
    var scale = found
    var bias = Self.usualBias
    var fits: (stream: Stream, estimate: Double)?
    var low = 0.0
    var high = 0.4
    let aim = Double(budget - Self.margin)
    for _ in 0..<8 {
      let stream = trial(scale, bias)
      let estimate = stream.estimate
      if estimate <= aim {
        high = bias
        if estimate > (fits?.estimate ?? 0) { fits = (stream, estimate) }
        if estimate > aim - 25 || bias <= 0 || scale <= finest { break }
      } else {
        low = bias
      }
      // A hundredth of bias is worth some two percent of the bytes.
      let step = bias + (estimate / aim - 1) / 1.6
      bias = step > low && step < high ? step : (low + high) / 2
    }
    while true {
      let stream = fits?.stream ?? trial(scale, bias)
      let bytes = stream.bytes
      if bytes.count <= budget { return bytes }
      // More stuffing than expected, or a picture that the rounding alone cannot bring down.
      fits = nil
      bias = min(0.4, bias + 0.004)
      scale *= 1.004
    }
  }

  mutating func trial(_ scale: Double, _ bias: Double) -> Stream {
    if scale < gatheredAt {
      gatheredAt = scale * 0.75
      candidates = coefficients.enumerated().map { index, component in
        Candidates(component, base(index), scale: Float(gatheredAt))
      }
    }
    let tables = (0..<min(2, coefficients.count)).map {
      BaseTable.scaled(base($0), by: Float(scale))
    }
    let components = coefficients.indices.map { index in
      let kind = min(index, 1)
      return ScanComponent(
        quantised: Quantised(candidates[index], table: tables[kind], bias: Float(bias)),
        across: coefficients[index].across, down: coefficients[index].down,
        sampling: coefficients.count > 1 && index == 0 ? 2 : 1, table: kind)
    }
    let order = ScanOrder(components)
    return Stream(size: size, tables: tables, codes: ScanCodes(SymbolCount(order)), order: order)
  }

  private func base(_ component: Int) -> [Float] {
    component == 0 ? BaseTable.luma : BaseTable.chroma
  }
}

extension Stream {
  /// Bytes of the file with the stuffing that is to be expected.
  fileprivate var estimate: Double {
    Double(bytesWithoutStuffing) + Double(codes.bytes) * 0.0036
  }
}
