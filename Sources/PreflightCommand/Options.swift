import Console
import Preflight

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the command line means.
struct Options: CommandOptions {
  typealias Subcommand = Command

  static let program = "preflight"

  enum Colour: String, Sendable {
    case auto, always, never
  }

  var command = Command.check
  var paths: [Path] = []
  var lists: [Path] = []
  var out: Path?
  var html: Path?
  var isJSON = false
  var isMarkdown = false
  var isQuiet = false
  var isFailOnly = false
  var isNullSeparated = false
  var isThorough = false
  var jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  var language: Language
  var colour = Colour.auto

  /// Whether text is coloured.
  var isColoured: Bool {
    switch colour {
    case .always: true
    case .never: false
    case .auto: Standard.output.isTerminal && CommandArguments.environment("NO_COLOR") == nil
    }
  }

  /// What photos are judged by.
  var preflight: Preflight {
    var specification = Specification.verifyFace
    if isThorough { specification.damageWalkBytes = .max }
    return Preflight(specification)
  }

  /// Reads the arguments. The first word is a command, or else the command is `check`.
  init(_ arguments: [[UInt8]], language: Language) throws(UsageError) {
    self.language = language
    var rest = arguments[...]
    if let first = rest.first,
      let command = Command(rawValue: String(decoding: first, as: UTF8.self))
    {
      self.command = command
      rest.removeFirst()
    }
    let asked = command
    while let argument = rest.popFirst() {
      if argument == Array("--".utf8) {
        paths += rest.map { Path($0) }
        break
      }
      if argument.first != UInt8(ascii: "-") {
        paths.append(Path(argument))
      } else if argument.count == 1 {
        lists.append(Path(argument))
      } else {
        try apply(argument, to: asked, &rest)
      }
      if command == .help || command == .version { return }
    }
    try complete()
  }

  private mutating func complete() throws(UsageError) {
    if command == .fix && out == nil {
      throw UsageError(
        message: Words("fix needs --out DIR", zh: "fix 需要 --out DIR"))
    }
    if (command == .check || command == .fix) && paths.isEmpty && lists.isEmpty {
      throw UsageError(
        message: Words(
          "no photos given; see preflight --help", zh: "未指定照片，请见 preflight --help"))
    }
  }
}
