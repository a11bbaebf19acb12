import Preflight
import VerifyFace

func decide(
  _ bytes: [UInt8], _ name: String, _ number: String, _ service: VerifyFace
) async throws -> Decision {
  let person = try Person(name: name, idNumber: number)  // checked before money is spent
  let photo = try Preflight().prepare(bytes)  // nothing else can be sent
  do throws(Failure) {
    let answer = try await service.verify2(person, photo)  // one request, never repeated
    return answer.decision(at: .falseAcceptOneIn(10_000))  // .accept, .reject or .review
  } catch {
    print(error.kind, error.charged, error.repeat, error.orderID ?? "", error.advice)
    throw error
  }
}
