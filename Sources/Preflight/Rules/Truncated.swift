extension Rule {
  static let truncated = Rule(
    fault: "truncated",
    measured: Words(
      "the data of the picture, decoded to its end",
      zh: "完整解码的图像数据"),
    message: Words(
      "The file ends before the picture does.",
      zh: "文件不完整：图像数据提前结束。"),
    advice: Words(
      "Copy or upload the photo again; if it stays like this, take a new one.",
      zh: "请重新拷贝或上传；如仍不完整，请重新拍摄。"))
}
