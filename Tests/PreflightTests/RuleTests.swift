import Testing

@testable import Preflight

@Suite struct RuleTests {
  /// Rules about paths are judged by the command; a photo can't break them, and neither can a file
  /// small enough to commit be too large to read.
  static let withoutPhotos = ["not-found", "not-a-file", "unreadable", "too-many-bytes"]
  static let withPhotos = Rule.all.map(\.id).filter { !withoutPhotos.contains($0) }

  @Test func everyRuleHasItsOwnName() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      #expect(rule.id.allSatisfy { $0 == "-" || $0.isASCII && $0.isLowercase })
    }
  }

  @Test(arguments: withPhotos)
  func isBrokenByItsPhotosAndNoOthers(_ id: String) throws {
    let names = try TestImages.names(id)
    #expect(names.contains { $0.hasPrefix("pass-") })
    #expect(names.contains { $0.hasPrefix("fail-") })
    for name in names {
      let report = Preflight().inspect(try TestImages.bytes("\(id)/\(name)"))
      let isBroken = report.findings.contains { $0.rule == id }
      #expect(isBroken == name.hasPrefix("fail-"), "\(id)/\(name)")
    }
  }

  @Test func everyWordIsThereInBothLanguages() {
    for rule in Rule.all {
      for words in [rule.measured, rule.message, rule.advice] {
        #expect(!words.english.isEmpty && !words.chinese.isEmpty)
        #expect(words.chinese.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(rule.id)")
      }
    }
  }

  @Test func findingsFillInTheirNumbers() throws {
    let report = Preflight().inspect(try TestImages.bytes("file-too-small/fail-under-5120.jpg"))
    let finding = try #require(report.findings.first { $0.rule == "file-too-small" })
    #expect(finding.limit == 5120)
    #expect(finding.serviceCode == "0J")
    #expect(finding.message.english.contains("5,120"))
    for finding in report.findings {
      #expect(!finding.message.english.contains("{"))
      #expect(!finding.message.chinese.contains("{"))
    }
  }

  @Test func limitsAreInclusive() {
    #expect(Limit.atLeast(5).judge(5) == .passed)
    #expect(Limit.atLeast(5).judge(4.9) == .failed(value: 4.9, limit: 5))
    #expect(Limit.atMost(5).judge(5) == .passed)
    #expect(Limit.atMost(5).judge(5.1) == .failed(value: 5.1, limit: 5))
    #expect(Limit.within(1...2).judge(2) == .passed)
    #expect(Limit.within(1...2).judge(0) == .failed(value: 0, limit: 1))
    #expect(Limit.within(1...2).judge(3) == .failed(value: 3, limit: 2))
    #expect(Limit.never.judge(0) == .passed)
    #expect(Limit.never.judge(1) == .failed(value: 1, limit: nil))
  }

  @Test func anAppCanBringItsOwn() throws {
    let portrait = Rule(
      "portrait", .retake,
      measured: Words("height less width", zh: "高减宽"),
      message: Words("The photo is wider than high.", zh: "照片是横向的。"),
      advice: Words("Hold the phone upright.", zh: "请竖着拿手机。"),
      limit: { _ in .atLeast(0) },
      value: { $0.header.map { Double($0.height - $0.width) } })
    let preflight = Preflight(rules: Rule.all + [portrait])
    #expect(preflight.inspect(try TestImages.bytes("sizes/801x601.jpg")).verdict == .retake)
    #expect(preflight.inspect(try TestImages.bytes("photos/照片/ready.jpg")).verdict == .ready)
  }

  @Test func limitsCanBeChanged() throws {
    let bytes = try TestImages.bytes("blurred/fail-moved.jpg")
    var rules = Rule.all
    let place = try #require(rules.firstIndex { $0.id == "blurred" })
    rules[place].limit = { _ in .atMost(90) }
    let mild = Preflight(rules: rules).inspect(bytes).findings.first { $0.rule == "blurred" }
    #expect(mild?.severity == .warn)
    rules[place].caution = nil
    #expect(!Preflight(rules: rules).inspect(bytes).findings.contains { $0.rule == "blurred" })
  }

  @Test func rulesAboutFacesAreNotCheckedWithoutOne() throws {
    var specification = Specification.verifyFace
    specification.findsFaces = false
    let ready = try TestImages.bytes("photos/照片/ready.jpg")
    let report = Preflight(specification).inspect(ready)
    #expect(report.notChecked.contains("too-dark") && report.notChecked.contains("stretched"))
    #expect(!report.notChecked.contains("noisy") && !report.notChecked.contains("borders"))
    #expect(!report.measures.contains { $0.name == "blur" })
    #expect(Preflight().inspect(ready).measures.contains { $0.name == "blur" })
  }

  /// That the middle is blurred is worth a warning where no face is known, and no more.
  @Test(arguments: [
    ("blurred/fail-defocused.jpg", true), ("photos/照片/ready.jpg", false),
    ("no-face/fail-coffee.jpg", false),
  ])
  func blurIsWarnedOfWithoutAFace(_ path: String, _ isBlurred: Bool) throws {
    var specification = Specification.verifyFace
    specification.findsFaces = false
    let report = Preflight(specification).inspect(try TestImages.bytes(path))
    let finding = report.findings.first { $0.rule == "blurred" }
    #expect((finding != nil) == isBlurred && (finding?.severity ?? .warn) == .warn)
    let blur = try #require(report.measures.first { $0.name == "middleBlur" }).value
    #expect((blur > 0.56) == isBlurred)
  }

  @Test func whatIsNotKnownIsNotPassed() throws {
    let report = Preflight().inspect(try TestImages.bytes("not-jpeg/fail-png.jpg"))
    #expect(report.notChecked.contains("not-upright"))
    #expect(report.notChecked.contains("file-too-small"))
    let ready = Preflight().inspect(try TestImages.bytes("photos/照片/ready.jpg"))
    #expect(ready.notChecked == ["text-beside-face"], "the face fills the photo")
  }
}
