import Testing

@testable import VerifyFace

/// The document's own examples, and what its tables say of every code.
@Suite struct ReplyTests {
  static let first: [Endpoint] = [.verify, .verifyEncry]
  static let second: [Endpoint] = [.verify2, .verify2Encry]

  @Test(arguments: first)
  func examplesOfTheFirstVersion(_ endpoint: Endpoint) async throws {
    let compared = try await Sample.call(endpoint, body: Example.score)
    let answer = try #require(compared.answer)
    #expect(answer.score == 96 && answer.verdict == nil)
    #expect(answer.decision() == .accept)
    #expect(answer.charged == .yes && answer.repeat == .never && answer.kind == .compared)
    #expect(answer.orderID == "JH264117091113513280159458")
    #expect(answer.errorCode == 0 && answer.res == 1 && answer.reason == "成功")

    let rejected = try await Sample.call(endpoint, body: Example.noFace).outcome
    #expect(rejected.kind == .photoRejected && rejected.photoFault == .noFace)
    #expect(rejected.charged == .yes && rejected.repeat == .afterFix)
    #expect(rejected.res == 2 && rejected.code == "3004")
    #expect(rejected.orderID == "JH264117091113492036501983")

    let mismatch = try await Sample.call(endpoint, body: Example.mismatch).outcome
    #expect(mismatch.kind == .identityMismatch && mismatch.charged == .yes && mismatch.res == 3)
    #expect(mismatch.repeat == .afterFix)
  }

  @Test(arguments: second, [false, true])
  func examplesOfTheSecondVersion(_ endpoint: Endpoint, isEncrypted: Bool) async throws {
    guard endpoint.isEncrypted || !isEncrypted else { return }
    func call(_ body: String) async throws -> Result<Answer, Failure> {
      try await Sample.call(endpoint, body: isEncrypted ? Sample.encrypted(body) : body)
    }
    let answer = try #require(try await call(Example.same).answer)
    #expect(answer.score == 98.448 && answer.verdict == .same && answer.decision() == .accept)
    #expect(answer.charged == .yes && answer.authResult == "00XX" && !answer.billingConflict)
    #expect(answer.orderID == "JH264123120811292845373987" && answer.reason == "查询成功")

    let name = try await call(Example.badName).outcome
    #expect(name.kind == .requestRejected && name.field == .name && name.errorCode == 226403)
    #expect(name.charged == .no && name.repeat == .afterFix)
    #expect(name.orderID == "JH264123120815562732835188")
    #expect(name.reason == "参数错误(姓名格式不正确)")
    let image = try await call(Example.badImage).outcome
    #expect(image.kind == .requestRejected && image.field == .image && image.charged == .no)
    let error = try await call(Example.compareError).outcome
    #expect(error.kind == .compareError && error.charged == .no && error.repeat == .never)
  }

