/// A face in an upright picture.
///
/// Coordinates are rounded to 1/16 pixel and the confidence to 1/1024, far finer than they are true:
/// the boxes of people who marked the same faces differ by several percent.
public struct Face: Sendable, Equatable {
  /// The face from the hairline to the chin, in pixels of the picture. It may reach beyond the
  /// picture where the face does. Its edges are off by −6 to +7 % for nine faces out of ten.
  public var box: Box
  /// How sure it is that this is a face, 0…1: the mean of what two networks say. A face from 0.6 on,
  /// none below 0.35, not sure in between.
  public var confidence: Double
  /// Where the parts of the face are.
  public var landmarks: Landmarks
  /// How well the face can be seen, 0…1: what the network says that looks from near. 95 % of all bare
  /// faces have 0.85 or more, half of all masked ones less than 0.8.
  public var visibility: Double

  /// The tilt in degrees, −180…180: 0 for level eyes, positive where the picture's right eye is lower.
  /// Off by 1.2° for half of the faces, by less than 4° for nearly all.
  public var roll: Double {
    let (left, right) = (landmarks.leftEye, landmarks.rightEye)
    let degrees = degrees(y: right.y - left.y, x: right.x - left.x)
    return (degrees * 16).rounded() / 16
  }

  /// How far the head is turned to a side: the distance of the tip of the nose from the middle of the
  /// eyes along the line of the eyes, in eye distances. 0 from the front, positive towards the
  /// picture's right; faces look three-quarter from 0.25 to 0.3 on.
  public var yaw: Double {
    let distance = eyeDistance
    guard distance > 0 else { return 0 }
    let (left, right) = (landmarks.leftEye, landmarks.rightEye)
    let offset =
      (landmarks.nose.x - (left.x + right.x) / 2) * (right.x - left.x)
      + (landmarks.nose.y - (left.y + right.y) / 2) * (right.y - left.y)
    return (offset / (distance * distance) * 1024).rounded() / 1024
  }

  /// The distance between the eyes in pixels.
  public var eyeDistance: Double {
    let x = landmarks.rightEye.x - landmarks.leftEye.x
    let y = landmarks.rightEye.y - landmarks.leftEye.y
    return (x * x + y * y).squareRoot()
  }
}

/// The parts of a face, in pixels of the picture. Left and right are the picture's, not the person's.
public struct Landmarks: Sendable, Equatable {
  /// The middle of the eye on the left of the picture.
  public var leftEye: Point
  /// The middle of the eye on the right of the picture.
  public var rightEye: Point
  /// The tip of the nose.
  public var nose: Point
  /// The middle of the mouth.
  public var mouth: Point
  /// The notch of the ear on the left of the picture; where it is hidden, where it would be.
  public var leftEar: Point
  /// The notch of the ear on the right of the picture; where it is hidden, where it would be.
  public var rightEar: Point

  /// All six, in the order in which they are declared.
  public var all: [Point] { [leftEye, rightEye, nose, mouth, leftEar, rightEar] }
}

extension Landmarks {
  func map(_ change: (Point) -> Point) -> Landmarks {
    Landmarks(
      leftEye: change(leftEye), rightEye: change(rightEye), nose: change(nose),
      mouth: change(mouth), leftEar: change(leftEar), rightEar: change(rightEar))
  }
}

extension Face {
  /// The share of the face that lies beyond a picture of this size, 0…1: all of it where an eye, the
  /// nose or the mouth does, or is as near to the edge as a tenth of the eye distance.
  func share(beyond size: Size) -> Double {
    let (width, height) = (Double(size.width), Double(size.height))
    let least = eyeDistance / 10
    let isOut = landmarks.all.prefix(4).contains {
      $0.x < least || $0.y < least || $0.x > width - least || $0.y > height - least
    }
    if isOut { return 1 }
    let inside =
      max(0, min(box.x + box.width, width) - max(box.x, 0))
      * max(0, min(box.y + box.height, height) - max(box.y, 0))
    return box.area > 0 ? 1 - inside / box.area : 0
  }

  /// The face after the picture, `size` before, is turned clockwise by so many quarters.
  func turned(_ quarters: Int, _ size: Size) -> Face {
    Face(
      box: box.turned(quarters, size), confidence: confidence,
      landmarks: landmarks.map { $0.turned(quarters, size) }, visibility: visibility)
  }

  /// The face in the same picture at another size.
  func scaled(from: Size, to: Size) -> Face {
    let x = Double(to.width) / Double(from.width)
    let y = Double(to.height) / Double(from.height)
    return Face(
      box: box.scaled(x: x, y: y), confidence: confidence,
      landmarks: landmarks.map { $0.scaled(x: x, y: y) }, visibility: visibility
    ).rounded
  }

  /// The face in steps of 1/16 pixel and 1/1024.
  var rounded: Face {
    func round(_ value: Double) -> Double { (value * 16).rounded() / 16 }
    return Face(
      box: Box(
        x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height)),
      confidence: (confidence * 1024).rounded() / 1024,
      landmarks: landmarks.map { Point(x: round($0.x), y: round($0.y)) },
      visibility: (visibility * 1024).rounded() / 1024)
  }
}
