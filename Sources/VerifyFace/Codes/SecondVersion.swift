import Preflight

extension ServiceCode {
  private static let contact = Words(
    "Nothing was billed. If it lasts, ask the provider.", zh: "未计费，若持续出现请联系服务商。")
  private static let again = Words("Try again; nothing was billed.", zh: "请重试，本次未计费。")
  private static let retake = Words(
    "Take a new photo in even light, facing the camera.", zh: "请在均匀光线下正对镜头重新拍照。")

  /// First character of `authResult` (第一字节): the identity.
  public static let identities: [ServiceCode] = [
    ServiceCode(
      .identity, "0", "身份信息有效",
      Words("Name and number match; the second character counts.", zh: "身份信息有效，结果看第二字节。"),
      .compared, charged: .yes),
    ServiceCode(
      .identity, "5", "身份信息无效",
      Words("The number does not exist, or name and number do not match.", zh: "身份信息不存在或不匹配。"),
      .identityMismatch, charged: .yes),
    ServiceCode(
      .identity, "6", "参数错误",
      Words("Name or number has a wrong form.", zh: "身份信息格式不正确。"),
      .requestRejected, charged: .no),
    ServiceCode(
      .identity, "7", "系统错误",
      Words("A fault of the system or the service.", zh: "系统错误或服务异常。"),
      .serviceFault, charged: .no, advice: contact),
    ServiceCode(
      .identity, "A", "穿网调用超时",
      Words("The call between two networks timed out.", zh: "穿网调用超时。"),
      .serviceFault, charged: .no, advice: again),
    ServiceCode(
      .identity, "E", "接口调用异常",
      Words("The call of the source failed.", zh: "接口调用异常。"),
      .serviceFault, charged: .no, advice: again),
    ServiceCode(
      .identity, "T", "接口调用超时",
      Words("The call of the source timed out.", zh: "接口调用超时。"),
      .serviceFault, charged: .no, advice: again),
    ServiceCode(
      .identity, "X", "未执行", Words("Not carried out.", zh: "未执行。"),
      .serviceFault, charged: .no, advice: contact),
  ]

  /// Second character of `authResult` (第二字节): the face. Billed is what the document lists:
  /// "收费的有：00XX,01XX,02XX,0DXX,0EXX,0FXX,0GXX,0JXX,5XXX".
  public static let faces: [ServiceCode] = [
    ServiceCode(
      .face, "0", "同一人", Words("The same person.", zh: "同一人。"),
      .compared, charged: .yes, verdict: .same),
    ServiceCode(
      .face, "1", "非同一人", Words("Not the same person.", zh: "非同一人。"),
      .compared, charged: .yes, verdict: .different,
      advice: Words(
        "If it should be the person, take a new photo: upright, bright, large enough.",
        zh: "如确为本人，请重新拍照：正面、光线充足、尺寸足够。")),
    ServiceCode(
      .face, "2", "疑似为本人", Words("Perhaps the same person.", zh: "疑似为本人。"),
      .compared, charged: .yes, verdict: .suspected,
      advice: Words(
        "Let a person decide, or take a new photo.", zh: "请人工复核，或重新拍照。")),
    ServiceCode(
      .face, "A", "数据库操作错误", Words("A fault of the database.", zh: "人像比对数据库操作异常。"),
      .serviceFault, charged: .no, advice: again),
    ServiceCode(
      .face, "B", "人像比对异常", Words("A fault of the comparison.", zh: "人像比对系统异常。"),
      .serviceFault, charged: .no, advice: again),
    ServiceCode(
      .face, "C", "参数错误",
      Words(
        "The provider's own serial number is wrong; nothing that a client sends.",
        zh: "业务流水号空或长度不是18位，与调用方无关。"),
      .serviceFault, charged: .no, advice: contact),
    ServiceCode(
      .face, "D", "无人像信息", Words("There is no stored photo.", zh: "数据库中无该人像信息。"),
      .noReferencePhoto, charged: .yes),
    ServiceCode(
      .face, "E", "图像格式不支持", Words("The photo is not a JPEG.", zh: "非JPEG格式图像。"),
      .photoRejected, charged: .yes, photoFault: .format,
      advice: Words("Send a JPEG; Preflight makes one.", zh: "请上传 JPEG，可用 Preflight 处理。")),
    ServiceCode(
      .face, "F", "待比对图像建模失败",
      Words(
        "The face could not be modelled: turned away, dark, bright spots, blurred or too small.",
        zh: "建模失败：角度、光线过暗、亮斑、模糊或尺寸太小。"),
      .photoRejected, charged: .yes, photoFault: .modelling, advice: retake),
    ServiceCode(
      .face, "G", "现场照片质量不合格",
      Words("The quality of the photo is too poor.", zh: "上传照片质量不合格。"),
      .photoRejected, charged: .yes, photoFault: .quality, advice: retake),
    ServiceCode(
      .face, "J", "现场照片小于5K 字节",
      Words("The photo has less than 5K bytes.", zh: "照片小于5K字节。"),
      .photoRejected, charged: .yes, photoFault: .tooSmall,
      advice: Words("Send the original photo; Preflight refuses smaller ones.", zh: "请上传原图。")),
    ServiceCode(
      .face, "K", "公安制证照片质量不佳",
      Words("The stored photo is poor, or was never entered.", zh: "库内照片质量不佳或未录入。"),
      .referencePhotoUnusable, charged: .no),
    ServiceCode(
      .face, "T", "人像引擎超时", Words("The engines timed out.", zh: "人像比对引擎超时。"),
      .serviceFault, charged: .no, advice: again),
    ServiceCode(
      .face, "W", "系统其他错误", Words("The authentication timed out.", zh: "认证超时。"),
      .serviceFault, charged: .no, advice: again),
    ServiceCode(
      .face, "X", "未执行", Words("Not carried out.", zh: "未执行。"),
      .serviceFault, charged: .no, advice: contact),
  ]
}
