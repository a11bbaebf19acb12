extension Rule {
  static let darkGlasses = Rule(
    "dark-glasses", .warn, unit: .percent,
    source: "照片请勿出现人脸遮挡（饰物、头发等），勿戴口罩、墨镜",
    measured: Words(
      "how bright it is below the eyes, as a share of nose or forehead",
      zh: "眼部下方亮度与鼻部或额部之比"),
    message: Words(
      "The eyes may be behind dark glasses, or in a deep shadow.",
      zh: "眼睛可能被墨镜遮挡或处于深色阴影中。"),
    advice: Words(
      "Take off dark glasses and hats; clear spectacles may stay on.",
      zh: "请摘下墨镜和帽子；普通透明眼镜可以佩戴。"),
    limit: { _ in .atLeast(41) },
    value: { $0.looks?.face.map { 100 * $0.eyeBrightness } })
}
