extension Rule {
  static let unsupported = Rule(
    fault: "unsupported",
    measured: Words(
      "the kind of JPEG",
      zh: "JPEG 的类型"),
    message: Words(
      "This kind of JPEG is not supported: {detail}.",
      zh: "不支持这种 JPEG：{detail}。"),
    advice: Words(
      "Open the photo in any viewer and export it as an ordinary JPEG.",
      zh: "请用看图软件打开后另存为普通 JPEG。"))
}
