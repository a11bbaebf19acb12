import Console
import JSONText

/// A line that a worker is asked by: a JSON object.
struct Request {
  /// The photo.
  let path: Path
  /// Where it is to be written; nil for nowhere.
  let out: Path?
  /// What is given back to tell answers apart by: a string, a number, a boolean or null.
  let id: JSONValue?

  /// nil where the line is anything else: what nobody understands is not done by half.
  init?(_ line: [UInt8]) {
    guard let json = JSONParser.parse(line), case .text(let path)? = json["path"] else {
      return nil
    }
    switch json["out"] {
    case .text(let text): out = Path(text)
    case nil, .null: out = nil
    default: return nil
    }
    switch json["id"] {
    case .object, .array: return nil
    case let id: self.id = id
    }
    self.path = Path(path)
  }
}
