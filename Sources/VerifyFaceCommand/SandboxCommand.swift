import Console
import Preflight
import VerifyFace
import VerifyFaceSandbox

/// `verifyface sandbox`: the service's stand-in, until it is interrupted.
enum SandboxCommand {
  static func run(_ options: Options) async throws(UsageError) -> ExitStatus {
    let language = options.language
    if options.isList {
      for identity in TestIdentity.all {
        Standard.output.print(
          options.isJSON
            ? JSON.object { json in
              json.member("idNumber", identity.idNumber)
              json.member("meaning", identity.meaning[language])
            } : "\(identity.idNumber)  \(identity.meaning[language])")
      }
      return .accepted
    }
    Signals.install()
    let sandbox: Sandbox
    do throws(Sandbox.Fault) {
      sandbox = try Sandbox(port: options.port)
    } catch {
      throw UsageError(message: Words("the port is taken", zh: "端口已被占用"))
    }
    announce(sandbox, options)
    var seen = 0
    while Signals.pending == nil {
      try? await Task.sleep(for: .milliseconds(100))
      let calls = sandbox.calls
      if calls != seen && !options.isJSON { Standard.error.print(bill(sandbox)[language]) }
      seen = calls
    }
    if options.isJSON {
      Standard.output.print(
        JSON.object { json in
          json.member("calls", sandbox.calls)
          json.member("charged", sandbox.charged)
        })
    } else {
      Standard.output.print(bill(sandbox)[language])
    }
    sandbox.stop()
    return .accepted
  }

  private static func announce(_ sandbox: Sandbox, _ options: Options) {
    if options.isJSON {
      Standard.output.print(
        JSON.object { json in
          json.member("address", sandbox.address.description)
          json.member("port", Int(sandbox.port))
          json.member("key", Sandbox.key)
          json.member("openID", Sandbox.openID)
        })
      return
    }
    let words = Words(
      """
      \(sandbox.address)
      key \(Sandbox.key)
      OpenId \(Sandbox.openID)
      verifyface sandbox --list prints the test identities; Ctrl-C ends.
      """,
      zh: """
        \(sandbox.address)
        KEY \(Sandbox.key)
        OpenId \(Sandbox.openID)
        verifyface sandbox --list 列出测试身份；Ctrl-C 结束。
        """)
    Standard.output.print(words[options.language])
  }

  private static func bill(_ sandbox: Sandbox) -> Words {
    Words(
      "calls: \(sandbox.calls), would have been charged: \(sandbox.charged)",
      zh: "调用 \(sandbox.calls) 次，其中计费 \(sandbox.charged) 次")
  }
}
