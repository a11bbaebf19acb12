import Foundation
import JSONText
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
    "", "{", "[]", "{}", #"{"path":"a"}x"#, #"{"path"}"#, #"{"path":}"#, #"{"path":{}}"#,
    #"{"path":["a"]}"#, #"{"path":"a","path":"b"}"#, #"{"path":"a","out":1}"#,
    #"{"path":"a","out":["b"]}"#, #"{"path":"a","id":{}}"#, #"{"path":"a","id":[1]}"#,
  ])
  func refusesWhatIsNoRequest(_ text: String) {
    #expect(Request(Array(text.utf8)) == nil)
  }

  /// A path with replaced characters would be another file.
  @Test func refusesAPathThatIsNoUnicode() {
    #expect(Request(Array(#"{"path":""#.utf8) + [0xD5, 0xD5] + Array(#"","id":1}"#.utf8)) == nil)
    #expect(Request(Array(#"{"path":"\ud800"}"#.utf8)) == nil)
  }

  @Test func readsARequest() throws {
    let text = #" { "id" : -1.5e3, "out":"b", "path":"x\u7167\/", "since":{"version":[1]} } "#
    let request = try #require(Request(Array(text.utf8)))
    #expect(request.path == Path("x照/") && request.out == Path("b"))
    #expect(request.id == .number("-1.5e3"))
    let least = try #require(Request(Array(#"{"path":"a","out":null,"id":null}"#.utf8)))
    #expect(least.path == Path("a") && least.out == nil && least.id == .null)
    #expect(Request(Array(#"{"path":"a"}"#.utf8))?.id == nil)
  }
}
