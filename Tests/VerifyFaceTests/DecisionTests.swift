import Testing

@testable import VerifyFace

@Suite struct DecisionTests {
  private func answer(_ score: Double?, _ verdict: FaceVerdict? = nil) -> Answer {
    Answer(Outcome(.verify, .compared, charged: .yes), score: score, verdict: verdict)
  }

  @Test func theFirstVersionDecidesByTheScore() {
    #expect(answer(70).decision() == .accept)
    #expect(answer(69.9).decision() == .reject)
    #expect(answer(nil).decision() == .review)
    #expect(answer(85).decision(at: .falseAcceptOneIn(1_000_000)) == .reject)
    #expect(answer(50).decision(at: .falseAcceptOneIn(100)) == .accept)
  }

  @Test(
    arguments: [
      (80, .same, .accept), (70, .same, .accept), (69.9, .same, .review),
      (80, .different, .review), (69.9, .different, .reject), (80, .suspected, .review),
      (10, .suspected, .review), (nil, .same, .review), (nil, .different, .review),
    ] as [(Double?, FaceVerdict, Decision)])
  func theSecondVersionWantsBothToAgree(
    _ score: Double?, _ verdict: FaceVerdict, _ decision: Decision
  ) {
    #expect(answer(score, verdict).decision() == decision)
  }

  @Test(
    arguments: [
      (1, 50.0), (100, 50), (101, 60), (1_000, 60), (10_000, 70), (100_000, 80), (1_000_000, 90),
      (1_000_001, 100), (Int.max, 100), (0, 100), (Int.min, 100),
    ] as [(Int, Double)])
  func thresholdsByTheirRate(_ count: Int, _ score: Double) {
    #expect(Threshold.falseAcceptOneIn(count).score == score)
  }

  @Test func thresholdsAreWithinTheTable() {
    #expect(Threshold(score: 50) != nil && Threshold(score: 100) != nil)
    for score in [49.9, 100.1, .nan, .infinity, -1] { #expect(Threshold(score: score) == nil) }
  }

  @Test func codesAreFoundByWhatPeopleType() {
    func names(_ word: String) -> [String] { ServiceCode.named(word).map(\.name) }
    #expect(names("226403") == ["226403"])
    #expect(names("112") == ["10012"])
    #expect(names("10012") == ["10012"])
    #expect(names("3004") == ["3004"])
    #expect(names("0JXX") == ["0JXX"] && names("0j") == ["0JXX"] && names("0J12") == ["0JXX"])
    #expect(names("5XXX") == ["5XXX"] && names("5") == ["5XXX"] && names("51") == ["5XXX"])
    #expect(names("1") == ["res=1", "01XX"] && names("res=1") == ["res=1"])
    #expect(names("K") == ["0KXX"] && names("0XXX") == ["0XXX"] && names("0") == ["0", "00XX"])
    #expect(names("A") == ["AXXX", "0AXX"])
    for word in ["", "qyz", "0Z", "226499", "张三", "999999999999", "0-XX"] {
      #expect(names(word).isEmpty, "\(word)")
    }
    #expect(Set(ServiceCode.all.map { $0.place.rawValue + $0.code }).count == ServiceCode.all.count)
    #expect(ServiceCode.all.count == 3 + 3 + 8 + 15 + 4 + 14)
    for code in ServiceCode.all { #expect(names(code.name).contains(code.name)) }
  }
}
