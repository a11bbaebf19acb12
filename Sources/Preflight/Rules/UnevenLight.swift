extension Rule {
  static let unevenLight = Rule(
    "uneven-light", .warn,
    source: "照片请勿强曝光，逆光，背光等",
    measured: Words(
      "how many times the light on one cheek has to be doubled to be that on the other, seen from the front",
      zh: "两颊光照相差的倍数（以 2 为底的对数，正面人脸）"),
    message: Words(
      "The light comes from one side ({value} doublings from cheek to cheek; {limit} at most).",
      zh: "光线来自一侧（两颊亮度相差 2 的 {value} 次方倍，上限 {limit}）。"),
    advice: Words(
      "Turn towards the light.",
      zh: "请面向光源。"),
    limit: { _ in .atMost(1.9) },
    value: { evidence in
      // Of a head that is turned one cheek is not where it is looked for.
      guard let face = evidence.face, abs(face.yaw) <= 0.25 else { return nil }
      return evidence.looks?.face?.unevenLight
    })
}
