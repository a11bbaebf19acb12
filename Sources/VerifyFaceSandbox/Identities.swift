import Preflight
import VerifyFace

extension TestIdentity {
  /// Every test identity. Those of codes are made of the tables of codes.
  public static let all: [TestIdentity] =
    comparisons + faces + identities + first + errors + oddities

  private static let same = (#""res":1,"score":"96""#, verdict("00", 984.48))

  private static func verdict(_ code: String, _ rxfs: Double? = nil, charge: Bool? = nil) -> String
  {
    let entry = ServiceCode.named(code + "XX").first
    let isCharged = charge ?? (entry?.charged == .yes)
    let score = rxfs.map { #""rxfs":\#($0),"# } ?? ""
    return #""charge":\#(isCharged),"authResult":"\#(code)XX",\#(score)"#
  }

  /// 000…: what a comparison can come to.
  private static let comparisons: [TestIdentity] = [
    TestIdentity(0, Words("the same person", zh: "本人"), .result(same.0), .result(same.1)),
    TestIdentity(
      1, Words("another person", zh: "非本人"), .result(#""res":1,"score":"23""#),
      .result(verdict("01", 236.4))),
    TestIdentity(
      2, Words("perhaps the same person", zh: "疑似本人"), .result(#""res":1,"score":"65""#),
      .result(verdict("02", 652.1))),
    TestIdentity(
      3, Words("the same person, but a score of 60", zh: "本人，但分值仅 60"),
      .result(#""res":1,"score":"60""#), .result(verdict("00", 600))),
    TestIdentity(
      4, Words("another person, but a score of 80", zh: "非本人，但分值 80"),
      .result(#""res":1,"score":"80""#), .result(verdict("01", 800))),
    TestIdentity(
      5, Words("no score", zh: "无分值"), .result(#""res":1"#), .result(verdict("00"))),
    TestIdentity(
      6, Words("a score out of range", zh: "分值超出范围"), .result(#""res":1,"score":"101""#),
      .result(verdict("00", 1001))),
  ]

  /// 100…: second characters of `authResult`; verify gets what comes nearest.
  private static let faces = ServiceCode.faces.enumerated().map { index, entry in
    let v1: Behaviour =
      switch entry.kind {
      case .compared: .result(entry.verdict == .same ? same.0 : #""res":1,"score":"23""#)
      case .photoRejected: .result(comparison("3004"))
      case .referencePhotoUnusable: .result(comparison("3003"))
      case .noReferencePhoto: .error(226402, "查无记录")
      default: .error(226401, "数据源超时")
      }
    let rxfs: Double? = entry.verdict.map { $0 == .same ? 984.48 : 236.4 }
    return TestIdentity(
      100 + index, Words(entry.name, zh: entry.name), v1, .result(verdict("0" + entry.code, rxfs)))
  }

  /// 200…: first characters of `authResult`.
  private static let identities = ServiceCode.identities.dropFirst().enumerated().map {
    index, entry in
    let v1: Behaviour =
      switch entry.kind {
      case .identityMismatch: .result(#""res":3"#)
      case .requestRejected: .error(226403, "参数错误(身份证号码格式不正确)")
      default: .error(226401, "数据源超时")
      }
    return TestIdentity(
      200 + index, Words(entry.name, zh: entry.name), v1, .result(verdict(entry.code + "X")))
  }

  /// 300…: `res` and `code` of verify; verify2 gets what comes nearest.
  private static let first: [TestIdentity] = [
    TestIdentity(
      300, Words("3003", zh: "3003"), .result(comparison("3003")), .result(verdict("0K"))),
    TestIdentity(
      301, Words("3004", zh: "3004"), .result(comparison("3004")), .result(verdict("0F"))),
    TestIdentity(
      302, Words("3005", zh: "3005"), .result(comparison("3005")), .result(verdict("0B"))),
    TestIdentity(303, Words("res=3", zh: "res=3"), .result(#""res":3"#), .result(verdict("5X"))),
  ]

  private static func comparison(_ code: String) -> String {
    let text = ServiceCode.comparisons.first { $0.code == code }?.text ?? ""
    return #""res":2,"code":"\#(code)","desc":"\#(text)","message":"身份证核查成功，但人脸比对失败""#
  }

  /// 400…: `error_code` of the service and the platform.
  private static let errors = (ServiceCode.serviceErrors + ServiceCode.systemErrors).enumerated()
    .map { index, entry in
      let error = Behaviour.error(Int(entry.code) ?? 0, entry.text)
      return TestIdentity(400 + index, Words(entry.name, zh: entry.name), error, error)
    }

  /// 600…: what no table foresees. 700…: replies that go wrong on the way.
  private static let oddities: [TestIdentity] = [
    both(600, Words("an unknown error_code", zh: "未知 error_code"), .error(299999, "未知错误")),
    TestIdentity(
      601, Words("an unknown res or authResult", zh: "未知 res 或 authResult"), .result(#""res":9"#),
      .result(verdict("0Z"))),
    TestIdentity(
      602, Words("the same person, charge contradicts the list", zh: "本人，charge 与收费列表矛盾"),
      .result(same.0), .result(verdict("00", 984.48, charge: false))),
    both(
      603, Words("an old reply with resultcode", zh: "旧式 resultcode 应答"),
      .raw(#"{"resultcode":"112","reason":"超过每日可允许请求次数!","result":null}"#, isCharged: false)),
    both(
      604, Words("an error whose result is a text", zh: "result 为字符串的错误"),
      .raw(#"{"error_code":10012,"reason":"key请求次数超限！","result":""}"#, isCharged: false)),
    both(700, Words("closed without a reply", zh: "无应答即断开")) { .cut(0, $0) },
    both(701, Words("closed in the middle of the reply", zh: "应答中途断开")) { .cut(120, $0) },
    both(702, Words("a reply after two seconds", zh: "两秒后应答")) { .late(2, $0) },
    both(703, Words("no reply for a minute", zh: "一分钟无应答")) { .late(60, $0) },
    both(
      704, Words("a page in place of JSON", zh: "应答为网页"),
      .raw("<html><body>502 Bad Gateway</body></html>", isCharged: true)),
    both(705, Words("HTTP status 502", zh: "HTTP 状态 502"), .status(502, "")),
    both(706, Words("a redirect", zh: "重定向"), .status(302, "Location: http://127.0.0.1:9/\r\n")),
    both(707, Words("an empty reply", zh: "空应答"), .raw("", isCharged: true)),
    both(
      708, Words("a reply of two megabytes", zh: "两兆字节的应答"),
      .raw(String(repeating: " ", count: 2 << 20), isCharged: true)),
    both(
      709, Words("a reply of 10,000 arrays within arrays", zh: "一万层嵌套的应答"),
      .raw(String(repeating: "[", count: 10_000), isCharged: true)),
    both(710, Words("chunked, with a trailer", zh: "分块传输并带尾部")) { .framed(.chunked, $0) },
    both(711, Words("ended by the connection's end", zh: "以断开表示结束")) { .framed(.untilEnd, $0) },
    both(712, Words("interim replies before the reply", zh: "先有 1xx 应答")) { .framed(.interim, $0) },
  ]

  private static func both(_ order: Int, _ meaning: Words, _ behaviour: Behaviour) -> TestIdentity {
    TestIdentity(order, meaning, behaviour, behaviour)
  }

  /// With the result of the same person, in the form of either version.
  private static func both(
    _ order: Int, _ meaning: Words, _ behaviour: (String) -> Behaviour
  ) -> TestIdentity {
    TestIdentity(order, meaning, behaviour(same.0), behaviour(same.1))
  }
}
