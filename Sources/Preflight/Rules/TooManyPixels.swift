extension Rule {
  static let tooManyPixels = Rule(
    fault: "too-many-pixels", unit: .area,
    measured: Words(
      "width × height, by the header",
      zh: "宽 × 高（取自文件头）"),
    message: Words(
      "The photo has {value} pixels; more than {limit} are not decoded.",
      zh: "照片有 {value} 像素，超过 {limit} 像素的照片不予解码。"),
    advice: Words(
      "Export the photo at a smaller size.",
      zh: "请以较小的尺寸另存照片。"),
    limit: { .atMost(Double($0.limits.pixels)) })
}
