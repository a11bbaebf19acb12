extension Rule {
  static let metadata = Rule(
    "metadata", .fix, unit: .bytes,
    measured: Words(
      "bytes of EXIF, XMP, ICC, comments, thumbnails and data behind the picture",
      zh: "EXIF、XMP、ICC、注释、缩略图及图像之后的数据的字节数"),
    message: Words(
      "The file carries {value} bytes that are not the picture: place, time, device and the like.",
      zh: "文件含有 {value} 字节与图像无关的数据（拍摄地点、时间、设备等）。"),
    advice: Words(
      "Preflight leaves them out.",
      zh: "Preflight 会将其去除。"),
    limit: { _ in .never },
    value: { $0.header.map { Double($0.metadataBytes) } })
}
