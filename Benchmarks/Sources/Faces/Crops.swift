import CFloor
import Foundation
import Preflight

/// Whether faces that are small in a large photo are cut out: each photo of one face is reduced and
/// put into a larger frame, so that its face has 150 pixels or more there and too few of them at 800.
struct Crops {
  private var count = 0
  private var saved = 0
  private var missed: [String] = []
  private var shares: [Double] = []

  private let frame: (width: Int, height: Int)
  private static let least = 150.0

  /// - Parameter most: The most pixels of the shorter edge of a face in the frame.
  init(_ photos: [LabelledPhoto], frame: (width: Int, height: Int), most: Double) {
    self.frame = frame
    let preflight = Preflight()
    var random = Seeded(state: 11)
    for photo in photos where photo.group == "core" || photo.group == "tight" {
      guard let box = photo.box, let header = try? Header(photo.bytes.span), header.orientation == 1
      else { continue }
      let short = min(box.width, box.height)
      guard short >= Self.least else { continue }
      let wanted = Double.random(in: Self.least...min(most, short), using: &random)
      let edge = Int(Double(header.longEdge) * wanted / short)
      guard let picture = try? Picture(decoding: photo.bytes.span, longestEdge: edge),
        picture.width < frame.width, picture.height < frame.height
      else { continue }
      let report = preflight.inspect(jpeg(picture, &random))
      count += 1
      let isTooSmall = report.findings.contains {
        $0.rule == "face-too-small" && $0.severity == .retake
      }
      let size = report.faces.first.map { min($0.box.width, $0.box.height) } ?? 0
      if report.findings.contains(where: { $0.rule == "far-away" }), !isTooSmall, size >= 128 {
        saved += 1
        if let output = report.output, let face = report.faces.first {
          shares.append(face.box.height / Double(output.height))
        }
      } else {
        missed.append("\(photo.name): \(Int(wanted)) px, found \(Int(size)) px")
      }
    }
  }

  func print() {
    Swift.print(
      "\nFaces shrunk into \(frame.width) × \(frame.height) pixels: \(count), cut out with 128 px or more: \(share(saved, count)) %"
    )
    Swift.print(
      String(format: "height of the face ÷ height of the portrait: median %.2f", median(shares)))
    for line in missed { Swift.print("  " + line) }
  }

  /// A JPEG of a grey room with the picture somewhere in it.
  private func jpeg(_ picture: Picture, _ random: inout Seeded) -> [UInt8] {
    let (width, height) = frame
    let left = Int.random(in: 0...(width - picture.width) / 2, using: &random) * 2
    let top = Int.random(in: 0...(height - picture.height) / 2, using: &random) * 2
    var luma = [UInt8](repeating: 0, count: width * height)
    for index in luma.indices {
      let shade = 60 * (index / width) / height
      let grain = index * 7 % 5
      luma[index] = UInt8(90 + shade + grain)
    }
    var blue = [UInt8](repeating: 128, count: width / 2 * (height / 2))
    var red = blue
    func put(_ plane: Plane, into target: inout [UInt8], _ stride: Int, _ x: Int, _ y: Int) {
      for row in 0..<plane.height {
        for column in 0..<plane.width
        where x + column < stride && (y + row + 1) * stride <= target.count {
          target[(y + row) * stride + x + column] = plane.samples[row * plane.width + column]
        }
      }
    }
    put(picture.luma, into: &luma, width, left, top)
    if let chroma = picture.chroma {
      put(chroma.blue, into: &blue, width / 2, left / 2, top / 2)
      put(chroma.red, into: &red, width / 2, left / 2, top / 2)
    }
    var file: UnsafeMutablePointer<UInt8>?
    let count = floor_write(luma, blue, red, Int32(width), Int32(height), 90, &file)
    defer { free(file) }
    return Array(UnsafeBufferPointer(start: file, count: Int(count)))
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
