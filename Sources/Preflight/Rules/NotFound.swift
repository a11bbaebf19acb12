extension Rule {
  static let notFound = Rule(
    fault: "not-found",
    measured: Words(
      "the path",
      zh: "路径"),
    message: Words(
      "There is nothing at this path.",
      zh: "该路径下没有任何文件。"),
    advice: Words(
      "Check the path.",
      zh: "请检查路径。"))
}
