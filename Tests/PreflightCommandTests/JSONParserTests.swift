import JSONText
import Testing

@Suite struct JSONParserTests {
  private func parse(_ text: String, repairsText: Bool = false) -> JSONValue? {
    JSONParser.parse(Array(text.utf8), repairsText: repairsText)
  }

  @Test(arguments: [
    "", "{", "{}x", #"{"a"}"#, #"{"a":}"#, #"{"a":tru}"#, #""\q""#, #""\u12""#, #""\u+123""#, "0x1",
    "[1,]",
    #"{"a":1,}"#, "\"\n\"", "inf", "01", "1.", ".5", "-", "1e", "+1", #"{"a":1,"a":2}"#, "1 2",
  ])
  func refusesWhatIsNoJSON(_ text: String) {
    #expect(parse(text) == nil && parse(text, repairsText: true) == nil)
  }

  @Test func readsWhatJSONAllows() {
    let text =
      #" { "a" : "x\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00" , "b":-1.5e3,"c":[true,false],"d":null} "#
    let value = parse(text)
    #expect(value?["a"] == .text("x\"\\/\u{8}\u{C}\n\r\té😀"))
    #expect(value?["b"] == .number("-1.5e3"))
    #expect(value?["c"] == .array([.boolean(true), .boolean(false)]))
    #expect(value?["d"] == .null && value?["e"] == nil)
    #expect(parse("{}") == .object([:]) && parse("0") == .number("0"))
  }

  @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\u0041""#])
  func halfAPairIsRefusedOrReplaced(_ text: String) {
    #expect(parse(text) == nil)
    guard case .text(let repaired)? = parse(text, repairsText: true) else {
      Issue.record("not replaced")
      return
    }
    #expect(repaired.first == "\u{FFFD}")
  }

  @Test func bytesThatAreNoUTF8AreRefusedOrReplaced() {
    let text = [UInt8(ascii: "\""), 0xFF, UInt8(ascii: "a"), UInt8(ascii: "\"")]
    #expect(JSONParser.parse(text) == nil)
    #expect(JSONParser.parse(text, repairsText: true) == .text("\u{FFFD}a"))
  }

  @Test func nestsAsDeepAsAllowed() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(parse(nested(JSONParser.deepest)) != nil)
    #expect(parse(nested(JSONParser.deepest + 1)) == nil)
    #expect(parse(String(repeating: "[", count: 100_000)) == nil)
  }
}
