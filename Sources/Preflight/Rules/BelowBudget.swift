extension Rule {
  static let belowBudget = Rule(
    "below-budget", .warn, unit: .bytes,
    source: "人脸图像大小最佳在16~20K之间",
    measured: Words(
      "bytes of the photo that would be sent",
      zh: "待上传照片的字节数"),
    message: Words(
      "The picture is so simple that {value} bytes describe it fully; {limit} are usual.",
      zh: "画面过于简单，{value} 字节已足够描述，通常应有 {limit} 字节。"),
    advice: Words(
      "Look whether the photo shows a face clearly and large enough.",
      zh: "请确认照片中的人脸是否清晰且足够大。"),
    limit: { .atLeast(Double($0.budget.lowerBound)) },
    value: { $0.output.map { Double($0.bytes) } })
}
