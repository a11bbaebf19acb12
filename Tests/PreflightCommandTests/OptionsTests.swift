import Preflight
import Testing

@testable import Console
@testable import PreflightCommand

@Suite struct OptionsTests {
  private func options(_ words: String...) throws -> Options {
    try Options(words.map { Array($0.utf8) }, language: .english)
  }

  private func message(_ words: String...) -> String? {
    do {
      _ = try Options(words.map { Array($0.utf8) }, language: .english)
      return nil
    } catch {
      return error.message.english
    }
  }

  @Test func checkIsTheDefault() throws {
    #expect(try options("a.jpg").command == .check)
    #expect(try options("fix", "a.jpg", "--out", "o").command == .fix)
    #expect(try options("rules").command == .rules)
    #expect(try options("--version").command == .version)
    #expect(try options("fix", "--help").command == .help)
  }

  @Test func takesValuesBothWays() throws {
    #expect(try options("a", "--jobs", "3").jobs == 3)
    #expect(try options("a", "--jobs=3").jobs == 3)
    #expect(try options("a", "-j", "3").jobs == 3)
    #expect(try options("fix", "a", "--out=x=y").out == Path("x=y"))
  }

  @Test func whatFollowsTwoDashesIsAPath() throws {
    let paths = try options("--json", "--", "--help", "-", "-rf.jpg").paths
    #expect(paths == [Path("--help"), Path("-"), Path("-rf.jpg")])
    #expect(try options("-").lists == [Path("-")])
  }

  @Test func saysWhatIsWrong() {
    #expect(message("--jsno", "a") == "unknown flag --jsno; see preflight --help")
    #expect(message("--jso", "a") == "unknown flag --jso; did you mean --json?")
    #expect(message("a", "--jobs") == "--jobs needs a value")
    #expect(message("a", "--jobs", "0") == "--jobs can't be '0'")
    #expect(message("a", "--json=1") == "--json takes no value")
    #expect(message("a", "--out", "x") == "--out means nothing to check")
    #expect(message("check") == "no photos given; see preflight --help")
    #expect(message("--lang", "fr", "a") == "--lang can't be 'fr'")
  }
}
