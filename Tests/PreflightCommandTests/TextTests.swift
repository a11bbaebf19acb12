import Foundation
import Testing

@testable import Console
@testable import PreflightCommand

@Suite struct TextTests {
  @Test func quotesJSON() throws {
    let nasty = "a\"b\\c\n\r\t\u{0}\u{1F}\u{7F}\u{85}\u{2028}\u{2029}é照😀\u{FEFF}"
    let quoted = JSON.quoted(nasty)
    #expect(
      !quoted.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 || $0.value == 0x7F })
    let back = try JSONSerialization.jsonObject(with: Data("[\(quoted)]".utf8)) as? [String]
    #expect(back == [nasty])
  }

  @Test func writesObjects() {
    let text = JSON.object { json in
      json.member("a", 1)
      json.member("none", nil as Int?)
      json.object("o") { $0.member("x", 1.5) }
      json.array("l", ["p", "q"])
      json.array("e", [] as [Int]) { _, _ in }
      json.array("f", [1, 2]) { $0.member("n", $1) }
      json.member("z", true)
    }
    #expect(text == #"{"a":1,"o":{"x":1.5},"l":["p","q"],"e":[],"f":[{"n":1},{"n":2}],"z":true}"#)
  }

  @Test(arguments: [(5.0, "5"), (-2, "-2"), (0.25, "0.25"), (.infinity, "null"), (1e300, "1e+300")])
  func writesNumbers(_ value: Double, _ text: String) {
    #expect(JSON.number(value) == text)
  }

  @Test(arguments: 0...8)
  func encodesBase64(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 91 &+ 250) }
    #expect(base64(bytes) == Data(bytes).base64EncodedString())
  }

  @Test func splitsPaths() {
    #expect(Path("/a/b.jpg").name == Path("b.jpg"))
    #expect(Path("/a/b/").name == Path("b"))
    #expect(Path("/a/b.jpg").folder == Path("/a"))
    #expect(Path("b.jpg").folder == Path("."))
    #expect(Path("/b.jpg").folder == Path("/"))
    #expect(Path("a") / Path("b") == Path("a/b"))
    #expect(Path("a/") / Path("b") == Path("a/b"))
    #expect(Path("x.JPG").hasExtension(["jpg"]))
    #expect(!Path(".jpg").hasExtension(["jpg"]))
    #expect(!Path("jpg").hasExtension(["jpg"]))
  }

  @Test func groupsDigits() {
    #expect(grouped(0) == "0")
    #expect(grouped(999) == "999")
    #expect(grouped(20000) == "20,000")
    #expect(grouped(1_234_567) == "1,234,567")
  }
}
