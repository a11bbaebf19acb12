import Foundation
import Testing

@Suite struct FixTests {
  @Test func writesWhatCanBeSentAndKeepsTheFolders() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "in/deep/er/a.jpg")
    try env.add("photos/scan-444.jpg", as: "in/b.jpg")
    try env.add("photos/cut-off.jpg", as: "in/c.jpg")
    try env.add("metadata/fail-comment.jpg", as: "in/d.jpg")
    let before = env.bytes("in/b.jpg")
    let result = try env.run(["fix", "in", "--out", "out", "--json"])
    #expect(result.status == 2)
    #expect(env.bytes("out/deep/er/a.jpg") == env.bytes("in/deep/er/a.jpg"))
    #expect(16_384...20_000 ~= (env.bytes("out/b.jpg")?.count ?? 0))
    #expect(env.bytes("out/c.jpg") == nil)
    #expect(env.bytes("in/b.jpg") == before)
    #expect(env.names("out") == [".preflight-journal", "b.jpg", "d.jpg", "deep"])
    let objects = try result.objects
    #expect(objects.map { $0["verdict"] as? String } == ["fixed", "error", "fixed", "ready"])
    let output = try #require(objects[0]["output"] as? [String: Any])
    #expect(output["path"] as? String == "out/b.jpg")
    #expect(output["bytes"] as? Int == env.bytes("out/b.jpg")?.count)
    let written = try env.run(["--json", "out"])
    #expect(try written.objects.allSatisfy { $0["verdict"] as? String == "ready" })
  }

  @Test func aSecondRunHasNothingToDo() throws {
    let env = try TestEnv()
    try env.add("photos/scan-444.jpg", as: "in/a.jpg")
    let first = try env.run(["fix", "in", "--out", "out", "--json"]).objects[0]
    let stamp =
      try FileManager.default.attributesOfItem(
        atPath: env.folder.appending(path: "out/a.jpg").path)[.modificationDate] as? Date
    let second = try env.run(["fix", "in", "--out", "out", "--json"]).objects[0]
    for key in ["path", "verdict", "input", "output", "findings", "notChecked", "measures"] {
      #expect(
        NSDictionary(object: first[key] ?? 0, forKey: "k" as NSString)
          == NSDictionary(object: second[key] ?? 0, forKey: "k" as NSString))
    }
    let after =
      try FileManager.default.attributesOfItem(
        atPath: env.folder.appending(path: "out/a.jpg").path)[.modificationDate] as? Date
    #expect(stamp == after)
    #expect(try env.run(["fix", "in", "--out", "out"]).output.contains("done before"))
  }

  @Test func makesAnewWhatHasChanged() throws {
    let env = try TestEnv()
    try env.add("photos/scan-444.jpg", as: "in/a.jpg")
    _ = try env.run(["fix", "in", "--out", "out"])
    let first = env.bytes("out/a.jpg")
    try FileManager.default.removeItem(at: env.folder.appending(path: "in/a.jpg"))
    try env.add("photos/照片/正面.jpg", as: "in/a.jpg")
    #expect(try env.run(["fix", "in", "--out", "out"]).status == 0)
    let second = env.bytes("out/a.jpg")
    #expect(second != nil && second != first)
    try FileManager.default.removeItem(at: env.folder.appending(path: "out/a.jpg"))
    _ = try env.run(["fix", "in", "--out", "out"])
    #expect(env.bytes("out/a.jpg") == second)
  }

  @Test func neverReplacesWhatItDidNotWrite() throws {
    let env = try TestEnv()
    try env.add("photos/scan-444.jpg", as: "in/a.jpg")
    try env.add("photos/照片/ready.jpg", as: "out/a.jpg")
    let standing = env.bytes("out/a.jpg")
    let result = try env.run(["fix", "in", "--out", "out"])
    #expect(result.status == 2)
    #expect(result.output.contains("Preflight did not write"))
    #expect(env.bytes("out/a.jpg") == standing)
    let same = try env.run(["fix", "in/a.jpg", "--out", "in"])
    #expect(same.status == 2)
    #expect(env.names("in") == [".preflight-journal", "a.jpg"])
    #expect(
      env.bytes("in/a.jpg")
        == (try Data(contentsOf: TestEnv.testImages.appending(path: "photos/scan-444.jpg"))))
  }

  @Test func aLostJournalIsNoHarm() throws {
    let env = try TestEnv()
    try env.add("photos/scan-444.jpg", as: "in/a.jpg")
    _ = try env.run(["fix", "in", "--out", "out"])
    try FileManager.default.removeItem(at: env.folder.appending(path: "out/.preflight-journal"))
    #expect(try env.run(["fix", "in", "--out", "out"]).status == 0)
    // A line that a kill cut off is passed over.
    let journal = try #require(env.bytes("out/.preflight-journal"))
    try journal.dropLast(9).write(to: env.folder.appending(path: "out/.preflight-journal"))
    #expect(try env.run(["fix", "in", "--out", "out"]).status == 0)
    #expect(try env.run(["fix", "in", "--out", "out"]).output.contains("done before"))
  }

  @Test func twoPhotosCannotHaveOneName() throws {
    let env = try TestEnv()
    try env.add("photos/scan-444.jpg", as: "one/a.jpg")
    try env.add("photos/照片/正面.jpg", as: "two/a.jpg")
    let result = try env.run(["fix", "one", "two", "--out", "out", "--json"])
    #expect(result.status == 2)
    #expect(try result.objects.map { $0["verdict"] as? String } == ["fixed", "error"])
    #expect(try result.objects[1]["writeError"] as? String != nil)
  }

  @Test func passesOverItsOwnOutput() throws {
    let env = try TestEnv()
    try env.add("photos/scan-444.jpg", as: "in/a.jpg")
    #expect(try env.run(["fix", "in", "--out", "in/out", "--json"]).objects.count == 1)
    #expect(try env.run(["fix", "in", "--out", "in/out", "--json"]).objects.count == 1)
  }

  @Test func givesJPEGsTheirName() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "in/a.png")
    _ = try env.run(["fix", "in", "--out", "out"])
    #expect(env.names("out") == [".preflight-journal", "a.png.jpg"])
  }

  @Test func sweepsWhatDeadRunsLeft() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "in/a.jpg")
    // No process has this number: it is beyond the system's largest.
    try env.add("photos/照片/ready.jpg", as: "out/.preflight-2147483000-1.tmp")
    try env.add("photos/照片/ready.jpg", as: "out/.preflight-1-1.tmp")
    _ = try env.run(["fix", "in", "--out", "out"])
    #expect(env.names("out") == [".preflight-1-1.tmp", ".preflight-journal", "a.jpg"])
  }

  @Test func saysWhereItCannotWrite() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "a.jpg")
    let result = try env.run(["fix", "a.jpg", "--out", "a.jpg/out"])
    #expect(result.status == 2)
    #expect(result.error == "preflight: a.jpg/out: Not a directory\n")
    #expect(try env.run(["fix", "a.jpg"]).error == "preflight: fix needs --out DIR\n")
  }
}
