extension Rule {
  static let textBeside = Rule(
    "text-beside-face", .warn,
    source: "请勿使用身份证翻拍照",
    measured: Words(
      "pieces of rows of text to one side of the face, each as long as 1.3 times the eye distance",
      zh: "人脸一侧成行文字的段数（每段长为眼距的 1.3 倍）"),
    message: Words(
      "Rows of text stand beside the face ({value} pieces of rows; {limit} at most).",
      zh: "人脸旁边有成行的文字（{value} 段，上限 {limit}）。"),
    advice: Words(
      "The service wants a photo of the person, taken now, not one of a card or another document. Stand"
        + " before a plain wall.",
      zh: "请现场拍摄本人，勿翻拍证件或其他文件；请在纯色墙面前拍摄。"),
    limit: { _ in .atMost(4) },
    value: { $0.looks?.face?.textBeside })
}
