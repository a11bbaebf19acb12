import Preflight
import VerifyFace

// The words of the service for a person.

extension Decision {
  var word: Words {
    switch self {
    case .accept: Words("accept", zh: "通过")
    case .reject: Words("reject", zh: "不通过")
    case .review: Words("review", zh: "需复核")
    }
  }
}

extension FaceVerdict {
  var word: Words {
    switch self {
    case .same: Words("(the service: same person)", zh: "（服务：同一人）")
    case .different: Words("(the service: another person)", zh: "（服务：非同一人）")
    case .suspected: Words("(the service: perhaps the same)", zh: "（服务：疑似为本人）")
    }
  }
}

extension Charged {
  var word: Words {
    switch self {
    case .yes: Words("yes", zh: "是")
    case .no: Words("no", zh: "否")
    case .unknown: Words("unknown", zh: "未知")
    }
  }
}

extension Repeat {
  var word: Words {
    switch self {
    case .never: Words("no use", zh: "无用")
    case .afterFix: Words("after a correction", zh: "更正后")
    case .free: Words("at any time, not billed so far", zh: "随时可以，尚未计费")
    case .mayBillAgain: Words("may be billed again", zh: "可能再次计费")
    }
  }
}

extension ServiceCode.Place {
  var word: Words {
    switch self {
    case .serviceError: Words("error_code of the service", zh: "服务级错误码 error_code")
    case .systemError: Words("error_code of the platform", zh: "系统级错误码 error_code")
    case .res: Words("res of verify and verifyEncry", zh: "verify、verifyEncry 的 res")
    case .comparison: Words("code of verify and verifyEncry", zh: "verify、verifyEncry 的 code")
    case .identity:
      Words("authResult of verify2 and verify2Encry", zh: "verify2、verify2Encry 的 authResult")
    case .face:
      Words("authResult of verify2 and verify2Encry", zh: "verify2、verify2Encry 的 authResult")
    }
  }
}
