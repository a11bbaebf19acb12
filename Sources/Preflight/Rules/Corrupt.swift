extension Rule {
  static let corrupt = Rule(
    fault: "corrupt",
    measured: Words(
      "the data of the picture, decoded to its end",
      zh: "完整解码的图像数据"),
    message: Words(
      "The file is damaged.",
      zh: "文件已损坏。"),
    advice: Words(
      "Copy or upload the photo again; if it stays damaged, take a new one.",
      zh: "请重新拷贝或上传；如仍损坏，请重新拍摄。"))
}
