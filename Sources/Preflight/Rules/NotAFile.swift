extension Rule {
  static let notAFile = Rule(
    fault: "not-a-file",
    measured: Words(
      "the kind of the file",
      zh: "文件类型"),
    message: Words(
      "This is no regular file, so it was not read.",
      zh: "这不是普通文件，未读取。"),
    advice: Words(
      "Give the path of a photo.",
      zh: "请给出照片文件的路径。"))
}
