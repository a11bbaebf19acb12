import Testing

@testable import Preflight

@Suite struct FallingRootTests {
  /// Evaluations until the value is within 0.001.
  private func evaluations(slope: Double, from start: Double, _ value: (Double) -> Double) -> Int {
    var root = FallingRoot(slope: slope)
    var place = start
    for count in 1...50 {
      let found = value(place)
      if abs(found) < 0.001 { return count }
      place = root.next(after: place, found)
    }
    return .max
  }

  @Test func aLineOfTheExpectedSlopeTakesOneStep() {
    #expect(evaluations(slope: -0.5, from: 1) { 2 - 0.5 * $0 } <= 3)
  }

  @Test(arguments: [0.1, 0.3, 1, 4, 20, 100])
  func aLineOfAnotherSlopeTakesFew(_ factor: Double) {
    #expect(evaluations(slope: -1, from: 1) { factor * (1.5 - $0) } <= 5)
  }

  @Test(arguments: [0.02, 0.5, 3, 40])
  func aCurveIsFoundFromFarAway(_ zero: Double) {
    #expect(evaluations(slope: -1, from: 1) { zero / $0 - 1 } <= 12)
    #expect(evaluations(slope: -0.1, from: 1) { (zero / $0).squareRoot() - 1 } <= 12)
  }

  @Test func staysPositive() {
    var root = FallingRoot(slope: -0.001)
    #expect(root.next(after: 1, -5) > 0)
  }

  @Test func aFunctionThatWaversEndsBetweenTheLatestSides() {
    var turn = 0.0
    let count = evaluations(slope: -0.1, from: 1) { place in
      turn += 1
      return 0.2 - 0.1 * place + (turn == 2 ? 0.02 : 0)
    }
    #expect(count <= 8)
  }
}
