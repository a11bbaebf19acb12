extension Rule {
  static let faceCutOff = Rule(
    "face-cut-off", .retake, code: "0F", unit: .percent,
    measured: Words(
      "the part of the face that lies beyond the edges; 100 % where an eye, the nose or the mouth does",
      zh: "人脸超出画面的部分；眼、鼻或口超出画面时为 100%"),
    message: Words(
      "The face is cut off by the edge of the photo ({value} %).",
      zh: "人脸被画面边缘截断（{value}%）。"),
    advice: Words(
      "Take the photo with the whole head in it and some space around.",
      zh: "请拍下整个头部，四周留出空间。"),
    limit: { _ in .atMost(25) },
    caution: Caution { _ in .atMost(10) },
    value: { evidence in
      guard let face = evidence.face, let size = evidence.pictureSize else { return nil }
      return 100 * face.share(beyond: size)
    })
}
