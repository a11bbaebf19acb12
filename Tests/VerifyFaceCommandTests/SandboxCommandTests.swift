import Foundation
import Preflight
import Testing
import VerifyFace
import VerifyFaceSandbox

@Suite struct SandboxCommandTests {
  @Test func servesUntilInterrupted() throws {
    let env = try TestEnv()
    let process = Process()
    process.executableURL = TestEnv.command
    process.arguments = ["sandbox", "--json"]
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    try process.run()
    defer { if process.isRunning { process.terminate() } }
    let first = output.fileHandleForReading.availableData
    let object = try JSONSerialization.jsonObject(with: first) as? [String: Any] ?? [:]
    let address = try #require(object["address"] as? String)
    let person = TestEnv.person(try TestEnv.number("the same person"))
    let result = try env.submit("verify2", person, ["--base-url", address])
    #expect(result.status == 0)
    process.interrupt()
    let rest = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(rest == #"{"calls":1,"charged":1}"# + "\n")
  }

  @Test func listsItsPeople() throws {
    let env = try TestEnv()
    let lines = try env.run(["sandbox", "--list"]).output.split(separator: "\n")
    #expect(lines.count == TestIdentity.all.count)
    let taken = try env.run(["sandbox", "--port", String(env.sandbox.port)])
    #expect(taken.status == 2)
  }
}
