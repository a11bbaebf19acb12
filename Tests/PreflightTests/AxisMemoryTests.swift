import Testing

@testable import Preflight

@Suite struct AxisMemoryTests {
  private func edge(_ length: Int, outputs: Int = 100) -> Axis.Edge {
    Axis.Edge(
      length: length, samples: length, pitch: 1, outputs: outputs, isHalved: false,
      isMirrored: false)
  }

  private func isSame(_ one: Axis, _ two: Axis) -> Bool {
    one.taps == two.taps && one.start == two.start && one.weights == two.weights
      && one.fixed.weights == two.fixed.weights && one.fixed.bits == two.fixed.bits
  }

  @Test func aKeptAxisIsTheOneThatWouldBeMade() {
    let memory = AxisMemory()
    var mirrored = edge(250)
    mirrored.isMirrored = true
    let edges = [edge(250), edge(251), edge(250, outputs: 99), mirrored]
    for _ in 0..<2 {
      for edge in edges { #expect(isSame(memory.axis(edge), Axis(edge))) }
      #expect(memory.edges == edges)
    }
  }

  @Test func theOneUsedLongestAgoMakesRoom() {
    let memory = AxisMemory()
    let edges = (0..<AxisMemory.most).map { edge(200 + $0) }
    for edge in edges { _ = memory.axis(edge) }
    _ = memory.axis(edges[0])
    _ = memory.axis(edge(300))
    #expect(memory.edges == edges[2...] + [edges[0], edge(300)])
  }

  @Test func aHugeAxisIsNotKept() {
    let memory = AxisMemory()
    let huge = edge(6_000, outputs: 2_500)
    let axis = memory.axis(huge)
    #expect(axis.weights.count > AxisMemory.largest)
    #expect(isSame(axis, Axis(huge)))
    #expect(memory.edges.isEmpty)
  }
}
