import Foundation
import Preflight
import Testing
import VerifyFace
import VerifyFaceSandbox

@testable import Console
@testable import VerifyFaceCommand

@Suite struct UsageTests {
  private let person = TestEnv.person("11010519491231002X")

  @Test(arguments: [
    [], ["subm"], ["submit"], ["submit", "good.jpg"],
    ["submit", "good.jpg", "--endpoint", "verify3"],
    ["submit", "good.jpg", "--endpoint", "verify"], ["submit", "a", "b"], ["sandbox", "x"],
    ["sandbox", "--port", "65536"], ["explain", "nope"], ["--nope"], ["submit", "--port", "1"],
    ["explain", "--endpoint", "verify"],
  ])
  func wrongCommandLines(_ arguments: [String]) throws {
    let env = try TestEnv()
    let result = try env.run(arguments, input: person, environment: ["VERIFYFACE_KEY": "k"])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(
      result.error.hasPrefix("verifyface: ") && result.error.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["--threshold", "49"], ["--threshold", "101"], ["--threshold", "nan"], ["--threshold", "x"],
    ["--false-accept-one-in", "0"], ["--false-accept-one-in", "1000001"],
    ["--threshold", "70", "--false-accept-one-in", "100"], ["--timeout", "0"], ["--timeout", "-1"],
    ["--timeout", "nan"], ["--timeout", "601"], ["--base-url", "ftp://x"],
    ["--base-url", "127.0.0.1"],
    ["--threshold", "0x46"], ["--threshold", "7e1"], ["--timeout", "0x1p3"],
    ["--ca-file", "nothing"], ["--ca-file", "."], ["--ca-file", "empty"],
    ["--ca-file", "good.jpg"],
    ["--key-file", "nothing"], ["--key-file", "."], ["--key-file", "empty"], ["--key-file", "-"],
    ["--person", "nothing"], ["--person", "good.jpg"], ["--openid-file", "nothing"],
  ])
  func wrongFlags(_ flags: [String]) throws {
    let env = try TestEnv()
    try env.write("\n", to: "empty")
    let result = try env.submit("verify", person, flags)
    #expect(result.status == 2 && result.output.isEmpty && !result.error.isEmpty)
    #expect(env.sandbox.calls == 0)
  }

  @Test func httpIsAChoice() throws {
    let env = try TestEnv()
    try env.write(person, to: "p.json")
    let result = try env.run(
      [
        "submit", "good.jpg", "--endpoint", "verify", "--person", "p.json", "--base-url",
        env.sandbox.address.description,
      ], environment: ["VERIFYFACE_KEY": Sandbox.key])
    #expect(result.status == 2 && result.error.contains("--allow-http"))
    #expect(env.sandbox.calls == 0)
  }

  @Test(arguments: [
    "", "{}", "[]", "x", #"{"name":"张三"}"#, #"{"name":1,"idNumber":"11010519491231002X"}"#,
    #"{"name":"张三","idNumber":"110105194912310021"}"#,
    #"{"name":"张","idNumber":"11010519491231002X"}"#,
    #"{"name":"张三","idNumber":"11010519491231002X","allow":["x"]}"#,
  ])
  func wrongPeople(_ person: String) throws {
    let env = try TestEnv()
    let result = try env.submit("verify", person)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(!result.error.contains("张") && !result.error.contains("1949"))
    #expect(env.sandbox.calls == 0)
  }

  @Test func secretsFromFilesAndStandardInput() throws {
    let env = try TestEnv()
    try env.write(Sandbox.key + "\r\n", to: "key")
    try env.write("  \(Sandbox.openID)\n", to: "openid")
    try env.write("\u{FEFF}" + person, to: "p.json")
    let nothing = ["VERIFYFACE_KEY": "", "VERIFYFACE_OPENID": ""]
    let flags = ["--key-file", "key", "--openid-file", "openid"]
    #expect(try env.submit("verify2Encry", person, flags, environment: nothing).status == 0)
    let stdin = ["--person", "p.json", "--key-file", "-"]
    #expect(try env.submit("verify", Sandbox.key + "\n", stdin, environment: nothing).status == 0)
    #expect(try env.submit("verify", person, environment: nothing).status == 2)
    // A pipe with a path.
    #expect(try env.submit("verify", person, ["--person", "/dev/stdin"]).status == 0)
    let noOpenID = ["VERIFYFACE_OPENID": ""]
    let result = try env.submit("verifyEncry", person, environment: noOpenID)
    #expect(result.status == 2 && result.error.contains("VERIFYFACE_OPENID"))
    #expect(try env.submit("verify", person, environment: noOpenID).status == 0)
  }

  @Test func peopleWhoAreAllowed() throws {
    let env = try TestEnv()
    let foreign =
      #"{"name":"JOHN SMITH","idNumber":"911124198108030024","allow":["foreignResident"]}"#
    #expect(try env.submit("verify", foreign).status == 0)
    let one = #"{"name":"张","idNumber":"11010519491231002X","allow":["singleCharacterName"]}"#
    #expect(try env.submit("verify", one).status == 0)
  }

  @Test func aMissingPhotoIsNotThePersonsFault() throws {
    let env = try TestEnv()
    for photo in ["nothing.jpg", "."] {
      #expect(try env.submit("verify", person, photo: photo).status == 2)
    }
  }

  @Test func helpListsEveryFlag() throws {
    let env = try TestEnv()
    for language in ["en", "zh"] {
      let help = try env.run(["help", "--lang", language])
      #expect(help.status == 0)
      for flag in Options.flags { #expect(help.output.contains("--\(flag.name)")) }
    }
    #expect(try env.run(["--version"]).output.hasPrefix("verifyface "))
    #expect(try env.run(["submit", "--help"]).status == 0)
  }

  @Test func explainsEveryCode() throws {
    let env = try TestEnv()
    let all = try env.run(["explain", "--json"]).output.split(separator: "\n")
    #expect(all.count == 47)
    for line in all {
      let object =
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      let name = try #require(object["name"] as? String)
      for language in ["en", "zh"] {
        let result = try env.run(["explain", name, "--lang", language])
        #expect(result.status == 0 && result.output.contains(name))
      }
      if let old = object["oldCode"] as? Int {
        #expect(try env.run(["explain", String(old)]).output.hasPrefix(name))
      }
    }
    #expect(try env.run(["explain", "noReply"]).output.contains("billed"))
  }
}
