import Foundation
import Testing

@testable import Console
@testable import PreflightCommand

@Suite struct ContactSheetTests {
  @Test func showsEveryPhoto() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "in/<b>&.jpg")
    try env.add("photos/too-small.jpg", as: "in/small.jpg")
    try env.add("photos/scan-444.jpg", as: "in/scan.jpg")
    for arguments in [
      ["in", "--html", "a.html"], ["fix", "in", "--out", "out", "--html", "b.html"],
    ] {
      #expect(try env.run(arguments).status == 1)
    }
    for name in ["a.html", "b.html"] {
      let page = String(decoding: try #require(env.bytes(name) as Data?), as: UTF8.self)
      #expect(page.components(separatedBy: "<article").count == 4)
      #expect(page.components(separatedBy: "data:image/jpeg;base64,").count == 3)
      #expect(page.contains("&lt;b&gt;&amp;.jpg"))
      #expect(!page.contains("<b>&.jpg"))
      #expect(page.hasSuffix("</html>\n"))
      #expect(!page.contains("http"))
    }
    let photo = try #require(env.bytes("out/scan.jpg") as Data?)
    let page = String(decoding: try #require(env.bytes("b.html") as Data?), as: UTF8.self)
    #expect(page.contains(photo.base64EncodedString()))
  }

  @Test func replacesOnlyItsOwn() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "a.jpg")
    #expect(try env.run(["a.jpg", "--html", "a.html"]).status == 0)
    #expect(try env.run(["a.jpg", "--html", "a.html"]).status == 0)
    let result = try env.run(["a.jpg", "--html", "a.jpg"])
    #expect(result.status == 2)
    #expect(result.error.contains("no contact sheet"))
    #expect(env.names(".") == ["a.html", "a.jpg"])
  }
}
