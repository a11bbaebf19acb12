extension Rule {
  /// The area of a second face beside which it is not clear whom the photo is of, as a share of the
  /// first: where OFIQ's measure "single face present" (ISO/IEC 29794-5) falls to one half.
  static let mostOfAnother = 0.5
  /// The confidence of another face that counts in full; blurred things in the background reach 0.66.
  static let sureOfAnother = 0.7

  static let severalFaces = Rule(
    "several-faces", .retake, unit: .percent,
    measured: Words(
      "the area of the second largest face, as a share of the largest",
      zh: "第二大人脸与最大人脸的面积之比"),
    message: Words(
      "There is another face in the photo, {value} % as large as the first.",
      zh: "照片中还有另一张人脸，面积为最大人脸的 {value}%。"),
    advice: Words(
      "Take the photo of one person alone.",
      zh: "请单人拍照。"),
    limit: { _ in .atMost(100 * mostOfAnother) },
    caution: Caution { _ in .atMost(15) },
    value: { evidence in
      guard let main = evidence.face, let faces = evidence.faces else { return nil }
      let shares = faces.dropFirst().map { other in
        // What may be none is worth a warning at most. A larger one that is less sure counts as equal.
        min(other.box.area / main.box.area, other.confidence >= sureOfAnother ? 1 : mostOfAnother)
      }
      return 100 * (shares.max() ?? 0)
    })
}
