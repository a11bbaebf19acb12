extension Rule {
  static let noisy = Rule(
    "noisy", .retake, code: "0F",
    measured: Words(
      "the standard deviation of the noise in the picture or the face, whichever has less, in levels",
      zh: "画面或人脸的噪声标准差，取较小者（亮度级）"),
    message: Words(
      "The photo is noisy ({value} levels; {limit} at most).",
      zh: "照片噪点过多（{value} 级，上限 {limit}）。"),
    advice: Words(
      "Take the photo in brighter light.",
      zh: "请在更明亮的光线下拍摄。"),
    limit: { _ in .atMost(16) },
    caution: Caution { _ in .atMost(10) },
    value: { evidence in
      // A busy background looks like noise; noise is in the face as well.
      evidence.looks.map { min($0.noise, $0.face?.noise ?? $0.noise) }
    })
}
