import Foundation
import Testing

@testable import Console
@testable import PreflightCommand

@Suite struct WorkerTests {
  @Test func answersLineByLine() throws {
    let env = try TestEnv()
    try env.add("photos/scan-444.jpg", as: "照片.jpg")
    let requests = """
      {"path":"照片.jpg","id":7}
      {"path":"\\u7167\\u7247.jpg","out":"b.jpg","id":"x"}

      nonsense
      {"path":5}
      {"path":"missing.jpg","id":null}
      {"path":"照片.jpg","out":"照片.jpg"}
      """
    let before = env.bytes("照片.jpg")
    let result = try env.run(["worker"], input: requests)
    let objects = try result.objects
    #expect(result.status == 0)
    #expect(objects.count == 6)
    #expect(objects[0]["verdict"] as? String == "fixable")
    #expect(objects[0]["id"] as? Int == 7)
    #expect(objects[1]["verdict"] as? String == "fixed")
    #expect(objects[1]["id"] as? String == "x")
    #expect(16_384...20_000 ~= (env.bytes("b.jpg")?.count ?? 0))
    #expect(objects[2]["error"] as? String != nil)
    #expect(objects[3]["error"] as? String != nil)
    #expect(objects[4]["verdict"] as? String == "error")
    #expect(objects[5]["writeError"] as? String == "the photo itself has this name")
    #expect(env.bytes("照片.jpg") == before)
  }

  @Test(arguments: [
    "", "{", "[]", "{}x", #"{"a"}"#, #"{"a":}"#, #"{"a":{}}"#, #"{"a":tru}"#, #"{"a":"\q"}"#,
    #"{"a":"\ud800"}"#, #"{"a":0x1}"#, #"{"a":1,}"#, "{\"a\":\"\n\"}", #"{"a":inf}"#,
  ])
  func refusesWhatIsNoRequest(_ text: String) {
    #expect(FlatJSON.parse(Array(text.utf8)) == nil)
  }

  @Test func readsWhatJSONAllows() {
    let text = #" { "a" : "x\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00" , "b":-1.5e3,"c":true,"d":null} "#
    let members = FlatJSON.parse(Array(text.utf8))
    #expect(members?["a"] == .text("x\"\\/\u{8}\u{C}\n\r\té😀"))
    #expect(members?["b"] == .raw("-1.5e3"))
    #expect(members?["c"] == .raw("true"))
    #expect(members?["d"] == .raw("null"))
    #expect(FlatJSON.parse(Array("{}".utf8)) == [:])
  }
}
