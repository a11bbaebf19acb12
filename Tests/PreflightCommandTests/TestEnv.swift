import Foundation

/// A temporary folder and the command that was built, run in it as a person would.
final class TestEnv: Sendable {
  let folder: URL

  static let testImages = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "TestImages")

  /// `preflight`, which is built beside the tests.
  private static let command: URL = {
    // The test runner is started by its own path on Linux and inside a bundle elsewhere.
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while !FileManager.default.isExecutableFile(atPath: folder.appending(path: "preflight").path),
      folder.path != "/"
    {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "preflight")
  }()

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "preflight-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  struct Result {
    var status: Int32
    var output: String
    var error: String

    /// The lines of the output as JSON objects.
    var objects: [[String: Any]] {
      get throws {
        try output.split(separator: "\n").map { line in
          let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
          return value as? [String: Any] ?? [:]
        }
      }
    }
  }

  /// Copies a test image under another name.
  func add(_ image: String, as name: String) throws {
    let target = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.testImages.appending(path: image), to: target)
  }

  func bytes(_ name: String) -> Data? { try? Data(contentsOf: folder.appending(path: name)) }

  func names(_ name: String) -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: name).path)
    return (found ?? []).sorted()
  }

  /// Runs `preflight` in the folder, in English unless said otherwise.
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
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let outputData = try output.fileHandleForReading.readToEnd() ?? Data()
    let errorData = try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
      error: String(decoding: errorData, as: UTF8.self))
  }
}
