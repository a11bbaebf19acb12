import Preflight

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The command line is wrong.
struct UsageError: Error {
  let message: Words
}

/// What the command line means.
struct Options: Sendable {
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

  private mutating func apply(
    _ argument: [UInt8], to command: Command, _ rest: inout ArraySlice<[UInt8]>
  ) throws(UsageError) {
    let isLong = argument.starts(with: "--".utf8)
    let parts = argument.split(
      separator: UInt8(ascii: "="), maxSplits: isLong ? 1 : 0, omittingEmptySubsequences: false)
    let name = String(decoding: parts[0].dropFirst(isLong ? 2 : 1), as: UTF8.self)
    let shown = Path(Array(parts[0])).printable
    guard
      let flag = Flag.all.first(where: {
        isLong ? $0.name == name : $0.short.map(String.init) == name
      })
    else { throw Self.unknown(shown, name) }
    guard flag.commands.contains(command) else {
      throw UsageError(
        message: Words(
          "\(shown) means nothing to \(command.rawValue)",
          zh: "\(command.rawValue) 不支持 \(shown)"))
    }
    var value: [UInt8] = []
    if flag.argument != nil {
      if parts.count > 1 {
        value = Array(parts[1])
      } else if let next = rest.popFirst() {
        value = next
      } else {
        throw UsageError(message: Words("\(shown) needs a value", zh: "\(shown) 需要一个值"))
      }
    } else if parts.count > 1 {
      throw UsageError(message: Words("\(shown) takes no value", zh: "\(shown) 不带值"))
    }
    guard flag.apply(&self, value) else {
      let given = Path(value).printable
      throw UsageError(
        message: Words("\(shown) can't be '\(given)'", zh: "\(shown) 的值不能是“\(given)”"))
    }
  }

  private static func unknown(_ shown: String, _ name: String) -> UsageError {
    let near = Flag.all.first {
      $0.name.hasPrefix(name) && !name.isEmpty || name.hasPrefix($0.name)
    }
    let hint = near.map { "--\($0.name)" }
    return UsageError(
      message: Words(
        "unknown flag \(shown)"
          + (hint.map { "; did you mean \($0)?" } ?? "; see preflight --help"),
        zh: "未知选项 \(shown)" + (hint.map { "，是否指 \($0)？" } ?? "，请见 preflight --help")))
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
