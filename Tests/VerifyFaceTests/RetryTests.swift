import Testing

@testable import VerifyFace

@Suite struct RetryTests {
  private static let notSent = TransportError(.unconnected, hasLeft: false, detail: "x")
  private static let lost = TransportError(.disconnected, hasLeft: true, detail: "x")

  private func calls(_ replies: [Result<Reply, TransportError>], _ retry: Retry) async throws -> Int
  {
    let transport = FixedTransport(replies)
    _ = try await Sample.call(.verify2, retry: retry, over: transport)
    return transport.requests.count
  }

  private func reply(_ body: String) -> Result<Reply, TransportError> {
    .success(Reply(status: 200, body: Array(body.utf8)))
  }

  @Test func oneAttemptUnlessAsked() async throws {
    #expect(try await calls([.failure(Self.notSent)], .never) == 1)
    #expect(try await calls([reply(#"{"error_code":226401}"#)], .never) == 1)
  }

  @Test func repeatsWhatWasNotBilled() async throws {
    let good = reply(Example.same)
    #expect(try await calls([.failure(Self.notSent), good], .unbilled(attempts: 3)) == 2)
    #expect(try await calls([reply(#"{"error_code":10011}"#), good], .unbilled(attempts: 2)) == 2)
  }

  @Test func neverRepeatsWhatMayHaveBeenBilled() async throws {
    let retry = Retry.unbilled(attempts: 5)
    #expect(try await calls([.failure(Self.lost)], retry) == 1)
    for body in [
      "", #"{"error_code":10014}"#, #"{"error_code":226402}"#, #"{"error_code":99}"#,
      #"{"error_code":226401,"result":{"charge":true}}"#, Example.badName,
      #"{"error_code":0,"result":{"authResult":"0TXX","charge":true}}"#,
      #"{"error_code":0,"result":{"authResult":"0GXX"}}"#,
    ] {
      #expect(try await calls([reply(body)], retry) == 1, "\(body)")
    }
  }

  @Test func waitsLongerEachTime() {
    let retry = Retry.unbilled(attempts: 10)
    for (attempt, seconds) in [(1, 1.0), (2, 2), (3, 4), (6, 30), (9, 30)] {
      let pause = retry.pause(after: attempt)
      #expect(pause >= .seconds(seconds) && pause <= .seconds(seconds * 1.5))
    }
    #expect(Retry.unbilled(attempts: 1000).attempts == 10)
  }

  @Test func aCancelledTaskDoesNotWait() async throws {
    let transport = FixedTransport([.failure(Self.notSent)])
    let task = Task {
      try await Sample.call(.verify, retry: .unbilled(attempts: 10), over: transport)
    }
    while transport.requests.isEmpty { await Task.yield() }
    task.cancel()
    #expect(try await task.value.outcome.kind == .notSent)
    #expect(transport.requests.count == 1)
  }
}
