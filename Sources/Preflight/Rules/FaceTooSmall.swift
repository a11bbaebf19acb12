extension Rule {
  /// The box of a face is off by −6 to +7 % for nine faces of ten. A face below this share of the
  /// least size is too small for certain, one above the other share is not.
  static let surelyTooSmall = 0.92
  static let surelyLargeEnough = 1.08

  static let faceTooSmall = Rule(
    "face-too-small", .retake, code: "0F", unit: .pixels,
    source: "人脸像素不得小于128*128",
    measured: Words(
      "the shorter edge of the face in the photo that would be sent; the box is good to 8 %",
      zh: "待上传照片中人脸的短边（测量误差约 8%）"),
    message: Words(
      "The face would have {value} px; it needs at least {minimumFace} px.",
      zh: "人脸只有 {value} 像素，至少需要 {minimumFace} 像素。"),
    advice: Words(
      "Take the photo from nearer, or with a higher resolution.",
      zh: "请靠近拍摄，或使用更高的分辨率。"),
    limit: { .atLeast((surelyTooSmall * Double($0.minimumFace)).rounded()) },
    caution: Caution(
      Words(
        "The face would have about {value} px, near the least of {minimumFace} px.",
        zh: "人脸约 {value} 像素，接近 {minimumFace} 像素的下限。")
    ) { .atLeast((surelyLargeEnough * Double($0.minimumFace)).rounded()) },
    value: { $0.face?.box.shortEdge })
}
