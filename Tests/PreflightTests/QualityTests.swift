import Testing

@testable import Preflight

@Suite struct QualityTests {
  @Test(arguments: [("sampling/420.jpg", 92), ("sizes/799x600.jpg", 85), ("photos/照片/正面.jpg", 88)])
  func findsTheQualityOfTheLibrary(_ path: String, _ quality: Int) throws {
    #expect(try TestImages.header(path).quality == quality)
  }

  @Test func noQualityIsNearer() {
    for wanted in stride(from: 64, through: 17_000, by: 13) {
      let found = Quality.nearest([UInt16(wanted)])
      let least = (1...100).map { abs(Quality.sum($0) - wanted) }.min()
      #expect(abs(Quality.sum(found) - wanted) == least)
    }
    for quality in 3...100 { #expect(Quality.nearest([UInt16(Quality.sum(quality))]) == quality) }
  }

  @Test func scalesAnotherTableToTheSameSum() {
    let scale = Quality.scale(50, of: BaseTable.luma)
    let sum = BaseTable.luma.reduce(0.0) { $0 + Double($1) } * scale
    #expect(abs(sum - 3688) < 1)  // the sum of T.81, table K.1
  }
}
