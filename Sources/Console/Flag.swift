package import Preflight

/// What a command line is read into.
package protocol CommandOptions: Sendable {
  associatedtype Subcommand: RawRepresentable<String>, Equatable, Sendable
  /// The name of the program.
  static var program: String { get }
  /// The one list of flags; help and parsing come from it.
  static var flags: [Flag<Self>] { get }
}

/// The command line is wrong.
package struct UsageError: Error {
  package let message: Words

  package init(message: Words) { self.message = message }
}

/// One flag: its name, what it takes, its help, and what it does.
package struct Flag<Options: CommandOptions>: Sendable {
  package let name: String
  /// A single letter, or nil.
  package let short: Character?
  /// What the flag takes, as help shows it; nil for a flag that takes nothing.
  package let argument: String?
  /// The commands that know it.
  package let commands: [Options.Subcommand]
  package let help: Words
  /// Takes the value, which is empty for a flag without one; false where it makes no sense.
  package let apply: @Sendable (inout Options, [UInt8]) -> Bool

  package init(
    name: String, short: Character? = nil, argument: String? = nil, commands: [Options.Subcommand],
    help: Words, apply: @escaping @Sendable (inout Options, [UInt8]) -> Bool
  ) {
    self.name = name
    self.short = short
    self.argument = argument
    self.commands = commands
    self.help = help
    self.apply = apply
  }

  /// The flags that a command knows, one a line.
  package static func help(
    _ language: Language, of isListed: (Flag<Options>) -> Bool = { _ in true }
  ) -> String {
    Options.flags.filter(isListed).map { flag in
      let short = flag.short.map { "-\($0), " } ?? "    "
      let name = "  \(short)--\(flag.name)" + (flag.argument.map { " \($0)" } ?? "")
      let gap = String(repeating: " ", count: max(2, 26 - name.count))
      return name + gap + flag.help[language] + "\n"
    }.joined()
  }
}

extension CommandOptions {
  /// Applies one flag of the command line; takes its value from `rest` where it is the next word.
  package mutating func apply(
    _ argument: [UInt8], to command: Subcommand, _ rest: inout ArraySlice<[UInt8]>
  ) throws(UsageError) {
    let isLong = argument.starts(with: "--".utf8)
    let parts = argument.split(
      separator: UInt8(ascii: "="), maxSplits: isLong ? 1 : 0, omittingEmptySubsequences: false)
    let name = String(decoding: parts[0].dropFirst(isLong ? 2 : 1), as: UTF8.self)
    // What follows a single letter may be anything, a secret too.
    let shown = Path(isLong ? Array(parts[0]) : Array(parts[0].prefix(2))).printable
    guard
      let flag = Self.flags.first(where: {
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
    let near = Self.flags.first {
      $0.name.hasPrefix(name) && !name.isEmpty || name.hasPrefix($0.name)
    }
    let hint = near.map { "--\($0.name)" }
    return UsageError(
      message: Words(
        "unknown flag \(shown)"
          + (hint.map { "; did you mean \($0)?" } ?? "; see \(program) --help"),
        zh: "未知选项 \(shown)" + (hint.map { "，是否指 \($0)？" } ?? "，请见 \(program) --help")))
  }
}
