import CFloor
import Foundation
import Preflight

/// A photo in memory, with what the floor needs to know about it.
struct Photo {
  let path: String
  let name: String
  let bytes: [UInt8]
  let picture: Picture
  let megapixels: Double
  /// What becomes of it with all checks. A portrait is cut out of a second, finer decode.
  let outcome: Outcome

  enum Outcome: String {
    case sent
    case portrait
    case refused
  }

  /// The IJG quality at which plain libjpeg-turbo keeps to the budget.
  let quality: Int32

  /// The photos of files and folders that need encoding; others are no work and no measure.
  static func all(_ paths: [String]) -> [Photo] {
    paths.flatMap { path -> [String] in
      let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      return below.isEmpty ? [path] : below.sorted().map { "\(path)/\($0)" }
    }.compactMap { Photo($0) }
  }

  init?(_ path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let bytes = [UInt8](data)
    guard let photo = try? Photo.bare.prepare(bytes), photo.report.output?.method == .encoded,
      let picture = try? Picture(decoding: bytes.span), let header = try? Header(bytes.span),
      header.colourSpace == .grey || header.colourSpace == .yCbCr
    else { return nil }
    self.path = path
    name = path.split(separator: "/").last.map(String.init) ?? path
    self.bytes = bytes
    self.picture = picture
    megapixels = Double(header.pixels) / 1e6
    quality = Self.bisect(picture)
    let report = Preflight().inspect(bytes)
    let isPortrait = report.findings.contains { $0.rule == "far-away" }
    outcome = report.output == nil ? .refused : isPortrait ? .portrait : .sent
  }

  /// Decode, resize and encode alone: nothing is looked for in the picture.
  static let bare: Preflight = {
    var specification = Specification.verifyFace
    specification.findsFaces = false
    specification.cutsOffBars = false
    specification.damageWalkBytes = 0
    return Preflight(
      specification, rules: Rule.all.filter { $0.severity == .fix || $0.severity == .error })
  }()

  /// The highest quality at which a plain encode keeps to 20,000 bytes: what everybody's loop finds.
  static func bisect(_ picture: Picture) -> Int32 {
    var low: Int32 = 5
    var high: Int32 = 95
    while low < high {
      let middle = (low + high + 1) / 2
      if encode(picture, middle) <= 20_000 { low = middle } else { high = middle - 1 }
    }
    return low
  }

  @discardableResult
  static func encode(_ picture: Picture, _ quality: Int32) -> Int64 {
    floor_encode(
      picture.luma.samples, picture.chroma?.blue.samples, picture.chroma?.red.samples,
      Int32(picture.width), Int32(picture.height), quality)
  }
}
