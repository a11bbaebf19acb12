/// What BlazeFace says of a face, in pixels of its input.
struct FaceParts: Equatable {
  /// 0…1
  var score: Double
  /// A square from the eyebrows to the chin.
  var box: Box
  /// Left eye, right eye, nose, mouth, left ear, right ear; left and right of the picture.
  var points: [Point]
}

extension BlazeFace {
  /// The least score of a candidate: so low because the decision is made elsewhere.
  private static let leastScore = 0.01
  /// Candidates that share more than this with the best are about the same face.
  private static let leastOverlap = 0.3
  /// Pixels that a face may lie off the middle; further off it is another one.
  private static let reach = 40.0

  /// The face in the middle of the input, or nil where there is none.
  func parts(_ pixels: Pixels, _ memory: NetMemory) -> FaceParts? {
    run(pixels, memory) { heads in
      let middle = Double(Self.edge) / 2
      return Self.merged(heads.flatMap { Self.decoded($0) }).first {
        let x = $0.box.middle.x - middle
        let y = $0.box.middle.y - middle
        return x * x + y * y <= Self.reach * Self.reach
      }
    }
  }

  private static func decoded(_ head: Head) -> [FaceParts] {
    var found: [FaceParts] = []
    let size = Double(edge)
    for y in 0..<head.cells {
      for x in 0..<head.cells {
        let cell = unsafe head.map.pixel(x, y)
        let anchorX = (Double(x) + 0.5) / Double(head.cells) * size
        let anchorY = (Double(y) + 0.5) / Double(head.cells) * size
        for anchor in 0..<head.anchors {
          // −4.6 is where a sigmoid is 0.01.
          guard unsafe cell[anchor] > -4.6 else { continue }
          let score = sigmoid(unsafe cell[anchor])
          guard score > leastScore else { continue }
          // Numbers are pixels of the input; whatever the network says, it is about the input.
          func number(_ index: Int) -> Double {
            let value = Double(unsafe cell[head.anchors + 16 * anchor + index])
            return min(max(value, -2 * size), 2 * size)
          }
          let (width, height) = (max(0, number(2)), max(0, number(3)))
          found.append(
            FaceParts(
              score: score,
              box: Box(
                x: anchorX + number(0) - width / 2, y: anchorY + number(1) - height / 2,
                width: width, height: height),
              points: (0..<6).map {
                Point(x: anchorX + number(4 + 2 * $0), y: anchorY + number(5 + 2 * $0))
              }))
        }
      }
    }
    return found
  }

  /// Candidates about the same face as their mean, weighed by score, with the best score; best first.
  private static func merged(_ candidates: [FaceParts]) -> [FaceParts] {
    var left = candidates.indices.sorted {
      (candidates[$1].score, $0) < (candidates[$0].score, $1)
    }.map { candidates[$0] }
    var merged: [FaceParts] = []
    while let best = left.first {
      var same: [FaceParts] = []
      var others: [FaceParts] = []
      for candidate in left {
        if candidate == best || candidate.box.overlap(best.box) > leastOverlap {
          same.append(candidate)
        } else {
          others.append(candidate)
        }
      }
      let total = same.reduce(0) { $0 + $1.score }
      func mean(_ value: (FaceParts) -> Double) -> Double {
        same.reduce(0) { $0 + $1.score * value($1) } / total
      }
      merged.append(
        FaceParts(
          score: best.score,
          box: Box(
            x: mean(\.box.x), y: mean(\.box.y), width: mean(\.box.width),
            height: mean(\.box.height)),
          points: best.points.indices.map { index in
            Point(x: mean { $0.points[index].x }, y: mean { $0.points[index].y })
          }))
      left = others
    }
    return merged
  }
}
