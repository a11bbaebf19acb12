extension Rule {
  static let stretched = Rule(
    "stretched", .warn,
    source: "照片请勿人为拉伸、压缩（人脸图片变形，影响比对效果）",
    measured: Words(
      "how long the face is for its width, as 100 times a logarithm, seen from the front; 15 is usual",
      zh: "正面人脸的长宽比例（对数的 100 倍，通常为 15）"),
    message: Words(
      "The face is unusually long or wide; the photo may have been stretched.",
      zh: "人脸比例异常，照片可能被拉伸或压扁。"),
    advice: Words(
      "Use the original photo, and keep width and height in proportion when you resize it.",
      zh: "请使用原图；缩放时保持宽高比例。"),
    limit: { _ in .within(4...27) },
    value: { evidence in
      guard let face = evidence.face, abs(face.yaw) <= 0.2, abs(face.roll) <= 25 else { return nil }
      return evidence.looks?.face.map { 100 * $0.length }
    })
}
