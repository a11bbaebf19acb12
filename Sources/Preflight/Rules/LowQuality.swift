extension Rule {
  static let lowQuality = Rule(
    "low-quality", .retake,
    source: "照片请勿人为拉伸、压缩（人脸图片变形，影响比对效果）",
    measured: Words(
      "the IJG quality of the file, where the face has less than 300 px in it",
      zh: "文件的 IJG 质量（原图人脸不足 300 像素时）"),
    message: Words(
      "The file has a JPEG quality of {value} ({limit} at least).",
      zh: "文件的 JPEG 质量仅为 {value}（至少 {limit}）。"),
    advice: Words(
      "Use the original photo from the camera, not one that was sent through a chat.",
      zh: "请使用相机原图，不要使用聊天软件转发的图片。"),
    limit: { _ in .atLeast(6) },
    caution: Caution { _ in .atLeast(10) },
    value: { evidence in
      guard let quality = evidence.header?.quality, let face = evidence.face,
        let size = evidence.pictureSize, let edge = evidence.shownEdge
      else { return nil }
      // In the pixels of the file; of a large face little is lost.
      let width = face.box.width * Double(edge) / Double(size.longEdge)
      return width < 300 ? Double(quality) : 100
    })
}
