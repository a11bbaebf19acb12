import Foundation
import Preflight

/// A photo and what people see in it.
struct LabelledPhoto {
  let name: String
  let group: String
  let bytes: [UInt8]
  /// The main face in pixels of the file.
  let box: Box?
  /// Left eye, right eye, nose and the corners of the mouth.
  let points: [Point]

  static func all(_ folder: String, _ truth: String) throws -> [LabelledPhoto] {
    let lines = try String(contentsOfFile: truth, encoding: .utf8).split(separator: "\n")
    return lines.dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 7,
        let data = FileManager.default.contents(atPath: "\(folder)/\(fields[0])")
      else { return nil }
      let box = fields[3].split(separator: ",").compactMap { Double($0) }
      let numbers = fields[4].split(separator: ",").compactMap { Double($0) }
      return LabelledPhoto(
        name: fields[0], group: fields[6], bytes: [UInt8](data),
        box: box.count == 4 ? Box(x: box[0], y: box[1], width: box[2], height: box[3]) : nil,
        points: stride(from: 0, to: numbers.count - 1, by: 2).map {
          Point(x: numbers[$0], y: numbers[$0 + 1])
        })
    }
  }

  /// The file with an EXIF segment that says how it lies; nil where it says so itself.
  func oriented(_ orientation: UInt8) -> [UInt8]? {
    guard let header = try? Header(bytes.span), header.orientation == 1 else { return nil }
    let tiff: [UInt8] = [
      0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0,
      0,
    ]
    let body = Array("Exif\0\0".utf8) + tiff
    return bytes.prefix(2) + [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body + bytes.dropFirst(2)
  }
}
