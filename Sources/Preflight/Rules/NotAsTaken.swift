extension Rule {
  static let notAsTaken = Rule(
    "not-as-taken", .warn, unit: .percent,
    source: "照片请勿人为拉伸、压缩（人脸图片变形，影响比对效果）",
    measured: Words(
      "by how much the shape of the picture or of its pixels differs from what EXIF or JFIF state",
      zh: "画面或像素的宽高比与 EXIF、JFIF 所述的差异"),
    message: Words(
      "Width and height differ by {value} % from what the camera stated: the photo was cropped or stretched.",
      zh: "宽高比与相机记录相差 {value}%：照片被裁剪或拉伸过。"),
    advice: Words(
      "If the face looks too long or too wide, use the original photo.",
      zh: "如人脸显得过长或过宽，请使用原图。"),
    limit: { _ in .atMost(3) },
    value: { evidence in
      evidence.header.map { header in
        100
          * max(
            Proportions.statedDifference(header) ?? 0, Proportions.pixelDifference(header))
      }
    })
}
