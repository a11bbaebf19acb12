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
      var guesses = Guesses()
      for head in heads { guesses.add(head, Double(Self.edge)) }
      return guesses.face(within: Self.reach, of: Double(Self.edge) / 2)
    }
  }

  /// What the network holds for a face, before those about the same one are made one.
  private struct Guesses {
    private var scores: [Double] = []
    private var boxes: [Box] = []
    /// x and y of six points for each.
    private var places: [Double] = []

    /// Adds what one head says of an input of `size` pixels along each edge.
    mutating func add(_ head: Head, _ size: Double) {
      for y in 0..<head.cells {
        for x in 0..<head.cells {
          let cell = unsafe head.map.pixel(x, y)
          for anchor in 0..<head.anchors {
            // −4.6 is where a sigmoid is 0.01.
            guard unsafe cell[anchor] > -4.6 else { continue }
            let score = sigmoid(unsafe cell[anchor])
            guard score > leastScore else { continue }
            let anchorX = (Double(x) + 0.5) / Double(head.cells) * size
            let anchorY = (Double(y) + 0.5) / Double(head.cells) * size
            // Numbers are pixels of the input; whatever the network says, it is about the input.
            func number(_ index: Int) -> Double {
              let value = Double(unsafe cell[head.anchors + 16 * anchor + index])
              return min(max(value, -2 * size), 2 * size)
            }
            let (width, height) = (max(0, number(2)), max(0, number(3)))
            scores.append(score)
            boxes.append(
              Box(
                x: anchorX + number(0) - width / 2, y: anchorY + number(1) - height / 2,
                width: width, height: height))
            for point in 0..<6 {
              places.append(anchorX + number(4 + 2 * point))
              places.append(anchorY + number(5 + 2 * point))
            }
          }
        }
      }
    }

    /// The best face whose middle is `reach` pixels from the middle of the input at most: the mean of the
    /// guesses about it, weighed by score, with the best score.
    func face(within reach: Double, of middle: Double) -> FaceParts? {
      var left = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
      while let best = left.first {
        let same = left.filter { $0 == best || boxes[$0].overlap(boxes[best]) > leastOverlap }
        let total = same.reduce(0) { $0 + scores[$1] }
        func mean(_ value: (Int) -> Double) -> Double {
          same.reduce(0) { $0 + scores[$1] * value($1) } / total
        }
        let box = Box(
          x: mean { boxes[$0].x }, y: mean { boxes[$0].y }, width: mean { boxes[$0].width },
          height: mean { boxes[$0].height })
        let (x, y) = (box.middle.x - middle, box.middle.y - middle)
        if x * x + y * y <= reach * reach {
          let points = (0..<6).map { point in
            Point(
              x: mean { places[12 * $0 + 2 * point] }, y: mean { places[12 * $0 + 2 * point + 1] })
          }
          return FaceParts(score: scores[best], box: box, points: points)
        }
        left.removeAll { same.contains($0) }
      }
      return nil
    }
  }
}
