extension Rule {
  static let noFace = Rule(
    "no-face", .retake, code: "3004", unit: .percent,
    source: "用户上传的照片检测不到人脸",
    measured: Words(
      "how sure two networks are that the photo shows a face",
      zh: "两个神经网络对照片中有人脸的把握"),
    message: Words(
      "No face was found in the photo.",
      zh: "照片中检测不到人脸。"),
    advice: Words(
      "Take the photo from the front and from near, in even light, with nothing before the face.",
      zh: "请在均匀的光线下从正面近距离拍摄，不要遮挡面部。"),
    limit: { _ in .atLeast(100 * FaceFinder.unsure) },
    caution: Caution(
      Words(
        "It is not certain that the photo shows a face ({value} %).",
        zh: "无法确定照片中有人脸（把握 {value}%）。")
    ) { _ in .atLeast(100 * FaceFinder.sure) },
    value: { $0.confidence.map { 100 * $0 } })
}
