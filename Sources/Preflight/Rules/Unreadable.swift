extension Rule {
  static let unreadable = Rule(
    fault: "unreadable",
    measured: Words(
      "reading the file",
      zh: "读取文件"),
    message: Words(
      "The file could not be read: {detail}.",
      zh: "无法读取文件：{detail}。"),
    advice: Words(
      "Check the permissions and the disk.",
      zh: "请检查文件权限和磁盘。"))
}
