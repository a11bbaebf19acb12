import Synchronization
import VerifyFace

/// One call of the sandbox.
struct Call {
  let connection: Connection
  let key: String
  let cipher: Cipher
  let charge: @Sendable () -> Void

  func run(_ tls: TLSServer?) throws(TransportError) {
    if let tls { try connection.encrypt(tls) }
    let received = try IncomingRequest.read(connection)
    do throws(IncomingRequest.Refusal) {
      let (endpoint, body) = try received.get()
      do throws(IncomingRequest.Refusal) {
        let request = try IncomingRequest(endpoint, body, key: key, cipher: cipher)
        try? reply(request)
      } catch {
        guard case .error(let code, let reason) = error else { throw error }
        try? send(body: text(.error(code, reason), endpoint))
      }
    } catch {
      if case .status(let status) = error { try? send("HTTP/1.1 \(status) Refused\r\n\r\n") }
    }
  }

  private func reply(_ request: IncomingRequest) throws(TransportError) {
    let endpoint = request.endpoint
    let identity = TestIdentity.of(request.idNumber) ?? TestIdentity.all[0]
    let behaviour = request.photoFault ?? identity.behaviour(endpoint)
    switch behaviour {
    case .result, .error:
      try send(body: text(behaviour, endpoint, isThousand: request.isThousand))
    case .raw(let body, let isCharged):
      if isCharged { charge() }
      try send(body: body)
    case .status(let status, let headers):
      charge()
      try send("HTTP/1.1 \(status) Sandbox\r\n\(headers)Content-Length: 0\r\n\r\n")
    case .late(let seconds, let members):
      let body = text(.result(members), endpoint)
      // A client that gives up closes the connection, which ends the wait.
      if !connection.waitForBytes(.seconds(seconds)) { try send(body: body) }
    case .cut(let count, let members):
      let whole =
        "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n" + text(.result(members), endpoint)
      try send(String(whole.prefix(count)))
    case .framed(let framing, let members):
      try send(framed(text(.result(members), endpoint), framing))
    }
  }

  private func framed(_ body: String, _ framing: Behaviour.Framing) -> String {
    switch framing {
    case .untilEnd: return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body
    case .interim:
      return "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
        + "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
    case .chunked:
      let half = body.index(body.startIndex, offsetBy: body.count / 2)
      let chunks = [body[..<half], body[half...]].map {
        "\(String($0.utf8.count, radix: 16));x=\"y\"\r\n\($0)\r\n"
      }
      return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks.joined()
        + "0\r\nX-Trailer: 1\r\n\r\n"
    }
  }

  /// The text of a reply, encrypted where the endpoint's are; counts it where it is billed.
  private func text(
    _ behaviour: Behaviour, _ endpoint: Endpoint, isThousand: Bool = false
  ) -> String {
    let order = #""orderid":"JH2641261125093000\#(Int.random(in: 10_000_000...99_999_999))""#
    var text = ""
    switch behaviour {
    case .result(var members):
      if endpoint.isSecondVersion {
        if members.contains(#""charge":true"#) { charge() }
        text = #"{"reason":"查询成功","result":{\#(members)\#(order)},"error_code":0}"#
      } else {
        charge()
        if isThousand { members = Self.inThousandths(members) }
        text = #"{"reason":"成功","result":{\#(members),\#(order)},"error_code":0}"#
      }
    case .error(let code, let reason):
      // The platform's own errors come from before the service: nothing is known of a bill.
      let isOfService = endpoint.isSecondVersion && code > 200_000
      let result = isOfService ? #"{\#(order),"charge":false}"# : "null"
      text = #"{"reason":"\#(reason)","result":\#(result),"error_code":\#(code)}"#
    default: break
    }
    guard endpoint == .verify2Encry, let bytes = try? cipher.encrypt(Array(text.utf8)) else {
      return text
    }
    return String(decoding: Base64.encode(bytes), as: UTF8.self)
  }

  /// `"score":"96"` as `"score":"960"`.
  private static func inThousandths(_ members: String) -> String {
    guard members.contains(#""score":""#) else { return members }
    return members.dropLast() + "0\""
  }

  private func send(body: String) throws(TransportError) {
    try send(
      """
      HTTP/1.1 200 OK\r
      Content-Type: application/json;charset=utf-8\r
      Content-Length: \(body.utf8.count)\r
      Connection: close\r
      \r

      """ + body)
  }

  private func send(_ text: String) throws(TransportError) {
    _ = try connection.write(Secret(text))
  }
}
