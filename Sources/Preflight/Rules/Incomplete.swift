extension Rule {
  static let incomplete = Rule(
    fault: "incomplete",
    measured: Words(
      "the scans of the file",
      zh: "文件的各次扫描"),
    message: Words(
      "Parts of the picture are missing: {detail}.",
      zh: "图像缺少部分数据：{detail}。"),
    advice: Words(
      "Copy or upload the photo again; if it stays like this, take a new one.",
      zh: "请重新拷贝或上传；如仍不完整，请重新拍摄。"))
}
