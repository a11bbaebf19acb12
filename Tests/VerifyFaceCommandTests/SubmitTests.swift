import Foundation
import Preflight
import Testing
import VerifyFace
import VerifyFaceSandbox

@Suite struct SubmitTests {
  static let endpoints = ["verify", "verifyEncry", "verify2", "verify2Encry"]
  private static let keys = [
    "endpoint", "kind", "decision", "score", "charged", "repeat", "orderID", "errorCode", "res",
    "code", "authResult", "reason", "advice",
  ]

  @Test(arguments: endpoints)
  func accepts(_ endpoint: String) throws {
    let env = try TestEnv()
    let person = TestEnv.person(try TestEnv.number("the same person"))
    let result = try env.submit(endpoint, person, ["--json"])
    #expect(result.status == 0 && result.error.isEmpty)
    let object = try result.object
    for key in Self.keys { #expect(object[key] != nil, "\(key)") }
    #expect(object["endpoint"] as? String == endpoint && object["kind"] as? String == "compared")
    #expect(object["decision"] as? String == "accept" && object["charged"] as? String == "yes")
    #expect(object["repeat"] as? String == "never" && object["errorCode"] as? Int == 0)
    #expect(object["score"] as? Double == (endpoint.hasPrefix("verify2") ? 98.448 : 96))
    #expect(env.sandbox.charged == 1 && env.sandbox.calls == 1)
  }

  @Test(arguments: [
    ("verify2", "another person", 1, "reject", "yes"),
    ("verify2", "perhaps the same person", 1, "review", "yes"),
    ("verify", "another person", 1, "reject", "yes"), ("verify", "no score", 1, "review", "yes"),
    ("verify2Encry", "0GXX", 4, "none", "yes"), ("verify2", "0KXX", 3, "none", "no"),
    ("verify", "226402", 3, "none", "no"), ("verify2", "10014", 4, "none", "unknown"),
    ("verify2", "5XXX", 4, "none", "yes"), ("verify", "HTTP status 502", 4, "none", "unknown"),
    ("verifyEncry", "closed without a reply", 4, "none", "unknown"),
    ("verify2", "a page in place of JSON", 4, "none", "unknown"),
    ("verify2", "the same person, charge contradicts the list", 0, "accept", "no"),
  ])
  func exitStatusAndWords(
    _ endpoint: String, _ meaning: String, _ status: Int32, _ decision: String, _ charged: String
  ) throws {
    let env = try TestEnv()
    let person = TestEnv.person(try TestEnv.number(meaning))
    let result = try env.submit(endpoint, person, ["--json"])
    #expect(result.status == status)
    #expect(try result.object["decision"] as? String == decision)
    #expect(try result.object["charged"] as? String == charged)
    for language in ["zh", "en"] {
      let text = try env.submit(endpoint, person, ["--lang", language])
      #expect(text.status == status && !text.output.isEmpty)
    }
  }

  @Test func thresholds() throws {
    let env = try TestEnv()
    let person = TestEnv.person(try TestEnv.number("the same person, but a score of 60"))
    for (flags, status) in [
      ([], 1), (["--threshold", "60"], 0), (["--threshold", "60.1"], 1),
      (["--false-accept-one-in", "1000"], 0), (["--false-accept-one-in=10000"], 1),
    ] as [([String], Int32)] {
      #expect(try env.submit("verify", person, flags).status == status)
    }
  }

  @Test func aPhotoThatWouldBeRefusedIsNotSent() throws {
    let env = try TestEnv()
    let person = TestEnv.person(try TestEnv.number("the same person"))
    for photo in ["small.jpg", "cut.jpg"] {
      let result = try env.submit("verify2", person, photo: photo, ["--json"])
      #expect(result.status == 1)
      let object = try result.object
      for key in Self.keys { #expect(object[key] != nil, "\(key)") }
      #expect(object["kind"] as? String == "photoNotReady" && object["charged"] as? String == "no")
      #expect(object["decision"] as? String == "none")
    }
    #expect(env.sandbox.calls == 0)
  }

  /// A doubt about the photo is no reason not to send it, but it may explain what the service says.
  @Test(arguments: ["the same person", "0GXX"])
  func warningsAreShownWithTheAnswer(_ meaning: String) throws {
    let env = try TestEnv()
    let person = TestEnv.person(try TestEnv.number(meaning))
    let result = try env.submit("verify2", person, photo: "grey.jpg", ["--json"])
    #expect((try result.object["warnings"] as? [String])?.contains("grey") == true)
    let grey = try #require(Rule.all.first { $0.id == "grey" })
    for (name, language) in [("en", Language.english), ("zh", .chinese)] {
      let text = try env.submit("verify2", person, photo: "grey.jpg", ["--lang", name]).output
      let beginning = grey.message[language].prefix { $0 != "{" }
      #expect(!beginning.isEmpty && text.contains(beginning))
    }
    #expect(env.sandbox.calls == 3)
    #expect(try env.submit("verify2", person, ["--json"]).object["warnings"] == nil)
  }

  @Test func nothingListening() throws {
    let env = try TestEnv()
    env.sandbox.stop()
    Thread.sleep(forTimeInterval: 0.2)
    let result = try env.submit("verify", TestEnv.person("11010519491231002X"), ["--json"])
    #expect(result.status == 3)
    #expect(try result.object["kind"] as? String == "notSent")
    #expect(try result.object["repeat"] as? String == "free")
  }

  /// What nobody could read is no "accept", and nothing that a script should try again.
  @Test(arguments: ["another person", "the same person"])
  func anAnswerThatCannotBePrintedIsNoDecision(_ meaning: String) throws {
    let env = try TestEnv()
    try env.write(TestEnv.person(try TestEnv.number(meaning)), to: "p.json")
    let closed = Pipe()
    try closed.fileHandleForReading.close()
    var outputs = [closed.fileHandleForWriting]
    // Where every disk is full; not every system has that.
    if let full = FileHandle(forWritingAtPath: "/dev/full") { outputs.append(full) }
    for (index, output) in outputs.enumerated() {
      let process = Process()
      process.executableURL = TestEnv.command
      process.arguments = [
        "submit", "good.jpg", "--endpoint", "verify2", "--person", "p.json", "--allow-http",
        "--base-url", env.sandbox.address.description, "--json",
      ]
      process.currentDirectoryURL = env.folder
      process.environment = ["VERIFYFACE_KEY": Sandbox.key]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 4)
      #expect(env.sandbox.charged == index + 1)
    }
  }

  @Test func anInterruptedCallSaysWhatItMayHaveCost() throws {
    let env = try TestEnv()
    try env.write(TestEnv.person(try TestEnv.number("no reply for a minute")), to: "p.json")
    let process = Process()
    process.executableURL = TestEnv.command
    process.arguments = [
      "submit", "good.jpg", "--endpoint", "verify", "--person", "p.json", "--allow-http",
      "--base-url", env.sandbox.address.description, "--json",
    ]
    process.currentDirectoryURL = env.folder
    process.environment = ["VERIFYFACE_KEY": Sandbox.key]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    while env.sandbox.charged == 0 && process.isRunning { Thread.sleep(forTimeInterval: 0.02) }
    process.interrupt()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(text.contains(#""kind":"noReply""#) && text.contains(#""charged":"unknown""#))
  }
}
