import Console
import Preflight

@main
struct Main {
  static func main() async {
    Signals.install()
    let arguments = CommandArguments.raw()
    let language = Language.ofEnvironment()
    let status: ExitStatus
    do throws(UsageError) {
      let options = try Options(arguments, language: language)
      status = await run(options)
    } catch {
      Standard.error.write("preflight: \(error.message[language])\n")
      status = .usage
    }
    leave(status.rawValue)
  }

  private static func run(_ options: Options) async -> ExitStatus {
    switch options.command {
    case .help: return Help.print(options)
    case .version:
      Version.print(Options.program)
      return .ready
    case .rules: return RulesCommand.run(options)
    case .check, .fix: return await Run(options).run()
    case .worker: return Worker(options).run()
    }
  }
}
