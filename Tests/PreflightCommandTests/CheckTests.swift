import Foundation
import Testing

@Suite struct CheckTests {
  @Test func saysInALineWhatAPhotoIsWorth() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "a.jpg")
    let result = try env.run(["a.jpg"])
    #expect(result.output.hasPrefix("ready    a.jpg\n1 photo: 1 ready ("))
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
  }

  @Test func saysWhatToDo() throws {
    let env = try TestEnv()
    try env.add("photos/too-small.jpg", as: "a.jpg")
    let result = try env.run(["check", "--color", "never", "a.jpg"])
    #expect(result.status == 1)
    #expect(result.output.contains("retake   a.jpg\n         The photo has 5,0"))
    let chinese = try env.run(["check", "a.jpg"], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(chinese.output.hasPrefix("需重拍   a.jpg\n         照片只有 5,0"))
    let asked = try env.run(["check", "a.jpg", "--lang=zh"])
    #expect(asked.output.hasPrefix("需重拍"))
  }

  @Test func walksFoldersInOrder() throws {
    let env = try TestEnv()
    for name in [
      "in/b.jpg", "in/a/z.JPEG", "in/a.jpg", "in/.hidden.jpg", "in/notes.txt", "in/照片.jpg",
    ] {
      try env.add("photos/照片/ready.jpg", as: name)
    }
    let paths = try env.run(["--json", "in"]).objects.map { $0["path"] as? String }
    #expect(paths == ["in/a/z.JPEG", "in/a.jpg", "in/b.jpg", "in/照片.jpg"])
  }

  @Test func keepsTheOrderWithManyAtATime() throws {
    let env = try TestEnv()
    let images = ["photos/照片/ready.jpg", "photos/scan-444.jpg", "photos/cut-off.jpg"]
    let names = (0..<30).map { String(format: "%02d.jpg", $0) }
    for (index, name) in names.enumerated() { try env.add(images[index % 3], as: "in/\(name)") }
    let many = try env.run(["--json", "--jobs", "4", "in"]).objects
    #expect(many.map { $0["path"] as? String } == names.map { "in/\($0)" })
    let one = try env.run(["--json", "--jobs=1", "in"]).objects
    for (a, b) in zip(many, one) { #expect(a["verdict"] as? String == b["verdict"] as? String) }
  }

  @Test func printsTheObjectThatIsDocumented() throws {
    let env = try TestEnv()
    try env.add("photos/phone-12-megapixels-orientation-6.jpg", as: "a.jpg")
    let object = try #require(try env.run(["--json", "a.jpg"]).objects.first)
    #expect(object["verdict"] as? String == "fixable")
    let input = try #require(object["input"] as? [String: Any])
    #expect(input["format"] as? String == "jpeg")
    #expect(input["width"] as? Int == 4032)
    #expect(input["orientation"] as? Int == 6)
    #expect(input["subsampling"] as? String == "4:2:0")
    #expect(input["progressive"] as? Bool == false)
    let output = try #require(object["output"] as? [String: Any])
    #expect(output["width"] as? Int == 600)
    #expect(output["method"] as? String == "encoded")
    #expect(output["path"] == nil)
    let findings = try #require(object["findings"] as? [[String: Any]])
    let large = try #require(findings.first { $0["rule"] as? String == "too-large" })
    #expect(large["severity"] as? String == "fix")
    #expect(large["value"] as? Int == 4032)
    #expect(large["limit"] as? Int == 800)
    #expect(large["unit"] as? String == "px")
    // A megabyte and more is not walked through twice, and blocks do not show once it is reduced.
    #expect(object["notChecked"] as? [String] == ["over-compressed", "suspect-damage"])
    let faces = try #require(object["faces"] as? [[String: Any]])
    #expect(faces.count == 1)
    let box = try #require(faces[0]["box"] as? [Double])
    #expect(box.count == 4 && box[2] > 128 && box[3] > 128)
    #expect((faces[0]["confidence"] as? Double ?? 0) > 0.6)
    #expect(abs(faces[0]["roll"] as? Double ?? 90) < 10)
    #expect(abs(faces[0]["yaw"] as? Double ?? 1) < 0.2)
    #expect((faces[0]["eyeDistance"] as? Double ?? 0) > 40)
    let landmarks = try #require(faces[0]["landmarks"] as? [String: [Double]])
    #expect(
      Set(landmarks.keys) == ["leftEye", "rightEye", "nose", "mouth", "leftEar", "rightEar"])
    #expect(landmarks.values.allSatisfy { $0.count == 2 })
    #expect((object["milliseconds"] as? Double ?? 0) > 0)
  }

  @Test func goesOnAfterFilesThatCannotBeRead() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "a.jpg")
    try env.add("not-jpeg/fail-png.jpg", as: "b.jpg")
    let result = try env.run(["--json", "missing.jpg", "/dev/null", "b.jpg", "a.jpg"])
    #expect(result.status == 2)
    let rules = try result.objects.map { object in
      (object["findings"] as? [[String: Any]])?.first?["rule"] as? String
    }
    #expect(rules == ["not-found", "not-a-file", "not-jpeg", nil])
    #expect(try result.objects.last?["verdict"] as? String == "ready")
  }

  @Test func readsPathsFromStandardInput() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "a b.jpg")
    try env.add("photos/照片/ready.jpg", as: "line\nbreak.jpg")
    #expect(try env.run(["--json", "-"], input: "a b.jpg\r\n").objects.count == 1)
    let nul = try env.run(
      ["--json", "-0", "--files-from", "-"], input: "a b.jpg\0line\nbreak.jpg\0")
    #expect(try nul.objects.map { $0["path"] as? String } == ["a b.jpg", "line\nbreak.jpg"])
    #expect(nul.status == 0)
    #expect(nul.output.split(separator: "\n").count == 2)
  }

  @Test func printsOnlyWhatIsAskedFor() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "in/a.jpg")
    try env.add("photos/too-small.jpg", as: "in/b.jpg")
    let failures = try env.run(["--json", "--fail-only", "in"])
    #expect(try failures.objects.map { $0["path"] as? String } == ["in/b.jpg"])
    let quiet = try env.run(["--quiet", "in"])
    #expect(quiet.output.isEmpty && quiet.error.isEmpty && quiet.status == 1)
  }

  @Test func escapesWhatSteersATerminal() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "esc\u{1B}[31mred\u{202E}.jpg")
    let result = try env.run(["."])
    #expect(result.output.contains("esc\\u{1b}[31mred\\u{202e}.jpg"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func coloursWhenAsked() throws {
    let env = try TestEnv()
    try env.add("photos/照片/ready.jpg", as: "a.jpg")
    #expect(
      try env.run(["--color", "always", "a.jpg"]).output.contains("\u{1B}[32mready\u{1B}[0m"))
    #expect(try !env.run(["a.jpg"]).output.contains("\u{1B}"))
  }

  #if os(Linux)
    @Test func keepsNamesThatAreNoUnicode() throws {
      let env = try TestEnv()
      try env.add("photos/照片/ready.jpg", as: "in/x.jpg")
      let old = env.folder.path + "/in/x.jpg"
      let new =
        Array((env.folder.path + "/in/").utf8) + [0xD5, 0xD5, 0xC6, 0xAC] + Array(".jpg".utf8)
      try #require(unsafe rename(old, new.map { CChar(bitPattern: $0) } + [0]) == 0)
      let result = try env.run(["fix", "in", "--out", "out", "--json"])
      let object = try #require(try result.objects.first)
      #expect(object["verdict"] as? String == "ready")
      let path = try #require(object["pathBase64"] as? String)
      #expect(
        Data(base64Encoded: path) == Data("in/".utf8) + Data([0xD5, 0xD5, 0xC6, 0xAC])
          + Data(".jpg".utf8))
      let written =
        Array((env.folder.path + "/out/").utf8) + [0xD5, 0xD5, 0xC6, 0xAC] + Array(".jpg".utf8)
      #expect(unsafe access(written.map { CChar(bitPattern: $0) } + [0], R_OK) == 0)
    }
  #endif
}
