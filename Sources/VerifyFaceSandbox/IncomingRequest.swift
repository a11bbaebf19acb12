import VerifyFace

/// A request as the service sees it, checked as the service would.
struct IncomingRequest {
  /// Why a request is answered without a look at the person.
  enum Refusal: Error {
    /// An HTTP status: the request did not reach the service's program.
    case status(Int)
    /// `error_code` and `reason`.
    case error(Int, String)
  }

  /// More than the largest photo makes.
  static let largestBody = 1 << 20

  let endpoint: Endpoint
  let idNumber: String
  let photo: [UInt8]
  let isThousand: Bool

  /// Reads a request; the connection's errors pass through.
  static func read(
    _ connection: Connection
  ) throws(TransportError) -> Result<(Endpoint, [UInt8]), Refusal> {
    var reader = HTTPReader(source: connection)
    let (line, fields) = try reader.head()
    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
    // The body is heard out before anything is said: a refusal that overtakes it is lost with the
    // connection.
    let lengths = values("content-length")
    guard lengths.count <= 1, let length = Int(lengths.first ?? "0"), length >= 0,
      values("transfer-encoding").isEmpty
    else { return .failure(.status(411)) }
    guard length <= largestBody else { return .failure(.status(413)) }
    let body = try reader.body(length)
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2] == "HTTP/1.1", values("host").count == 1 else {
      return .failure(.status(400))
    }
    guard let endpoint = Endpoint.allCases.first(where: { $0.path == words[1] }) else {
      return .failure(.status(404))
    }
    guard words[0] == "POST" else { return .failure(.status(405)) }
    let type = values("content-type").first?.lowercased().split(separator: ";").first
    guard type == "application/x-www-form-urlencoded" else { return .failure(.status(415)) }
    return lengths.isEmpty ? .failure(.status(411)) : .success((endpoint, body))
  }

  init(_ endpoint: Endpoint, _ body: [UInt8], key: String, cipher: Cipher) throws(Refusal) {
    self.endpoint = endpoint
    var fields: [String: [UInt8]] = [:]
    for field in body.split(separator: UInt8(ascii: "&")) {
      let parts = field.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
      // A plus is a blank to every server: Base64 that was not percent-encoded breaks here.
      let text = parts.last?.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 } ?? []
      guard parts.count == 2, let value = Form.decode(text) else { throw .status(400) }
      let name = String(decoding: parts[0], as: UTF8.self)
      guard fields.updateValue(value, forKey: name) == nil else { throw .status(400) }
    }
    guard fields["key"] == Array(key.utf8) else { throw .error(10001, "错误的请求KEY") }
    func plain(_ name: String) throws(Refusal) -> [UInt8] {
      let value = fields[name] ?? []
      guard endpoint.isEncrypted, !value.isEmpty else { return value }
      guard let bytes = Base64.decode(value), let plain = try? cipher.decrypt(bytes) else {
        throw .error(10004, "错误的OPENID")
      }
      return plain
    }
    let name = String(decoding: try plain("realname"), as: UTF8.self)
    idNumber = String(decoding: try plain("idcard"), as: UTF8.self)
    let image = try plain("image")
    do throws(PersonError) {
      _ = try Person(
        name: name, idNumber: idNumber, allowing: [.foreignResident, .singleCharacterName])
    } catch {
      let isName = error.reason.rawValue.hasPrefix("name")
      throw .error(226403, isName ? "参数错误(姓名格式不正确)" : "参数错误(身份证号码格式不正确)")
    }
    guard !image.isEmpty else { throw .error(226403, "参数错误(图片为空)") }
    guard let photo = Base64.decode(image) else { throw .error(226403, "参数错误(图片base64格式错误)") }
    guard photo.count <= 102_400 else { throw .error(226403, "参数错误(图片过大)") }
    self.photo = photo
    isThousand = fields["thousand"] == [UInt8(ascii: "1")] && !endpoint.isSecondVersion
  }

  /// What the service would find wrong with the photo itself, at the customer's cost.
  var photoFault: Behaviour? {
    let isJPEG = photo.starts(with: [0xFF, 0xD8, 0xFF])
    if isJPEG && photo.count >= 5_120 { return nil }
    return endpoint.isSecondVersion
      ? .result(#""charge":true,"authResult":"\#(isJPEG ? "0J" : "0E")XX","#)
      : .result(
        #""res":2,"code":"3004","desc":"用户上传的照片检测不到人脸","message":"身份证核查成功，但人脸比对失败""#)
  }
}
