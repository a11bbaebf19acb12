/// stub
public struct SocketTransport: Transport {
  public init() {}
  public func send(_ request: Request) async throws(TransportError) -> Reply {
    throw TransportError(.exhausted, hasLeft: false, detail: "")
  }
}
