extension Rule {
  static let fileTooSmall = Rule(
    "file-too-small", .retake, code: "0J", unit: .bytes,
    source: "现场照片小于5K 字节",
    measured: Words(
      "bytes of the file, or of the photo that would be sent",
      zh: "文件（或待上传照片）的字节数"),
    message: Words(
      "The photo has {value} bytes; the service takes no fewer than {limit}.",
      zh: "照片只有 {value} 字节，服务要求不少于 {limit} 字节。"),
    advice: Words(
      "Use the original photo from the camera, or take a new one. Nothing can be added to a photo this small.",
      zh: "请使用相机原图或重新拍摄；这么小的照片无法补救。"),
    limit: { .atLeast(Double($0.minimumBytes)) },
    value: { $0.photoBytes })
}
