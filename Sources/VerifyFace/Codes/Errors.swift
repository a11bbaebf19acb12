import Preflight

extension ServiceCode {
  /// 服务级错误码: `error_code` of this service.
  public static let serviceErrors: [ServiceCode] = [
    ServiceCode(
      .serviceError, "226401", "数据源超时",
      Words("The source behind the service timed out.", zh: "服务背后的数据源超时。"),
      .sourceTimeout, charged: .no),
    ServiceCode(
      .serviceError, "226402", "查无记录",
      Words("There is no record of this person.", zh: "没有此人的记录。"),
      .noRecord, charged: .no),
    ServiceCode(
      .serviceError, "226403", "参数错误",
      Words(
        "A field is wrong; the reason in brackets says which: the form of the name or the ID number, "
          + "an image that is empty, too large or no Base64.",
        zh: "字段有误，见括号内的原因：姓名格式、身份证号码格式、图片为空、图片过大、图片base64格式错误。"),
      .requestRejected, charged: .no),
    ServiceCode(
      .serviceError, "226404", "对比错误",
      Words("The service could not compare; it does not say why.", zh: "无法比对，文档未说明原因。"),
      .compareError, charged: .no),
  ]

  /// 系统级错误码: `error_code` of the platform.
  public static let systemErrors: [ServiceCode] = [
    system(10001, "错误的请求KEY", Words("The key is wrong.", zh: "KEY 错误。"), .account),
    system(
      10002, "该KEY无请求权限",
      Words("The key may not call this service.", zh: "该 KEY 没有调用此服务的权限。"), .account),
    system(10003, "KEY过期", Words("The key has expired.", zh: "KEY 已过期。"), .account),
    system(10004, "错误的OPENID", Words("The OpenId is wrong.", zh: "OpenId 错误。"), .account),
    system(
      10005, "应用未审核超时，请提交认证",
      Words(
        "The application was not approved in time; hand in its certification.",
        zh: "应用超时未审核，请提交认证。"), .account),
    system(
      10007, "未知的请求源",
      Words("The source of the request is unknown.", zh: "请求来源未知。"), .account),
    system(10008, "被禁止的IP", Words("This address is banned.", zh: "该 IP 被禁止。"), .account),
    system(10009, "被禁止的KEY", Words("The key is banned.", zh: "该 KEY 被禁止。"), .account),
    system(
      10011, "当前IP请求超过限制",
      Words("Too many calls from this address.", zh: "当前 IP 的请求超过限制。"), .rateLimited),
    system(
      10012, "请求超过次数限制",
      Words("The calls that were bought are used up.", zh: "请求次数已用完。"), .quotaExhausted),
    system(
      10013, "测试KEY超过请求限制",
      Words("The calls of the test key are used up.", zh: "测试 KEY 的次数已用完。"), .quotaExhausted),
    system(
      10014, "系统内部异常(调用充值类业务时，请务必联系客服或通过订单查询接口检测订单，避免造成损失)",
      Words(
        "A fault inside the platform; whether it was billed is not known.",
        zh: "平台内部异常，是否计费未知。"), .serviceFault, charged: .unknown,
      advice: Words(
        "Compare with the bill, or ask the provider, before trying again.",
        zh: "请先核对账单或联系客服，再决定是否重试。")),
    system(
      10020, "接口维护", Words("The service is under maintenance.", zh: "接口维护中。"), .serviceDown),
    system(10021, "接口停用", Words("The service is closed.", zh: "接口已停用。"), .serviceDown),
  ]

  private static func system(
    _ code: Int, _ text: String, _ meaning: Words, _ kind: OutcomeKind, charged: Charged = .no,
    advice: Words? = nil
  ) -> ServiceCode {
    // The old form is the new one less the module: 10001 was 101.
    ServiceCode(
      .systemError, String(code), old: code - 9_900, text, meaning, kind, charged: charged,
      advice: advice)
  }
}
