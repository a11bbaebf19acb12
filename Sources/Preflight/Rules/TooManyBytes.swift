extension Rule {
  static let tooManyBytes = Rule(
    fault: "too-many-bytes", unit: .bytes,
    measured: Words(
      "bytes of the file",
      zh: "文件字节数"),
    message: Words(
      "The file has {value} bytes; more than {limit} are not read.",
      zh: "文件有 {value} 字节，超过 {limit} 字节的文件不予读取。"),
    advice: Words(
      "Export the photo as an ordinary JPEG.",
      zh: "请将照片另存为普通的 JPEG 文件。"),
    limit: { .atMost(Double($0.limits.bytes)) })
}
