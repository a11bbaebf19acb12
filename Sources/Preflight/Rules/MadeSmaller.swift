extension Rule {
  static let madeSmaller = Rule(
    "made-smaller", .warn, unit: .pixels,
    source: "照片中无特殊复杂背景",
    measured: Words(
      "the longer edge of the photo that would be sent",
      zh: "待上传照片的长边"),
    message: Words(
      "The picture is so busy that it was made smaller, {value} px, to stay sharp within the bytes.",
      zh: "画面过于繁杂，为在限定字节内保持清晰，已缩小到 {value} 像素。"),
    advice: Words(
      "A plain background gives the face more of the bytes.",
      zh: "换成简单的背景，可让人脸获得更多字节。"),
    limit: { _ in .never },
    value: { $0.output.map { $0.madeSmaller ? Double($0.longEdge) : 0 } })
}
