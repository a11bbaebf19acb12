import Foundation
import Preflight
import VerifyFace
import VerifyFaceSandbox

/// A temporary folder, a sandbox, and the command that was built, run as a person would.
final class TestEnv: Sendable {
  static let name = "欧阳娜娜"
  let folder: URL
  let sandbox: Sandbox

  /// `verifyface`, which is built beside the tests.
  static let command: URL = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while !FileManager.default.isExecutableFile(atPath: folder.appending(path: "verifyface").path),
      folder.path != "/"
    {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "verifyface")
  }()

  private static let testImages = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "TestImages")

  init() throws {
    // A command that ends before it has read its input is no reason to end the tests.
    signal(SIGPIPE, SIG_IGN)
    sandbox = try Sandbox()
    folder = FileManager.default.temporaryDirectory
      .appending(path: "verifyface-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (image, name) in [
      ("photos/selfie-2-megapixels-progressive.jpg", "good.jpg"),
      ("photos/too-small.jpg", "small.jpg"),
      ("photos/cut-off.jpg", "cut.jpg"),
      ("grey/fail-three-components.jpg", "grey.jpg"),
    ] {
      try FileManager.default.copyItem(
        at: Self.testImages.appending(path: image), to: folder.appending(path: name))
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  struct Result {
    var status: Int32
    var output: String
    var error: String

    /// The one object of the output.
    var object: [String: Any] {
      get throws {
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return value as? [String: Any] ?? [:]
      }
    }
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  static func person(_ number: String, name: String = TestEnv.name) -> String {
    #"{"name":"\#(name)","idNumber":"\#(number)"}"#
  }

  static func number(_ meaning: String) throws -> String {
    guard let identity = TestIdentity.all.first(where: { $0.meaning.english == meaning }) else {
      throw CocoaError(.keyValueValidation)
    }
    return identity.idNumber
  }

  /// Submits a photo to the sandbox with the credentials that it takes.
  func submit(
    _ endpoint: String, _ person: String, photo: String = "good.jpg", _ more: [String] = [],
    environment: [String: String] = [:]
  ) throws -> Result {
    let arguments =
      ["submit", photo, "--endpoint", endpoint, "--person", "-", "--allow-http"]
      + ["--base-url", sandbox.address.description] + more
    let secrets = ["VERIFYFACE_KEY": Sandbox.key, "VERIFYFACE_OPENID": Sandbox.openID]
    return try run(arguments, input: person, environment: secrets.merging(environment) { $1 })
  }

  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = Self.command
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["LANG": "C"].merging(environment) { $1 }
    let (standardInput, output, error) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = error
    try process.run()
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? standardInput.fileHandleForWriting.close()
    let outputData = try output.fileHandleForReading.readToEnd() ?? Data()
    let errorData = try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
      error: String(decoding: errorData, as: UTF8.self))
  }
}
