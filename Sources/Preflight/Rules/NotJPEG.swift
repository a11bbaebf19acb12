extension Rule {
  static let notJPEG = Rule(
    fault: "not-jpeg",
    measured: Words(
      "the first bytes of the file",
      zh: "文件的开头字节"),
    message: Words(
      "This is {detail}, not a JPEG.",
      zh: "这是{detail}，不是 JPEG。"),
    advice: Words(
      "Save the photo as JPEG. Renaming the file is not enough.",
      zh: "请把照片另存为 JPEG，只改扩展名无效。"))
}
