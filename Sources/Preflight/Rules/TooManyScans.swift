extension Rule {
  static let tooManyScans = Rule(
    fault: "too-many-scans", unit: .scans,
    measured: Words(
      "scans of the file",
      zh: "文件的扫描次数"),
    message: Words(
      "The photo is stored in {value} scans, too much work to decode; the limit is {limit}.",
      zh: "照片以 {value} 次扫描存储，解码工作量过大，上限为 {limit} 次。"),
    advice: Words(
      "Export the photo as a baseline JPEG.",
      zh: "请另存为基线（非渐进式）JPEG。"),
    limit: { .atMost(Double($0.limits.scans)) })
}
