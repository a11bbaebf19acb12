import Console
import JSONText
import Preflight
import VerifyFace

/// What is read from files, standard input and the environment. What goes wrong is said without the
/// path: people put secrets where a path should be.
struct Inputs {
  private static let largest = 64 << 10

  let options: Options

  /// The key and the OpenId.
  func credentials(_ endpoint: Endpoint) throws(UsageError) -> Credentials {
    guard let key = try secret(options.keyFile, "--key-file", "VERIFYFACE_KEY") else {
      throw UsageError(
        message: Words(
          "no key: set VERIFYFACE_KEY or give --key-file",
          zh: "没有 KEY：请设置 VERIFYFACE_KEY 或给出 --key-file"))
    }
    let openID = try secret(options.openIDFile, "--openid-file", "VERIFYFACE_OPENID")
    guard !endpoint.isEncrypted || openID != nil else {
      throw UsageError(
        message: Words(
          "\(endpoint.rawValue) needs the OpenId: set VERIFYFACE_OPENID or give --openid-file",
          zh: "\(endpoint.rawValue) 需要 OpenId：请设置 VERIFYFACE_OPENID 或给出 --openid-file"))
    }
    return Credentials(key: key, openID: openID, isEncrypting: endpoint.isEncrypted)
  }

  /// Whom the photo is compared with.
  func person() throws(UsageError) -> Person {
    let form = UsageError(
      message: Words(
        #"--person has to be JSON in UTF-8 like {"name":"…","idNumber":"…"}"#,
        zh: #"--person 应为形如 {"name":"…","idNumber":"…"} 的 UTF-8 JSON"#))
    var bytes = try read(options.person ?? Path("-"), "--person")
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let json = JSONParser.parse(bytes), case .text(let name) = json["name"],
      case .text(let number) = json["idNumber"]
    else { throw form }
    var allowance: Person.Allowance = []
    if let allowed = json["allow"] {
      guard case .array(let words) = allowed else { throw form }
      for word in words {
        switch word {
        case .text("singleCharacterName"): allowance.insert(.singleCharacterName)
        case .text("foreignResident"): allowance.insert(.foreignResident)
        default: throw form
        }
      }
    }
    do throws(PersonError) {
      return try Person(name: name, idNumber: number, allowing: allowance)
    } catch {
      throw UsageError(message: error.message)
    }
  }

  private func secret(
    _ path: Path?, _ flag: String, _ variable: String
  ) throws(UsageError) -> String? {
    guard let path else { return CommandArguments.environment(variable).flatMap(Self.trimmed) }
    guard let text = Self.trimmed(String(decoding: try read(path, flag), as: UTF8.self)) else {
      throw UsageError(message: Words("\(flag) is empty", zh: "\(flag) 为空"))
    }
    return text
  }

  /// A text without the white space around it, such as the end of its line; nil where nothing is left.
  private static func trimmed(_ text: String) -> String? {
    let bytes = text.utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    return bytes.isEmpty ? nil : String(decoding: Array(bytes), as: UTF8.self)
  }

  private func read(_ path: Path, _ flag: String) throws(UsageError) -> [UInt8] {
    let large = UsageError(message: Words("\(flag) is too large", zh: "\(flag) 过大"))
    if path == Path("-") {
      guard let bytes = Self.read(LineReader()) else { throw large }
      return bytes
    }
    do throws(Fault) {
      return try ReadFile.read(path, limit: Self.largest).bytes
    } catch {
      switch error {
      case .notFound:
        throw UsageError(message: Words("\(flag): there is no such file", zh: "\(flag)：文件不存在"))
      case .tooManyBytes: throw large
      case .notAFile:
        // A pipe, as shells make one of <(command).
        guard let descriptor = PipeFile.open(path) else { fallthrough }
        defer { PipeFile.close(descriptor) }
        guard let bytes = Self.read(LineReader(descriptor)) else { throw large }
        return bytes
      default:
        throw UsageError(
          message: Words("\(flag): the file cannot be read", zh: "\(flag)：文件无法读取"))
      }
    }
  }

  /// All of a stream; nil where that is too much.
  private static func read(_ reader: LineReader) -> [UInt8]? {
    var reader = reader
    var bytes: [UInt8] = []
    while let chunk = reader.chunk() {
      bytes += chunk
      if bytes.count > largest { return nil }
    }
    return bytes
  }
}
