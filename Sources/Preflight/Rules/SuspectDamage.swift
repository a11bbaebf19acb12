extension Rule {
  static let suspectDamage = Rule(
    "suspect-damage", .warn,
    measured: Words(
      "a shift of brightness that begins in mid-picture, as damaged data leaves it",
      zh: "从画面中部开始的亮度突变（数据损坏的痕迹）"),
    message: Words(
      "From some place on the picture is brighter or darker; the file may be damaged.",
      zh: "画面从某处起突然变亮或变暗，文件可能已损坏。"),
    advice: Words(
      "Look at the photo; if a part of it is wrong, copy or upload it again.",
      zh: "请查看照片；如有部分异常，请重新拷贝或上传。"),
    limit: { .atMost($0.damageStep) },
    value: { $0.damage?.step })
}
