import Console
import Preflight
import VerifyFace

extension Options {
  /// The one list; help and parsing come from it.
  static let flags: [Flag<Options>] = [
    Flag(
      name: "endpoint", argument: "NAME", commands: [.submit],
      help: Words(
        "verify, verifyEncry, verify2 or verify2Encry",
        zh: "verify、verifyEncry、verify2 或 verify2Encry")
    ) { options, value in
      options.endpoint = Endpoint(rawValue: String(decoding: value, as: UTF8.self))
      return options.endpoint != nil
    },
    Flag(
      name: "person", argument: "FILE", commands: [.submit],
      help: Words(
        #"JSON {"name":…,"idNumber":…}; - is standard input"#,
        zh: #"JSON {"name":…,"idNumber":…}；- 表示标准输入"#)
    ) { options, value in
      options.person = Path(value)
      return !value.isEmpty
    },
    Flag(
      name: "key-file", argument: "FILE", commands: [.submit],
      help: Words(
        "the key (default: the variable VERIFYFACE_KEY)", zh: "KEY 所在文件（默认取环境变量 VERIFYFACE_KEY）")
    ) { options, value in
      options.keyFile = Path(value)
      return !value.isEmpty
    },
    Flag(
      name: "openid-file", argument: "FILE", commands: [.submit],
      help: Words(
        "the OpenId (default: the variable VERIFYFACE_OPENID)",
        zh: "OpenId 所在文件（默认取环境变量 VERIFYFACE_OPENID）")
    ) { options, value in
      options.openIDFile = Path(value)
      return !value.isEmpty
    },
    Flag(
      name: "threshold", argument: "N", commands: [.submit],
      help: Words("the least score of the same person, 50…100", zh: "判为本人的最低分值，50…100")
    ) { options, value in
      options.threshold = decimal(value).flatMap { Threshold(score: $0) }
      return options.threshold != nil
    },
    Flag(
      name: "false-accept-one-in", argument: "N", commands: [.submit],
      help: Words(
        "the same by the rate of strangers taken for the person, up to 1000000 (default: 10000)",
        zh: "按误通过率设定：每 N 个他人误通过一个，最大 1000000（默认 10000）")
    ) { options, value in
      guard let count = Int(String(decoding: value, as: UTF8.self)),
        1...(Threshold.table.last?.oneIn ?? 1) ~= count
      else { return false }
      options.rate = .falseAcceptOneIn(count)
      return true
    },
    Flag(
      name: "base-url", argument: "URL", commands: [.submit],
      help: Words(
        "where the service is (default: https://apis.juhe.cn)",
        zh: "服务地址（默认 https://apis.juhe.cn）")
    ) { options, value in
      options.baseURL = String(decoding: value, as: UTF8.self)
      return !value.isEmpty
    },
    Flag(
      name: "allow-http", commands: [.submit],
      help: Words("take an http:// URL, unencrypted", zh: "允许未加密的 http:// 地址")
    ) { options, _ in
      options.allowsHTTP = true
      return true
    },
    Flag(
      name: "ca-file", argument: "PEM", commands: [.submit],
      help: Words(
        "certificates to trust in place of the system's", zh: "以此文件中的证书代替系统信任的证书")
    ) { options, value in
      options.authorities = Path(value)
      return !value.isEmpty
    },
    Flag(
      name: "timeout", argument: "S", commands: [.submit],
      help: Words(
        "seconds for the whole call (default: 30); a short time loses answers that are billed",
        zh: "整个调用的秒数（默认 30）；过短会丢失已计费的结果")
    ) { options, value in
      guard let seconds = decimal(value), seconds > 0, seconds <= 600 else { return false }
      options.timeout = .seconds(seconds)
      return true
    },
    Flag(
      name: "port", argument: "N", commands: [.sandbox],
      help: Words("the port to listen on (default: any)", zh: "监听端口（默认任意）")
    ) { options, value in
      guard let port = UInt16(String(decoding: value, as: UTF8.self)) else { return false }
      options.port = port
      return true
    },
    Flag(
      name: "list", commands: [.sandbox],
      help: Words("print the test identities and end", zh: "列出测试身份后退出")
    ) { options, _ in
      options.isList = true
      return true
    },
    Flag(
      name: "json", commands: [.submit, .sandbox, .explain],
      help: Words("print JSON", zh: "输出 JSON")
    ) { options, _ in
      options.isJSON = true
      return true
    },
    Flag(
      name: "markdown", commands: [.explain],
      help: Words("print the codes as a Markdown table", zh: "以 Markdown 表格输出代码")
    ) { options, _ in
      options.isMarkdown = true
      return true
    },
    Flag(
      name: "lang", argument: "zh|en", commands: Subcommand.allCases,
      help: Words(
        "language (default: LC_ALL, LC_MESSAGES, LANG)", zh: "语言（默认取自 LC_ALL、LC_MESSAGES、LANG）")
    ) { options, value in
      guard let language = Language(rawValue: String(decoding: value, as: UTF8.self)) else {
        return false
      }
      options.language = language
      return true
    },
    Flag(
      name: "help", short: "h", commands: Subcommand.allCases,
      help: Words("print this help", zh: "显示本帮助")
    ) { options, _ in
      options.command = .help
      return true
    },
    Flag(
      name: "version", short: "V", commands: Subcommand.allCases,
      help: Words("print the version", zh: "显示版本")
    ) { options, _ in
      options.command = .version
      return true
    },
  ]

  /// A number as people write it: `Double` takes hexadecimal, exponents and names as well.
  private static func decimal(_ value: [UInt8]) -> Double? {
    guard value.allSatisfy({ 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }) else { return nil }
    return Double(String(decoding: value, as: UTF8.self))
  }
}
