/// The version of the command and the library; CHANGELOG.md says what changed.
enum Version {
  static let current = "0.1.0"

  static func print() -> ExitStatus {
    Standard.output.print("preflight \(current)")
    return .ready
  }
}
