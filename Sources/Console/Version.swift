/// The version of the commands and the libraries; CHANGELOG.md says what changed.
package enum Version {
  package static let current = "0.1.0"

  /// Prints it behind the name of a program.
  package static func print(_ program: String) {
    Standard.output.print("\(program) \(current)")
  }
}