  @Test func everyCodeOfTheFirstVersion() async throws {
    let expected: [(String, OutcomeKind, Repeat)] = [
      (#""res":2,"code":"3003""#, .referencePhotoUnusable, .never),
      (#""res":2,"code":3003"#, .referencePhotoUnusable, .never),
      (#""res":"2","code":"3004""#, .photoRejected, .afterFix),
      (#""res":2.0,"code":"3005""#, .comparisonFailed, .mayBillAgain),
      (#""res":2,"code":"3999""#, .comparisonFailed, .mayBillAgain),
      (#""res":2"#, .comparisonFailed, .mayBillAgain),
      (#""res":3"#, .identityMismatch, .afterFix),
      (#""res":4"#, .unrecognised, .mayBillAgain), (#""res":true"#, .unrecognised, .mayBillAgain),
      (#""x":1"#, .unrecognised, .mayBillAgain),
    ]
    for endpoint in Self.first {
      for (members, kind, again) in expected {
        let body = #"{"error_code":0,"result":{\#(members)}}"#
        let outcome = try await Sample.call(endpoint, body: body).outcome
        #expect(
          outcome.kind == kind && outcome.charged == .yes && outcome.repeat == again, "\(body)")
      }
    }
  }

  @Test func everyAuthResult() async throws {
    let kinds: [String: (OutcomeKind, Bool)] = [
      "00": (.compared, true), "01": (.compared, true), "02": (.compared, true),
      "0A": (.serviceFault, false), "0B": (.serviceFault, false), "0C": (.serviceFault, false),
      "0D": (.noReferencePhoto, true), "0E": (.photoRejected, true), "0F": (.photoRejected, true),
      "0G": (.photoRejected, true), "0J": (.photoRejected, true),
      "0K": (.referencePhotoUnusable, false), "0T": (.serviceFault, false),
      "0W": (.serviceFault, false), "0X": (.serviceFault, false),
    ]
    let firsts: [String: (OutcomeKind, Bool)] = [
      "5": (.identityMismatch, true), "6": (.requestRejected, false), "7": (.serviceFault, false),
      "A": (.serviceFault, false), "E": (.serviceFault, false), "T": (.serviceFault, false),
      "X": (.serviceFault, false),
    ]
    let letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { String($0) }
    for one in letters {
      for two in letters {
        let known = one == "0" ? kinds[one + two] : firsts[one]
        let (kind, isCharged) = known ?? (.unrecognised, false)
        for charge in [nil, true, false] {
          let member = charge.map { #""charge":\#($0),"# } ?? ""
          let body = #"{"error_code":0,"result":{\#(member)"authResult":"\#(one + two)XX"}}"#
          let outcome = try await Sample.call(.verify2, body: body).outcome
          #expect(outcome.kind == kind, "\(body)")
          #expect(outcome.charged == (charge ?? isCharged ? .yes : .no), "\(body)")
          #expect(outcome.billingConflict == (charge.map { $0 != isCharged } ?? false))
          #expect(outcome.authResult == one + two + "XX")
          if outcome.repeat == .free { #expect(outcome.charged == .no) }
        }
      }
    }
  }

  @Test func everyErrorCode() async throws {
    let expected: [(Int, OutcomeKind, Charged, Repeat)] = [
      (226401, .sourceTimeout, .no, .free), (226402, .noRecord, .no, .never),
      (226403, .requestRejected, .no, .afterFix), (226404, .compareError, .no, .never),
      (10001, .account, .no, .afterFix), (10002, .account, .no, .afterFix),
      (10003, .account, .no, .afterFix), (10004, .account, .no, .afterFix),
      (10005, .account, .no, .afterFix), (10007, .account, .no, .afterFix),
      (10008, .account, .no, .afterFix), (10009, .account, .no, .afterFix),
      (10011, .rateLimited, .no, .free), (10012, .quotaExhausted, .no, .never),
      (10013, .quotaExhausted, .no, .never), (10014, .serviceFault, .unknown, .mayBillAgain),
      (10020, .serviceDown, .no, .never), (10021, .serviceDown, .no, .never),
      (10006, .unrecognised, .unknown, .mayBillAgain),
      (-1, .unrecognised, .unknown, .mayBillAgain),
    ]
    for endpoint in Endpoint.allCases {
      for (code, kind, charged, again) in expected {
        for form in ["\(code)", "\"\(code)\"", "\(code).0"] {
          for result in ["null", "\"\"", "[]", "\"0123456789abcdef\"", "{}", "0"] {
            let body = #"{"reason":"x","result":\#(result),"error_code":\#(form)}"#
            let outcome = try await Sample.call(endpoint, body: body).outcome
            #expect(outcome.kind == kind && outcome.charged == charged, "\(body)")
            #expect(outcome.repeat == again && outcome.errorCode == code, "\(body)")
          }
        }
        guard code > 10_000, code < 20_000, kind != .unrecognised else { continue }
        let old = #"{"resultcode":"\#(code - 9900)","reason":"x"}"#
        let outcome = try await Sample.call(endpoint, body: old).outcome
        #expect(outcome.kind == kind && outcome.errorCode == code)
      }
    }
    let charged = #"{"error_code":226401,"result":{"charge":true}}"#
    let outcome = try await Sample.call(.verify2, body: charged).outcome
    #expect(outcome.charged == .yes && outcome.billingConflict && outcome.repeat == .mayBillAgain)
  }

  @Test(arguments: [
    ("true", Charged.yes), ("\"true\"", .yes), ("1", .yes), ("\"1\"", .yes), ("1.0", .yes),
    ("false", .no), ("\"False\"", .no), ("0", .no), ("0.0", .no),
    // Nothing is said: the list counts, by which 0TXX is not billed.
    ("null", .no), ("\"yes\"", .no), ("2", .no), ("[]", .no),
  ])
  func everyFormOfCharge(_ charge: String, _ charged: Charged) async throws {
    let body = #"{"error_code":0,"result":{"authResult":"0TXX","charge":\#(charge)}}"#
    let outcome = try await Sample.call(.verify2, body: body).outcome
    #expect(outcome.charged == charged && outcome.billingConflict == (charged == .yes))
    #expect(outcome.repeat == (charged == .yes ? .mayBillAgain : .free))
  }

  @Test(arguments: [
    ("参数错误(姓名格式不正确)", RequestField.name), ("参数错误（身份证号码格式不正确）", .idNumber),
    ("参数错误(图片为空)", .image), ("参数错误(图片过大)", .image), ("参数错误", nil),
  ])
  func findsTheField(_ reason: String, _ field: RequestField?) async throws {
    let body = #"{"reason":"\#(reason)","error_code":226403,"result":null}"#
    #expect(try await Sample.call(.verify, body: body).outcome.field == field)
  }

  @Test(
    arguments: [
      ("V1", "96", 96.0), ("V1", "\"96.5\"", 96.5), ("V1", "100", 100), ("V1", "0", 0),
      ("V1", "101", nil), ("V1", "-1", nil), ("V1", "true", nil), ("V1", "\"\"", nil),
      ("V1", "null", nil), ("V1", "9.6e1", nil), ("V1", "\"96%\"", nil), ("V1", "[96]", nil),
      ("V1", "\" 96\"", nil), ("V1", "12345", nil), ("V1", "\"NaN\"", nil), ("V1", "\"1.\"", nil),
      ("V1", "\".5\"", nil), ("V1", "1.0000000001", nil), ("V1", "\"９６\"", nil),
      ("V2", "984.48", 98.448), ("V2", "\"984.48\"", 98.448), ("V2", "1000", 100),
      ("V2", "1000.1", nil), ("V2", "0", 0), ("V2", "7", 0.7), ("V2", "70.5", 7.05),
      ("V2", "700", 70), ("V2", "9999", nil), ("V2", "\"1e3\"", nil),
    ] as [(String, String, Double?)])
  func readsScores(_ version: String, _ text: String, _ score: Double?) async throws {
    let body =
      version == "V1"
      ? #"{"error_code":0,"result":{"res":1,"score":\#(text)}}"#
      : #"{"error_code":0,"result":{"authResult":"00XX","rxfs":\#(text)}}"#
    let result = try await Sample.call(version == "V1" ? .verify : .verify2, body: body)
    let answer = try #require(result.answer)
    #expect(answer.score == score)
    if score == nil { #expect(answer.decision() == .review) }
  }
}

/// Word for word from the document.
enum Example {
  static let score = """
    {
      "reason": "成功",
      "result": {
        "res": 1,
        "score": "96",
        "message": "身份证号与姓名匹配，且比对成功",
        "orderid": "JH264117091113513280159458"
      },
      "error_code": 0
    }
    """
  static let noFace = """
    {
      "reason": "成功",
      "result": {
        "res": 2,
        "code": "3004",
        "message": "身份证核查成功，但人脸比对失败",
        "desc": "用户上传的照片检测不到人脸",
        "orderid": "JH264117091113492036501983"
      },
      "error_code": 0
    }
    """
  static let mismatch = """
    {
      "reason": "成功",
      "result": {
        "res": 3,
        "message": "身份证号与姓名不匹配",
        "orderid": "JH264117091113492036501983"
      },
      "error_code": 0
    }
    """
  static let same = """
    {
      "reason": "查询成功",
      "result": {
        "charge": true,
        "authResult": "00XX",
        "rxfs": 984.48,
        "orderid": "JH264123120811292845373987"
      },
      "error_code": 0
    }
    """
  static let badName = """
    {
      "reason": "参数错误(姓名格式不正确)",
      "result": {
        "orderid": "JH264123120815562732835188",
        "charge": false
      },
      "error_code": 226403
    }
    """
  static let badImage = """
    {
      "reason": "参数错误(图片base64格式错误)",
      "result": {
        "orderid": "JH264123120815562732835188",
        "charge": false
      },
      "error_code": 226403
    }
    """
  static let compareError = """
    {
      "reason": "对比错误",
      "result": {
        "orderid": "JH264123120815562732835188",
        "charge": false
      },
      "error_code": 226404
    }
    """
}
