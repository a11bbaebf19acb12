/// A picture as trials see it: the coefficients of its components that can matter, and what an error
/// in each of its blocks counts.
struct Spectrum {
  /// Luma and, for colour, blue and red.
  let components: [Component]

  struct Component {
    let candidates: Candidates
    /// One per block: what an error in it counts, 1 being usual.
    let weights: [Float]
    let scan: ScanComponent
    /// What a bit costs here, in λ.
    let price: Float
    /// One block in four, along diagonals: what is counted in them holds for all within one percent,
    /// since neighbours are alike. All blocks of a small component.
    let sample: [Int32]
    /// The other blocks.
    let rest: [Int32]
  }

  /// λ of the chroma components as a share of luma's, found with the tables.
  private static let prices: [Float] = [1, 0.82, 1.2]

  /// Gathers what any table at `scale` or coarser keeps.
  ///
  /// - Parameter focus: Where errors count more than elsewhere.
  init(_ picture: Picture, scale: Double, focus: Focus? = nil) {
    let planes = picture.planes
    let candidates = planes.indices.map { index in
      Candidates(planes[index], BaseTable.of(index), scale: Float(scale))
    }
    let masking = Masking(candidates[0], focus: focus)
    components = planes.indices.map { index in
      Component(
        candidates[index], weights: index == 0 ? masking.luma : masking.chroma,
        sampling: planes.count > 1 && index == 0 ? 2 : 1, table: min(index, 1),
        price: Self.prices[index])
    }
  }
}

extension Spectrum.Component {
  private static let smallest = 400

  fileprivate init(
    _ candidates: Candidates, weights: [Float], sampling: Int, table: Int, price: Float
  ) {
    self.candidates = candidates
    self.weights = weights
    self.price = price
    scan = ScanComponent(
      across: candidates.across, down: candidates.down, sampling: sampling, table: table)
    var sample: [Int32] = []
    var rest: [Int32] = []
    sample.reserveCapacity(candidates.blocks)
    rest.reserveCapacity(candidates.blocks)
    for row in 0..<candidates.down {
      for column in 0..<candidates.across {
        let block = Int32(row * candidates.across + column)
        if candidates.blocks < Self.smallest || (row + column) & 3 == 0 {
          sample.append(block)
        } else {
          rest.append(block)
        }
      }
    }
    self.sample = sample
    self.rest = rest
  }
}
