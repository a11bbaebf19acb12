import Console
import Preflight

/// What the command is asked to do.
enum Command: String, CaseIterable {
  case check, fix, worker, rules, help, version
}

extension Options {
  private static let photos: [Command] = [.check, .fix]

  /// The one list; help and parsing come from it.
  static let flags: [Flag<Options>] = [
    Flag(
      name: "out", argument: "DIR", commands: [.fix],
      help: Words(
        "write the photos into DIR; folders keep their structure",
        zh: "把照片写入 DIR，保留文件夹结构")
    ) { options, value in
      options.out = Path(value)
      return !value.isEmpty
    },
    Flag(
      name: "json", commands: [.check, .fix, .rules],
      help: Words("print JSON Lines, one object per photo", zh: "输出 JSON Lines，每张照片一行")
    ) { options, _ in
      options.isJSON = true
      return true
    },
    Flag(
      name: "markdown", commands: [.rules],
      help: Words("print the rules as a Markdown table", zh: "以 Markdown 表格输出规则")
    ) { options, _ in
      options.isMarkdown = true
      return true
    },
    Flag(
      name: "html", argument: "FILE", commands: photos,
      help: Words(
        "also write a contact sheet to look at; it holds the photos",
        zh: "另外生成一个可浏览的照片总览网页（内含照片）")
    ) { options, value in
      options.html = Path(value)
      return !value.isEmpty
    },
    Flag(
      name: "thorough", commands: photos + [.worker],
      help: Words(
        "look for silent damage in large files too",
        zh: "对大文件也检查解码器不报告的损坏")
    ) { options, _ in
      options.isThorough = true
      return true
    },
    Flag(
      name: "fail-only", commands: photos,
      help: Words(
        "print only the photos that are no use", zh: "只输出不可用的照片")
    ) { options, _ in
      options.isFailOnly = true
      return true
    },
    Flag(
      name: "quiet", short: "q", commands: photos,
      help: Words("print nothing; the exit status tells", zh: "不输出，仅以退出码表示结果")
    ) { options, _ in
      options.isQuiet = true
      return true
    },
    Flag(
      name: "jobs", short: "j", argument: "N", commands: photos,
      help: Words("work on N photos at a time (default: one per core)", zh: "同时处理 N 张照片（默认每核一张）")
    ) { options, value in
      guard let jobs = Int(String(decoding: value, as: UTF8.self)), 1...256 ~= jobs else {
        return false
      }
      options.jobs = jobs
      return true
    },
    Flag(
      name: "files-from", argument: "FILE", commands: photos,
      help: Words(
        "read paths from FILE, one per line; - is standard input",
        zh: "从 FILE 读取路径，每行一个；- 表示标准输入")
    ) { options, value in
      options.lists.append(Path(value))
      return !value.isEmpty
    },
    Flag(
      name: "null", short: "0", commands: photos,
      help: Words("paths that are read end in NUL, not in newline", zh: "读取的路径以 NUL 而非换行结尾")
    ) { options, _ in
      options.isNullSeparated = true
      return true
    },
    Flag(
      name: "lang", argument: "zh|en", commands: [.check, .fix, .worker, .rules, .help],
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
      name: "color", argument: "WHEN", commands: photos,
      help: Words(
        "colour: auto, always or never (NO_COLOR is heeded)",
        zh: "颜色：auto、always 或 never（遵循 NO_COLOR）")
    ) { options, value in
      guard let colour = Options.Colour(rawValue: String(decoding: value, as: UTF8.self)) else {
        return false
      }
      options.colour = colour
      return true
    },
    Flag(
      name: "help", short: "h", commands: Command.allCases,
      help: Words("print this help", zh: "显示本帮助")
    ) { options, _ in
      options.command = .help
      return true
    },
    Flag(
      name: "version", short: "V", commands: Command.allCases,
      help: Words("print the version", zh: "显示版本")
    ) { options, _ in
      options.command = .version
      return true
    },
  ]
}
