import Foundation
import Preflight
import Testing

@testable import Console
@testable import PreflightCommand

@Suite struct RulesCommandTests {
  @Test(arguments: [("README.md", Language.english), ("README.zh-CN.md", .chinese)])
  func theTableOfTheReadmeIsTheCatalogue(_ name: String, _ language: Language) throws {
    let root = TestEnv.testImages.deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: name), encoding: .utf8)
    #expect(readme.contains(RulesCommand.markdown(Rule.all, language)))
  }

  @Test func listsEveryRule() throws {
    let env = try TestEnv()
    let objects = try env.run(["rules", "--json"]).objects
    #expect(objects.map { $0["rule"] as? String } == Rule.all.map(\.id))
    let text = try env.run(["rules", "file-too-small"])
    #expect(text.output.hasPrefix("file-too-small  (retake, 0J)"))
    #expect(text.output.contains("现场照片小于5K 字节"))
    let unknown = try env.run(["rules", "nonsense"])
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("there is no rule nonsense"))
  }

  @Test func helpNamesEveryFlag() throws {
    let env = try TestEnv()
    for language in ["en", "zh"] {
      let help = try env.run(["help", "--lang", language]).output
      for flag in Options.flags { #expect(help.contains("--\(flag.name)")) }
    }
    #expect(try env.run(["--version"]).output == "preflight \(Version.current)\n")
  }
}
