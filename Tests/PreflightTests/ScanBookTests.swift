import Testing

@testable import Preflight

@Suite struct ScanBookTests {
  @Test func isCompleteWhenEveryBitHasArrived() {
    var book = ScanBook()
    book.begin(components: 1)
    #expect(book.missing != nil)
    book.note(0, (0, 0), 1)
    book.note(0, (1, 63), 2)
    #expect(book.missing == "64 of 64 coefficients of component 1")
    book.note(0, (0, 0), 0)
    book.note(0, (1, 63), 1)
    #expect(book.missing == "63 of 64 coefficients of component 1")
    book.note(0, (1, 63), 0)
    #expect(book.missing == nil)
  }

  @Test func everyComponentCounts() {
    var book = ScanBook()
    book.begin(components: 2)
    book.note(0, (0, 63), 0)
    #expect(book.missing == "component 2 has no scan of its mean values")
  }

  @Test func ignoresImpossibleSpectra() {
    var book = ScanBook()
    book.begin(components: 1)
    book.note(0, (5, 2), 0)
    book.note(0, (0, 64), 0)
    #expect(book.missing != nil)
  }
}
