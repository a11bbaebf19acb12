import Foundation
import Preflight

/// How the photos of each group are judged.
struct Groups {
  private struct Verdicts {
    var count = 0
    var face = 0
    var unsure = 0
    var none = 0
    var several = 0
    var surelySeveral = 0
    var turned = 0
    var findings: [String: (retake: Int, warn: Int)] = [:]
    var eyeErrors: [Double] = []
    var sizes: [Double] = []
  }

  static let names = [
    "core", "tight", "masked", "small", "hard", "multi", "object", "animal", "rotated",
  ]
  private static let rules = [
    "face-too-small", "face-cut-off", "turned-away", "tilted", "covered-face", "far-away",
  ]

  private var groups: [String: Verdicts] = [:]
  private var surprises: [String] = []

  init(_ photos: [LabelledPhoto]) {
    let preflight = Preflight()
    for photo in photos {
      let report = preflight.inspect(photo.bytes)
      var group = groups[photo.group] ?? Verdicts()
      group.count += 1
      let found = report.findings.first { $0.rule == "no-face" }?.severity
      switch found {
      case nil: group.face += 1
      case .warn?: group.unsure += 1
      default: group.none += 1
      }
      let isWanted = photo.group != "object" && photo.group != "animal"
      if (found == nil) != isWanted {
        let value = report.findings.first { $0.rule == "no-face" }?.value ?? .nan
        let words = found == nil ? "a face" : String(format: "a face by %.0f %%", value)
        if photo.group != "animal" { surprises.append("\(photo.group) \(photo.name): \(words)") }
      }
      for finding in report.findings {
        switch (finding.rule, finding.severity) {
        case ("several-faces", .retake):
          group.several += 1
          group.surelySeveral += 1
        case ("several-faces", _): group.several += 1
        case ("sideways", _): group.turned += 1
        case (let rule, .warn): group.findings[rule, default: (0, 0)].warn += 1
        case (let rule, _): group.findings[rule, default: (0, 0)].retake += 1
        }
      }
      if let face = report.faces.first, let box = photo.box, photo.points.count >= 2,
        let picture = try? Picture(decoding: photo.bytes.span),
        let header = try? Header(photo.bytes.span), header.orientation == 1,
        report.output?.crop == nil, group.turned == 0
      {
        let scale = Double(picture.width) / Double(header.width)
        let distance = hypot(
          photo.points[1].x - photo.points[0].x, photo.points[1].y - photo.points[0].y)
        for (found, true_) in zip([face.landmarks.leftEye, face.landmarks.rightEye], photo.points) {
          group.eyeErrors.append(
            hypot(found.x / scale - true_.x, found.y / scale - true_.y) / distance)
        }
        group.sizes.append(
          min(face.box.width, face.box.height) / scale / min(box.width, box.height))
      }
      groups[photo.group] = group
    }
  }

  func print() {
    Swift.print("Percent of the photos of each group")
    Swift.print(
      row(
        "group",
        ["photos", "FACE", "NOT SURE", "NO FACE", "several", "> 1/2", "turned", "eyes", "size"]))
    for name in Self.names {
      guard let group = groups[name] else { continue }
      let shares = [
        group.face, group.unsure, group.none, group.several, group.surelySeveral, group.turned,
      ]
      Swift.print(
        row(
          name,
          ["\(group.count)"] + shares.map { share($0, group.count) }
            + [
              String(format: "%.3f", median(group.eyeErrors)),
              String(format: "%.3f", median(group.sizes)),
            ]))
    }
    Swift.print(
      "\neyes: median error in eye distances; size: median of found ÷ labelled shorter edge")
    Swift.print("\nPercent of retakes, and of warnings or fixes")
    Swift.print(
      row("group", Self.rules.map { String($0.dropFirst($0.hasPrefix("face-") ? 5 : 0)) }))
    for name in Self.names {
      guard let group = groups[name] else { continue }
      let cells = Self.rules.map { rule in
        let found = group.findings[rule] ?? (0, 0)
        return "\(share(found.retake, group.count)) \(share(found.warn, group.count))"
      }
      Swift.print(row(name, cells))
    }
    Swift.print("\nOtherwise than labelled, animals left out:")
    for line in surprises { Swift.print("  " + line) }
  }
}
