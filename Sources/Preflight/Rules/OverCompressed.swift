extension Rule {
  static let overCompressed = Rule(
    "over-compressed", .retake, code: "0F",
    source: "照片请勿人为拉伸、压缩（人脸图片变形，影响比对效果）",
    measured: Words(
      "how many times stronger steps are at the borders of 8 × 8 blocks than elsewhere",
      zh: "8×8 块边界处的跳变与其他位置之比"),
    message: Words(
      "The photo was compressed so strongly that blocks show ({value} times; {limit} at most).",
      zh: "照片压缩过度，出现方块（{value} 倍，上限 {limit}）。"),
    advice: Words(
      "Use the original photo from the camera, not one that was sent through a chat.",
      zh: "请使用相机原图，不要使用聊天软件转发的图片。"),
    limit: { _ in .atMost(5) },
    caution: Caution { _ in .atMost(3.5) },
    value: { $0.looks?.blockiness })
}
