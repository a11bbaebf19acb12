import Testing

@testable import Preflight

@Suite struct ScanTests {
  @Test func goesMCUByMCU() {
    #expect(
      ScanComponent(across: 3, down: 3, sampling: 2, table: 0).order
        == [0, 1, 3, 4, 2, -1, 5, -1, 6, 7, -1, -1, 8, -1, -1, -1])
    #expect(ScanComponent(across: 2, down: 2, sampling: 1, table: 1).order == [0, 1, 2, 3])
  }

  @Test func countsDifferencesOfMeans() {
    var symbols = SymbolCount()
    symbols.add(
      means: [5, 5, -2], ScanComponent(across: 3, down: 1, sampling: 2, table: 0))
    // 5, 0, then two beyond the edge, then -7, and three beyond.
    #expect(symbols.frequency[0][3] == 2)
    #expect(symbols.frequency[0][0] == 6)
    #expect(symbols.frequency[2][0] == 5)
    #expect(symbols.magnitudeBits == 6)
  }
}
