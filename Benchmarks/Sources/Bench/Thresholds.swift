import Foundation

/// The committed limits: the highest median ratios to the floor by size of the photo, of `prepare` without
/// checks and with all of them. Photos that are refused or cut to portraits are no measure of the latter.
struct Thresholds {
  private struct Line {
    let name: String
    let megapixels: ClosedRange<Double>
    let mostBare: Double
    let most: Double
  }

  private let lines: [Line]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "thresholds.tsv")
    lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { line in
        let fields = line.split(separator: "\t").map(String.init)
        guard fields.count == 5, let low = Double(fields[1]), let high = Double(fields[2]),
          let bare = Double(fields[3]), let most = Double(fields[4])
        else { throw Problem("thresholds.tsv: \(line)") }
        return Line(name: fields[0], megapixels: low...high, mostBare: bare, most: most)
      }
  }

  /// Prints the medians by size and says whether all are within.
  func judge(_ results: [Measurement]) -> Bool {
    var isWithin = true
    for line in lines {
      let photos = results.filter { line.megapixels.contains($0.photo.megapixels) }
      let sent = photos.filter { $0.photo.outcome == .sent }
      for (name, ratios, most) in [
        ("bare", photos.map(\.bare), line.mostBare), ("prepare", sent.map(\.prepare), line.most),
      ] where !ratios.isEmpty {
        let median = Measurement.median(ratios)
        print(
          "\(line.name): \(name) ÷ floor \(Table.number(median, 2)) (median of \(ratios.count)), "
            + "threshold \(Table.number(most, 2)): \(median <= most ? "ok" : "TOO SLOW")")
        isWithin = isWithin && median <= most
      }
    }
    return isWithin
  }
}
