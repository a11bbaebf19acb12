import Console
import Preflight

/// `preflight worker`: one request per line on standard input, one report per line on standard
/// output, until the input ends. For programs in other languages that would rather start one process
/// than one per photo.
///
/// A request is `{"path":"a.jpg"}`; with `"out":"b.jpg"` the photo is written there as well, and
/// `"id"` is given back as it came. A line that is no request gets an object with `error`.
struct Worker {
  private let language: Language
  private let preflight: Preflight

  init(_ options: Options) {
    language = options.language
    preflight = options.preflight
  }

  func run() -> ExitStatus {
    var reader = LineReader()
    while let line = reader.line() {
      if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
      Standard.output.print(answer(line))
    }
    return .ready
  }

  private func answer(_ line: [UInt8]) -> String {
    guard let request = Request(line) else {
      let words = Words(
        #"a request is a line like {"path":"a.jpg","out":"b.jpg","id":1}"#,
        zh: #"请求应为一行，例如 {"path":"a.jpg","out":"b.jpg","id":1}"#)
      return JSON.object { $0.member("error", words[language]) }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let item = Item(path: request.path, place: request.path.name)
    var outcome = Outcome(item, preflight, out: request.out)
    outcome.milliseconds = (clock.now - start).milliseconds
    return outcome.json(language, id: request.id)
  }
}

extension Outcome {
  /// Reads, judges and, where `out` says so, writes one photo.
  fileprivate init(_ item: Item, _ preflight: Preflight, out: Path?) {
    do throws(Fault) {
      let (bytes, stamp) = try ReadFile.read(
        item.path, limit: preflight.specification.limits.bytes)
      guard let out else {
        self.init(item, preflight.inspect(bytes))
        return
      }
      do throws(Rejection) {
        let photo = try preflight.prepare(bytes)
        self.init(item, photo.report)
        written = out
        do throws(WriteError) {
          if let standing = FileStamp(out), standing.device == stamp.device,
            standing.inode == stamp.inode
          {
            throw WriteError(reason: "the photo itself has this name")
          }
          try WriteWhole.write(photo.bytes, to: out)
        } catch {
          written = nil
          writeError = error.reason
        }
      } catch {
        self.init(item, error.report)
      }
    } catch {
      self.init(item, preflight.report(error))
    }
  }
}
