import Foundation
import Testing

/// The tables of README are those that the command prints.
@Suite struct ReadMeTests {
  @Test(arguments: [("README.md", "en"), ("README.zh-CN.md", "zh")])
  func codes(_ name: String, _ language: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readMe = String(decoding: try Data(contentsOf: root.appending(path: name)), as: UTF8.self)
    let env = try TestEnv()
    #expect(readMe.contains(try env.run(["explain", "--markdown", "--lang", language]).output))
  }
}
