extension Rule {
  static let fileTooLarge = Rule(
    "file-too-large", .fix, unit: .bytes,
    source: "大小100K以内",
    measured: Words(
      "bytes of the file",
      zh: "文件字节数"),
    message: Words(
      "The file has {value} bytes; the service takes no more than {limit}.",
      zh: "文件有 {value} 字节，服务要求不超过 {limit} 字节。"),
    advice: Words(
      "Preflight encodes the photo anew.",
      zh: "Preflight 会重新编码。"),
    limit: { .atMost(Double($0.maximumBytes)) },
    value: { $0.header == nil ? nil : Double($0.bytes) })
}
