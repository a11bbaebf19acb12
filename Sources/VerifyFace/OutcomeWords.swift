public import Preflight

extension OutcomeKind {
  /// What happened, in words.
  public var message: Words { words.message }

  /// What to do about it.
  public var advice: Words { words.advice }

  private var words: (message: Words, advice: Words) {
    switch self {
    case .compared:
      (
        Words("The faces were compared.", zh: "已完成人脸比对。"),
        Words(
          "Decide by the score and a threshold that fits what is at stake.",
          zh: "请根据分值和与业务风险相称的阈值判断。")
      )
    case .identityMismatch:
      (
        Words("Name and ID number do not match.", zh: "姓名与身份证号不匹配。"),
        Words("Check name and number with the person.", zh: "请与本人核对姓名和身份证号。")
      )
    case .photoRejected:
      (
        Words("The service cannot use the photo.", zh: "服务无法使用该照片。"),
        Words("Take a new photo.", zh: "请重新拍照。")
      )
    case .referencePhotoUnusable:
      (
        Words("The stored photo cannot be used.", zh: "库中的照片不可用。"),
        Words(
          "No new photo helps. Verify this person by other means.",
          zh: "重新拍照无济于事，请改用其他方式核验。")
      )
    case .comparisonFailed:
      (
        Words("The comparison failed.", zh: "人脸比对失败。"),
        Words(
          "A new photo may help; the next call is billed again.",
          zh: "换一张照片或许有用，再次调用会再次计费。")
      )
    case .noReferencePhoto:
      (
        Words("There is no stored photo of this person.", zh: "库中没有此人的照片。"),
        Words(
          "Check the data once, then verify this person by other means.",
          zh: "请核对身份信息，否则改用其他方式核验。")
      )
    case .requestRejected:
      (
        Words("The service does not take a field of the request.", zh: "服务不接受请求中的某个字段。"),
        Words("Correct the field that the reason names.", zh: "请按原因中的提示更正字段。")
      )
    case .noRecord:
      (
        Words("Nothing is known about this person.", zh: "查无记录。"),
        Words("Verify this person by other means.", zh: "请改用其他方式核验。")
      )
    case .compareError:
      (
        Words("The service could not compare.", zh: "对比错误。"),
        Words("Another photo may help.", zh: "可换一张照片再试。")
      )
    case .sourceTimeout:
      (
        Words("The source behind the service timed out.", zh: "数据源超时。"),
        Words("Try again in a while; nothing was billed.", zh: "请稍后重试，本次未计费。")
      )
    case .serviceFault:
      (
        Words("The service has a fault.", zh: "服务出现故障。"),
        Words("Try again in a while.", zh: "请稍后重试。")
      )
    case .serviceDown:
      (
        Words("The service is closed at present.", zh: "接口维护或停用。"),
        Words("Ask the provider when it will be back.", zh: "请向服务商询问恢复时间。")
      )
    case .account:
      (
        Words(
          "The service does not accept the key, the OpenId or the account.",
          zh: "服务不接受该 KEY、OpenId 或账号。"),
        Words(
          "Check the key, the OpenId and the account in the provider's personal centre.",
          zh: "请在服务商的个人中心核对 KEY、OpenId 和账号。")
      )
    case .rateLimited:
      (
        Words("Too many calls from this address.", zh: "当前 IP 请求超过限制。"),
        Words("Wait, then call less often.", zh: "请稍候，并降低调用频率。")
      )
    case .quotaExhausted:
      (
        Words("The calls that were bought are used up.", zh: "调用次数已用完。"),
        Words("Buy more calls, or wait for the next period.", zh: "请购买次数，或等待下一周期。")
      )
    case .unrecognised:
      (
        Words("The service replied with a code that is in no table.", zh: "服务返回了文档中没有的代码。"),
        Words("Ask the provider, naming the order ID.", zh: "请携流水号联系服务商。")
      )
    case .notSent:
      (
        Words("The request was not sent.", zh: "请求未发出。"),
        Words("Check the connection, then try again; nothing was billed.", zh: "请检查网络后重试，本次未计费。")
      )
    case .noReply:
      (
        Words("The request was sent, but no whole reply came.", zh: "请求已发出，但未收到完整应答。"),
        Words(
          "It may have been billed. Compare with the bill before trying again.",
          zh: "可能已计费，请先核对账单再重试。")
      )
    case .gatewayError:
      (
        Words("Something between here and the service replied.", zh: "应答来自网关而非服务。"),
        Words(
          "It may have been billed. Look at the network and proxies before trying again.",
          zh: "可能已计费，请先检查网络和代理再重试。")
      )
    case .badReply:
      (
        Words("The reply cannot be read.", zh: "应答无法读取。"),
        Words(
          "It may have been billed. Check the OpenId, and compare with the bill.",
          zh: "可能已计费，请检查 OpenId 并核对账单。")
      )
    }
  }
}
