import Foundation

@testable import Preflight

/// The committed photos.
enum TestImages {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "TestImages")

  static func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: folder.appending(path: path)))
  }

  static func header(_ path: String) throws -> Header {
    let bytes = try bytes(path)
    return try Header(bytes.span)
  }

  static func picture(_ path: String, longestEdge: Int = 800) throws -> Picture {
    let bytes = try bytes(path)
    return try Picture(decoding: bytes.span, longestEdge: longestEdge)
  }

  /// The names in a folder, sorted.
  static func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
  }

  /// A binary PGM or PPM file.
  static func portable(_ path: String) throws -> (width: Int, height: Int, samples: [UInt8]) {
    let bytes = try bytes(path)
    var fields: [Int] = []
    var index = 2
    while fields.count < 3 {
      let start = bytes[index...].firstIndex { (0x30...0x39).contains($0) } ?? index
      index = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? start
      fields.append(Int(String(decoding: bytes[start..<index], as: UTF8.self)) ?? 0)
    }
    return (fields[0], fields[1], Array(bytes[(index + 1)...]))
  }

  /// A PPM file as luma and full-size chroma by JFIF, in floating point.
  static func reference(_ path: String) throws -> (luma: [Double], blue: [Double], red: [Double]) {
    let samples = try portable(path).samples
    var planes: ([Double], [Double], [Double]) = ([], [], [])
    for pixel in stride(from: 0, to: samples.count, by: 3) {
      let (r, g, b) = (
        Double(samples[pixel]), Double(samples[pixel + 1]), Double(samples[pixel + 2])
      )
      let y = 0.299 * r + 0.587 * g + 0.114 * b
      planes.0.append(y)
      planes.1.append(128 + (b - y) / 1.772)
      planes.2.append(128 + (r - y) / 1.402)
    }
    return planes
  }
}

/// Peak signal-to-noise ratio in dB.
func psnr(_ one: [UInt8], _ other: [Double]) -> Double {
  precondition(one.count == other.count)
  let error = zip(one, other).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
  return 10 * log10(255 * 255 / max(1e-9, error / Double(one.count)))
}

/// Means of two by two, the last of an odd number with itself.
func halved(_ plane: [Double], width: Int) -> [Double] {
  let height = plane.count / width
  return (0..<((height + 1) / 2)).flatMap { y in
    (0..<((width + 1) / 2)).map { x in
      let rows = [2 * y, min(2 * y + 1, height - 1)]
      let columns = [2 * x, min(2 * x + 1, width - 1)]
      return rows.flatMap { row in columns.map { plane[row * width + $0] } }.reduce(0, +) / 4
    }
  }
}

/// Numbers that look random and are the same in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
