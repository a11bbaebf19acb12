extension Rule {
  static let pictureTooSmall = Rule(
    "picture-too-small", .retake, code: "0F", unit: .pixels,
    source: "人脸像素不得小于128*128",
    measured: Words(
      "the shorter edge of the photo that would be sent",
      zh: "待上传照片的短边"),
    message: Words(
      "The shorter edge of the photo would be {value} px; a face needs at least {limit} px.",
      zh: "照片的短边只有 {value} 像素，人脸至少需要 {limit} 像素。"),
    advice: Words(
      "Take a new photo with a higher resolution, or one that is less narrow.",
      zh: "请用更高的分辨率重新拍摄，且画面不要过窄。"),
    limit: { .atLeast(Double($0.minimumFace)) },
    value: { $0.outputSize.map { Double($0.shortEdge) } })
}
