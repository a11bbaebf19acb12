import CFloor
import Foundation
import Preflight

/// Measures the walk through the entropy-coded data against libjpeg-turbo's decode at an eighth of
/// the size, in the same run, by CPU time.
///
///     Damage PHOTO-OR-FOLDER...
@main
struct Main {
  static func main() {
    var ratios: [Double] = []
    for path in CommandLine.arguments.dropFirst().flatMap(files) {
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      let bytes = [UInt8](data)
      // The floor ends the process at a file that it can't decode.
      guard let header = try? Header(bytes.span), (try? Picture(decoding: bytes.span)) != nil
      else { continue }
      let repeats = bytes.count < 300_000 ? 5 : 1
      var (walk, decode) = (Double.infinity, Double.infinity)
      for _ in 0..<12 {
        walk = min(walk, seconds(repeats) { _ = SilentDamage(bytes.span, header) })
        decode = min(
          decode,
          seconds(repeats) {
            _ = floor_decode(bytes, bytes.count, Int32((header.longEdge + 7) / 8))
          })
      }
      if !header.isProgressive { ratios.append(walk / decode) }
      print(
        String(
          format: "%9d bytes  walk %7.3f ms  ÷ decode %5.2f  ", bytes.count, walk * 1e3,
          walk / decode) + path + (header.isProgressive ? "  (progressive)" : ""))
    }
    ratios.sort()
    if let first = ratios.first, let last = ratios.last {
      print(
        String(
          format: "median of %d baseline photos %.2f, %.2f to %.2f", ratios.count,
          ratios[ratios.count / 2], first, last))
    }
  }

  private static func files(_ path: String) -> [String] {
    let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return below.isEmpty ? [path] : below.sorted().map { "\(path)/\($0)" }
  }

  private static func seconds(_ repeats: Int, _ body: () -> Void) -> Double {
    let start = floor_cpu_seconds()
    for _ in 0..<repeats { body() }
    return (floor_cpu_seconds() - start) / Double(repeats)
  }
}
