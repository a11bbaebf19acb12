import Testing

@testable import Preflight

@Suite struct StaircaseTests {
  /// Edges of a picture of noise and slopes, shifted by `shift` levels from an MCU on.
  private func edges(_ shift: Float, from start: (row: Int, column: Int)) -> Edges {
    var random = Seeded(state: 5)
    var edges = Edges(width: 40, height: 20, columns: 2, mean: 8, slope: 8)
    for row in 0..<20 {
      for column in 0..<40 {
        let isShifted = (row, column) >= start
        let level = Float(3 * row + column) + .random(in: -3...3, using: &random)
        edges.note(
          column: column, row: row, mean: Int(level + (isShifted ? shift : 0)), slope: -1,
          isTop: true, isBottom: true)
      }
    }
    return edges
  }

  @Test func findsAShiftFromMidPictureOn() throws {
    for shift in [-90, -30, 30, 90] as [Float] {
      let score = try #require(Staircase.score(edges(shift, from: (9, 14))))
      #expect(score > 60, "\(shift): \(score)")
    }
  }

  @Test func passesOverWhatPicturesHave() throws {
    #expect(try #require(Staircase.score(edges(0, from: (9, 14)))) < 20)
    // An edge from side to side is a horizon, no damage.
    #expect(try #require(Staircase.score(edges(90, from: (9, 0)))) < 60)
    #expect(Staircase.score(Edges(width: 7, height: 40, columns: 1, mean: 1, slope: 1)) == nil)
    #expect(Staircase.score(Edges(width: 40, height: 3, columns: 1, mean: 1, slope: 1)) == nil)
  }
}
