import Console
import Preflight

@main
struct Main {
  static func main() async {
    let language = Language.ofEnvironment()
    let status: ExitStatus
    do throws(UsageError) {
      status = try await run(try Options(CommandArguments.raw(), language: language))
    } catch {
      Standard.error.write("verifyface: \(error.message[language])\n")
      status = .usage
    }
    leave(status.rawValue)
  }

  private static func run(_ options: Options) async throws(UsageError) -> ExitStatus {
    switch options.command {
    case .help:
      Help.print(options.language)
      return .accepted
    case .version:
      Version.print(Options.program)
      return .accepted
    case .explain: return try ExplainCommand.run(options)
    case .sandbox: return try await SandboxCommand.run(options)
    case .submit: return try await SubmitCommand.run(options)
    }
  }
}
