import Foundation
import Preflight

/// Whether photos that lie on their side or upside down are turned upright, and upright ones are not.
struct Turns {
  private var groups: [String: [(right: Int, wrong: Int, count: Int)]] = [:]

  init(_ photos: [LabelledPhoto]) {
    let preflight = Preflight()
    for photo in photos where ["core", "tight", "hard", "masked", "object"].contains(photo.group) {
      for (quarters, orientation) in [UInt8(1), 6, 3, 8].enumerated() {
        guard let bytes = photo.oriented(orientation) else { continue }
        let report = preflight.inspect(bytes)
        let degrees = Int(report.findings.first { $0.rule == "sideways" }?.value ?? 0)
        let wanted = photo.group == "object" ? 0 : (360 - 90 * quarters) % 360
        var group =
          groups[photo.group]
          ?? [(right: Int, wrong: Int, count: Int)](repeating: (0, 0, 0), count: 4)
        group[quarters].count += 1
        if degrees == wanted {
          group[quarters].right += 1
        } else if degrees != 0 {
          group[quarters].wrong += 1
        }
        groups[photo.group] = group
      }
    }
  }

  func print() {
    Swift.print("\nPhotos turned: percent made upright, and percent turned wrongly")
    Swift.print(row("group", ["photos", "0°", "90°", "180°", "270°"]))
    for name in Groups.names {
      guard let group = groups[name] else { continue }
      let cells = group.map { "\(share($0.right, $0.count)) \(share($0.wrong, $0.count))" }
      Swift.print(row(name, ["\(group[0].count)"] + cells))
    }
  }
}
