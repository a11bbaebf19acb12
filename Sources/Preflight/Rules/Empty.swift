extension Rule {
  static let empty = Rule(
    fault: "empty",
    measured: Words(
      "bytes of the file",
      zh: "文件字节数"),
    message: Words(
      "The file is empty.",
      zh: "文件是空的。"),
    advice: Words(
      "Copy or upload the photo again.",
      zh: "请重新拷贝或上传照片。"))
}
