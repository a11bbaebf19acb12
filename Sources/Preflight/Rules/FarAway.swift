extension Rule {
  static let farAway = Rule(
    "far-away", .fix, unit: .pixels,
    source: "人脸像素不得小于128*128",
    measured: Words(
      "the shorter edge of the face in the whole photo, where the original has a larger one",
      zh: "整张照片缩小后人脸的短边（原图中的人脸足够大）"),
    message: Words(
      "The face would have {value} px in the photo as a whole; it needs at least {minimumFace} px.",
      zh: "整张照片缩小后，人脸只有 {value} 像素，至少需要 {minimumFace} 像素。"),
    advice: Words(
      "Preflight cuts the photo to a portrait around the face.",
      zh: "Preflight 会围绕人脸裁剪照片。"),
    limit: { .atLeast(Double($0.minimumFace)) },
    value: { $0.faces == nil ? nil : $0.farFace ?? .infinity })
}
