extension Rule {
  static let tooManyScans = Rule(
    fault: "too-many-scans", unit: .scans,
    measured: Words(
      "scans of the file",
      zh: "文件的扫描次数"),
    message: Words(
      "The photo is stored in {value} scans or the work of them; more than {limit} are not decoded.",
      zh: "照片的扫描次数或其工作量为 {value}，超过 {limit} 不予解码。"),
    advice: Words(
      "Export the photo as a baseline JPEG.",
      zh: "请另存为基线（非渐进式）JPEG。"),
    limit: { .atMost(Double($0.limits.scans)) })
}
