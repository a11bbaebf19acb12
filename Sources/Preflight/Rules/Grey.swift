extension Rule {
  static let grey = Rule(
    "grey", .warn,
    measured: Words(
      "how far from grey the face is, 0 to 128",
      zh: "人脸色彩强度（0–128）"),
    message: Words(
      "The photo is black and white.",
      zh: "照片为黑白照片。"),
    advice: Words(
      "Take the photo in colour.",
      zh: "请拍摄彩色照片。"),
    limit: { _ in .atLeast(4) },
    value: { $0.looks?.face?.colour })
}
