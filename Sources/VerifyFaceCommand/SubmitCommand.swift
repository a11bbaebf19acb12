import Console
import Preflight
import VerifyFace

/// `verifyface submit`: one photo, one person, one call.
enum SubmitCommand {
  static func run(_ options: Options) async throws(UsageError) -> ExitStatus {
    guard let endpoint = options.endpoint, let path = options.words.first else { return .usage }
    let address = try options.address()
    let inputs = Inputs(options: options)
    let credentials = try inputs.credentials(endpoint)
    let person = try inputs.person()
    let transport = SocketTransport(certificateAuthorities: options.authorities?.text.text)
    guard options.authorities == nil || transport.canTrust else {
      throw UsageError(
        message: Words(
          "--ca-file: no certificates can be read from it", zh: "--ca-file：无法从中读取证书"))
    }
    var printer = OutcomePrinter(options: options, endpoint: endpoint)

    let preflight = Preflight()
    let bytes: [UInt8]
    do throws(Fault) {
      bytes = try ReadFile.read(path, limit: preflight.specification.limits.bytes).bytes
    } catch {
      let report = preflight.report(error)
      guard case .tooManyBytes = error else {
        throw UsageError(message: report.findings.first?.message ?? Words("no photo", zh: "无照片"))
      }
      return say(printer.text(heldBack: report), .notAccepted, .no)
    }
    let photo: ReadyPhoto
    do throws(Rejection) {
      photo = try preflight.prepare(bytes)
    } catch {
      return say(printer.text(heldBack: error.report), .notAccepted, .no)
    }

    printer.warnings = photo.report.findings.filter { $0.severity == .warn }

    // From here on an interruption may cost money: it is noted, and the call ended in good order.
    Signals.install()
    let service = VerifyFace(
      credentials, at: address, timeout: options.timeout, transport: transport)
    let call = Task { () async -> Result<Answer, Failure> in
      do throws(Failure) {
        return .success(
          endpoint.isSecondVersion
            ? try await service.verify2(person, photo) : try await service.verify(person, photo))
      } catch {
        return .failure(error)
      }
    }
    // An interrupted call is cut off, but what it may have cost is still said.
    let watch = Task {
      while Signals.pending == nil { try await Task.sleep(for: .milliseconds(50)) }
      call.cancel()
    }
    defer { watch.cancel() }
    switch await call.value {
    case .success(let answer):
      let decision = answer.decision(at: options.decisive)
      return say(printer.text(answer, decision), ExitStatus(decision), answer.charged)
    case .failure(let failure):
      return say(printer.text(failure), ExitStatus(failure), failure.charged)
    }
  }

  /// Prints what a photo came to. What nobody could read is no decision to act on, nor a reason to
  /// repeat a call that was paid for: the status says what is left of it, whether it was charged.
  private static func say(
    _ text: String, _ status: ExitStatus, _ charged: Charged
  ) -> ExitStatus {
    if Standard.output.tryPrint(text) { return status }
    return charged == .no ? .failed : .failedAndCharged
  }
}
