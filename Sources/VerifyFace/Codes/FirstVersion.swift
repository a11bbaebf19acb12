import Preflight

extension ServiceCode {
  /// `res` of verify and verifyEncry. All are billed: `error_code` is 0.
  public static let results: [ServiceCode] = [
    ServiceCode(
      .res, "1", "身份证号与姓名匹配，且比对成功",
      Words(
        "Name and number match and the faces were compared. That does not make them the same "
          + "person: the score says how similar they are.",
        zh: "姓名与身份证号匹配，且两张照片已比对；是否本人须看分值。"),
      .compared, charged: .yes),
    ServiceCode(
      .res, "2", "身份证核查成功，但人脸比对失败",
      Words("Name and number match, the faces could not be compared.", zh: "身份相符，但未能比对人脸。"),
      .comparisonFailed, charged: .yes),
    ServiceCode(
      .res, "3", "身份证号与姓名不匹配",
      Words("Name and number do not match.", zh: "姓名与身份证号不匹配。"),
      .identityMismatch, charged: .yes),
  ]

  /// `code` beside `res` 2.
  public static let comparisons: [ServiceCode] = [
    ServiceCode(
      .comparison, "3003", "人脸库中的照片检测不到人脸",
      Words("No face is found in the stored photo.", zh: "库中的照片检测不到人脸。"),
      .referencePhotoUnusable, charged: .yes),
    ServiceCode(
      .comparison, "3004", "用户上传的照片检测不到人脸",
      Words("No face is found in the photo that was sent.", zh: "上传的照片检测不到人脸。"),
      .photoRejected, charged: .yes, photoFault: .noFace),
    ServiceCode(
      .comparison, "3005", "人脸比对失败",
      Words("The comparison failed.", zh: "人脸比对失败。"),
      .comparisonFailed, charged: .yes),
  ]
}
