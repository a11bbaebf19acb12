import Foundation
import Preflight
import VerifyFace
import VerifyFaceSandbox

/// Measures what a call costs the client: CPU time of this process, user and system, per call over
/// loopback HTTP. The sandbox answers from a process of its own.
///
///     CallBench PHOTO [CALLS]
///
/// Ends with status 1 where the encrypted endpoint takes more than a millisecond a call.
@main
struct Main {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "--serve" { return try serve() }
    guard let path = arguments.first else { throw Problem("CallBench PHOTO [CALLS]") }
    let calls = arguments.count > 1 ? Int(arguments[1]) ?? 1000 : 1000
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: path)))
    // Only what re-makes the photo: what it shows is no matter here.
    let photo = try Preflight(rules: Rule.all.filter { $0.severity == .fix }).prepare(bytes)
    let server = Process()
    server.executableURL = URL(filePath: CommandLine.arguments[0])
    server.arguments = ["--serve"]
    let (output, input) = (Pipe(), Pipe())
    server.standardOutput = output
    server.standardInput = input
    try server.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let address = try ServiceAddress(
      line.trimmingCharacters(in: .whitespacesAndNewlines), allowsHTTP: true)

    print("CPU milliseconds per call, \(photo.bytes.count)-byte photo, \(calls) calls")
    let plain = Credentials(key: Sandbox.key)
    let encrypting = Credentials(key: Sandbox.key, openID: Sandbox.openID)
    let names = ["verify2", "verify2Encry"]
    var results: [[Double]] = [[], []]
    // Batch by batch in turn: what drifts falls on both alike.
    let batch = max(1, calls / 20)
    for round in 0..<21 {
      for (index, credentials) in [plain, encrypting].enumerated() {
        let service = VerifyFace(credentials, at: address)
        let milliseconds = try await time(service, photo, calls: batch)
        if round > 0 { results[index].append(milliseconds) }
      }
    }
    for (name, values) in zip(names, results) {
      let sorted = values.sorted()
      print(
        "\(name)  median \(text(sorted[sorted.count / 2]))  least \(text(sorted[0]))"
          + "  most \(text(sorted[sorted.count - 1]))")
    }
    try input.fileHandleForWriting.close()
    server.waitUntilExit()
    let encrypted = results[1].sorted()[results[1].count / 2]
    if encrypted > 1 { throw Problem("a call takes more than a millisecond") }
  }

  private static func time(
    _ service: VerifyFace, _ photo: ReadyPhoto, calls: Int
  ) async throws -> Double {
    let start = cpuSeconds()
    for _ in 0..<calls {
      // A new person each time, as in life.
      let person = try Person(name: "欧阳娜娜", idNumber: "11010519491231002X")
      _ = try await service.verify2(person, photo)
    }
    return (cpuSeconds() - start) * 1000 / Double(calls)
  }

  private static func serve() throws {
    let sandbox = try Sandbox()
    FileHandle.standardOutput.write(Data("\(sandbox.address)\n".utf8))
    // Until the parent closes the pipe.
    _ = try FileHandle.standardInput.readToEnd()
    sandbox.stop()
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func text(_ value: Double) -> String { String(format: "%.3f", value) }
}

struct Problem: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
