import Foundation
import Preflight
import Testing
import VerifyFace
import VerifyFaceSandbox

/// Nothing that the command prints holds a secret, whatever the service does.
@Suite struct SecretsTests {
  @Test func everyOutcome() throws {
    let env = try TestEnv()
    for (index, identity) in TestIdentity.all.enumerated()
    where identity.meaning.english != "no reply for a minute" {
      let endpoint = SubmitTests.endpoints[index % 4]
      let flags = index % 2 == 0 ? ["--json"] : ["--lang", "zh"]
      let result = try env.submit(endpoint, TestEnv.person(identity.idNumber), flags)
      let printed = result.output + result.error
      for secret in [Sandbox.key, Sandbox.openID, identity.idNumber, TestEnv.name] {
        #expect(!printed.contains(secret), "\(identity.meaning)")
      }
      #expect((0...4).contains(result.status) && result.status != 2)
    }
  }
}
