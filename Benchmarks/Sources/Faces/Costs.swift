import CFloor
import Foundation
import Preflight

/// CPU time of a search in pictures of 800 pixels.
struct Costs {
  private var times: [String: [Double]] = [:]

  init(_ photos: [LabelledPhoto]) {
    let finder = FaceFinder()
    for photo in photos {
      guard let picture = try? Picture(decoding: photo.bytes.span),
        max(picture.width, picture.height) == 800
      else { continue }
      let best =
        (0..<5).map { _ in
          let start = floor_cpu_seconds()
          _ = finder.faces(in: picture)
          return floor_cpu_seconds() - start
        }.min() ?? 0
      times[photo.group, default: []].append(1e3 * best)
    }
  }

  func print() {
    Swift.print("\nCPU milliseconds of one search in a picture of 800 px: median, 95 %, most")
    for name in Groups.names {
      guard let all = times[name]?.sorted(), !all.isEmpty else { continue }
      Swift.print(
        row(
          name,
          [median(all), all[min(all.count - 1, all.count * 95 / 100)], all[all.count - 1]]
            .map { String(format: "%.2f", $0) }))
    }
  }
}
