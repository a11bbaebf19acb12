extension Rule {
  static let outsideBudget = Rule(
    "outside-budget", .fix, unit: .bytes,
    source: "人脸图像大小最佳在16~20K之间",
    measured: Words(
      "bytes of a file that the service would take",
      zh: "服务可接受的文件的字节数"),
    message: Words(
      "The file has {value} bytes; the comparison is best served with {low} to {high}.",
      zh: "文件有 {value} 字节，最佳为 {low} 至 {high} 字节。"),
    advice: Words(
      "Preflight encodes the photo anew.",
      zh: "Preflight 会重新编码。"),
    limit: { .within(Double($0.budget.lowerBound)...Double($0.budget.upperBound)) },
    value: { $0.bytesToAim })
}
