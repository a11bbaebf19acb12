import Foundation
import Preflight
import Testing
import VerifyFaceSandbox

@testable import VerifyFace

/// What README shows compiles, works and is what the code says.
@Suite struct ReadMeTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private func text(_ url: URL) throws -> String {
    String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  @Test(arguments: ["README.md", "README.zh-CN.md"])
  func theExampleIsTheOneThatCompiles(_ name: String) throws {
    let example = try text(Self.folder.appending(path: "ReadMeExample.swift"))
    #expect(try text(Sample.root.appending(path: name)).contains(example))
  }

  @Test func theExampleWorks() async throws {
    let sandbox = try Sandbox()
    let service = VerifyFace(Credentials(key: Sandbox.key), at: sandbox.address)
    let photo = try Sample.photo.get().bytes
    // The photo is checked anew; where its face is not good enough it is refused, and nothing sent.
    do {
      let decision = try await decide(photo, Sample.name, Sample.number, service)
      #expect(decision == .accept && sandbox.charged == 1)
    } catch {
      #expect(sandbox.calls == 0)
    }
  }

  @Test(arguments: ["README.md", "README.zh-CN.md"])
  func everyIdentityOfTheSandboxIsAPerson(_ name: String) throws {
    let readMe = try text(Sample.root.appending(path: name))
    #expect(readMe.contains(TestIdentity.all[0].idNumber))
    for (oneIn, score) in Threshold.table {
      #expect(readMe.contains("| \(Int(score)) | ") && oneIn > 0)
    }
  }
}
