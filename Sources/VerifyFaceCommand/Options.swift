import Console
import Preflight
import VerifyFace

/// What the command line means.
struct Options: CommandOptions {
  enum Subcommand: String, Sendable, CaseIterable {
    case submit, sandbox, explain, help, version
  }

  static let program = "verifyface"

  var command = Subcommand.help
  var words: [Path] = []
  var endpoint: Endpoint?
  var person: Path?
  var keyFile: Path?
  var openIDFile: Path?
  var threshold: Threshold?
  var rate: Threshold?
  var baseURL: String?
  var allowsHTTP = false
  var authorities: Path?
  var timeout = Duration.seconds(30)
  var port: UInt16 = 0
  var isJSON = false
  var isMarkdown = false
  var isList = false
  var language: Language

  /// Reads the arguments. The first word is a command.
  init(_ arguments: [[UInt8]], language: Language) throws(UsageError) {
    self.language = language
    var rest = arguments[...]
    guard let first = rest.popFirst() else {
      throw UsageError(
        message: Words(
          "what to do? see verifyface --help", zh: "未指定命令，请见 verifyface --help"))
    }
    if let command = Subcommand(rawValue: String(decoding: first, as: UTF8.self)) {
      self.command = command
    } else if first.first == UInt8(ascii: "-") {
      rest = arguments[...]
    } else {
      throw UsageError(
        message: Words(
          "there is no such command; see verifyface --help", zh: "没有这个命令，请见 verifyface --help"))
    }
    let asked = command
    while let argument = rest.popFirst() {
      if argument == Array("--".utf8) {
        words += rest.map { Path($0) }
        break
      }
      if argument.first != UInt8(ascii: "-") || argument.count == 1 {
        words.append(Path(argument))
      } else {
        try apply(argument, to: asked, &rest)
      }
      if command != asked { return }
    }
    try complete()
  }

  private func complete() throws(UsageError) {
    switch command {
    case .submit:
      guard words.count == 1 else {
        throw UsageError(message: Words("submit takes one photo", zh: "submit 需要且仅需要一张照片"))
      }
      guard endpoint != nil else {
        throw UsageError(
          message: Words(
            "submit needs --endpoint verify, verifyEncry, verify2 or verify2Encry",
            zh: "submit 需要 --endpoint verify、verifyEncry、verify2 或 verify2Encry"))
      }
      guard person != nil else {
        throw UsageError(
          message: Words("submit needs --person FILE or -", zh: "submit 需要 --person FILE 或 -"))
      }
      guard threshold == nil || rate == nil else {
        throw UsageError(
          message: Words(
            "--threshold and --false-accept-one-in mean the same: give one",
            zh: "--threshold 与 --false-accept-one-in 只能给一个"))
      }
      let inputs = [person, keyFile, openIDFile, words[0]].filter { $0 == Path("-") }
      guard inputs.count <= 1, words[0] != Path("-") else {
        throw UsageError(
          message: Words(
            "- can stand for one of --person, --key-file and --openid-file only",
            zh: "- 只能用于 --person、--key-file、--openid-file 之一"))
      }
    case .sandbox, .help, .version:
      guard words.isEmpty else {
        throw UsageError(
          message: Words("\(command.rawValue) takes no words", zh: "\(command.rawValue) 不带参数"))
      }
    case .explain: break
    }
  }

  /// What counts as the same person.
  var decisive: Threshold { threshold ?? rate ?? .falseAcceptOneIn(10_000) }

  /// Where the service is.
  func address() throws(UsageError) -> ServiceAddress {
    guard let baseURL else { return .juhe }
    do throws(ServiceAddress.Fault) {
      return try ServiceAddress(baseURL, allowsHTTP: allowsHTTP)
    } catch {
      let words =
        switch error {
        case .notEncrypted:
          Words(
            "--base-url is not encrypted: name, number and face would travel in the clear; "
              + "--allow-http if that is meant",
            zh: "--base-url 未加密，姓名、身份证号和人脸将以明文传输；如确实需要请加 --allow-http")
        case .malformed:
          Words(
            "--base-url has to be https://host[:port][/path]",
            zh: "--base-url 应为 https://host[:port][/path]")
        }
      throw UsageError(message: words)
    }
  }
}
