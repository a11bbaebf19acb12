import Testing

@testable import Preflight

@Suite struct AxisTests {
  private func edge(
    _ length: Int, pitch: Double, outputs: Int, isHalved: Bool = false, isMirrored: Bool = false
  ) -> Axis.Edge {
    Axis.Edge(
      length: length, samples: Int((Double(length) / pitch).rounded(.up)), pitch: pitch,
      outputs: outputs, isHalved: isHalved, isMirrored: isMirrored)
  }

  private func weights(_ axis: Axis, _ index: Int) -> ArraySlice<Float> {
    axis.weights[(index * axis.taps)..<((index + 1) * axis.taps)]
  }

  @Test(arguments: [
    (4032, 4.0, 800, false), (4032, 4, 800, true), (801, 1, 800, true), (3, 1, 3, true),
    (667, 1, 667, false), (65500, 8, 800, true), (1500, 1.5, 800, false),
  ])
  func keepsTheLevel(_ length: Int, _ pitch: Double, _ outputs: Int, _ isHalved: Bool) {
    let axis = Axis(edge(length, pitch: pitch, outputs: outputs, isHalved: isHalved))
    #expect(axis.count == (isHalved ? (outputs + 1) / 2 : outputs))
    for index in 0..<axis.count {
      #expect(abs(weights(axis, index).reduce(0, +) - 1) < 1e-5)
      #expect(axis.start[index] >= 0)
    }
  }

  @Test func leavesWhatIsRightAsItIs() {
    let axis = Axis(edge(100, pitch: 1, outputs: 100))
    for index in 0..<100 {
      for (tap, weight) in weights(axis, index).enumerated() {
        #expect(abs(weight - (Int(axis.start[index]) + tap == index ? 1 : 0)) < 1e-3)
      }
    }
  }

  @Test func mirrorsExactly() {
    let plain = Axis(edge(1000, pitch: 2, outputs: 401))
    let mirrored = Axis(edge(1000, pitch: 2, outputs: 401, isMirrored: true))
    for index in 3..<398 {
      let other = weights(plain, 400 - index)
      #expect(mirrored.start[index] == plain.start[400 - index])
      for (one, two) in zip(weights(mirrored, index), other) { #expect(abs(one - two) < 1e-4) }
    }
  }

  /// A ramp stays a ramp: the place of every output is right.
  @Test(arguments: [false, true])
  func putsSamplesWhereTheyBelong(_ isHalved: Bool) {
    let (length, pitch, outputs) = (2000, 2.0, 800)
    let axis = Axis(edge(length, pitch: pitch, outputs: outputs, isHalved: isHalved))
    let step = Double(length) / Double(outputs) * (isHalved ? 2 : 1)
    for index in 10..<(axis.count - 10) {
      var value = 0.0
      for (tap, weight) in weights(axis, index).enumerated() {
        value += Double(weight) * (Double(Int(axis.start[index]) + tap) + 0.5) * pitch
      }
      #expect(abs(value - (Double(index) + 0.5) * step) < 0.05)
    }
  }
}
