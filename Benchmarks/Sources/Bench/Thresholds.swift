import Foundation

/// The committed limits: the highest median ratio of `prepare` to the floor by size of the photo.
struct Thresholds {
  private struct Line {
    let name: String
    let megapixels: ClosedRange<Double>
    let most: Double
  }

  private let lines: [Line]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "thresholds.tsv")
    lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { line in
        let fields = line.split(separator: "\t").map(String.init)
        guard fields.count == 4, let low = Double(fields[1]), let high = Double(fields[2]),
          let most = Double(fields[3])
        else { throw Problem("thresholds.tsv: \(line)") }
        return Line(name: fields[0], megapixels: low...high, most: most)
      }
  }

  /// Prints the medians by size and says whether all are within.
  func judge(_ results: [Measurement]) -> Bool {
    var isWithin = true
    for line in lines {
      let ratios = results.filter { line.megapixels.contains($0.photo.megapixels) }.map(\.prepare)
      guard !ratios.isEmpty else { continue }
      let median = Measurement.median(ratios)
      let verdict = median <= line.most ? "ok" : "TOO SLOW"
      print(
        "\(line.name): prepare ÷ floor \(Table.number(median, 2)) (median of \(ratios.count)), "
          + "threshold \(Table.number(line.most, 2)): \(verdict)")
      isWithin = isWithin && median <= line.most
    }
    return isWithin
  }
}
