import Foundation
import Testing

@testable import VerifyFace

@Suite struct CipherTests {
  struct Vectors: Decodable {
    struct AES: Decodable {
      var openid: String
      var key: String
      var plain: String
      var cipher: String
    }
    struct Form: Decodable {
      var value: String
      var encoded: String
    }
    var aes: [AES]
    var form: [Form]

    static let all = Result {
      let url = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Vectors/encryption.json")
      return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: url))
    }
  }

  @Test func agreesWithJavaNodeAndOpenSSL() throws {
    let vectors = try Vectors.all.get().aes
    #expect(vectors.count == 32)
    for vector in vectors {
      let cipher = try Cipher(openID: vector.openid)
      #expect(String(decoding: cipher.key.bytes, as: UTF8.self) == vector.key)
      let encrypted = try cipher.encrypt(Array(vector.plain.utf8))
      #expect(String(decoding: Base64.encode(encrypted), as: UTF8.self) == vector.cipher)
      #expect(try cipher.decrypt(encrypted) == Array(vector.plain.utf8))
    }
  }

  @Test func refusesWhatAnotherKeyMade() throws {
    let cipher = try Cipher(openID: "a")
    let other = try Cipher(openID: "b").encrypt(Array("{\"error_code\":0}".utf8))
    #expect(throws: Cipher.Fault.undecipherable) { try cipher.decrypt(other) }
    #expect(throws: Cipher.Fault.undecipherable) { try cipher.decrypt([]) }
    #expect(throws: Cipher.Fault.undecipherable) { try cipher.decrypt([1, 2, 3]) }
  }

  @Test func percentEncodesOnce() throws {
    for vector in try Vectors.all.get().form {
      var form: [UInt8] = []
      Form.append("x", Array(vector.value.utf8), to: &form)
      #expect(String(decoding: form, as: UTF8.self) == "x=" + vector.encoded)
      #expect(Form.decode(vector.encoded.utf8) == Array(vector.value.utf8))
    }
    var form: [UInt8] = []
    Form.append("x", Array("A-Z_a.z~9*".utf8), to: &form)
    #expect(form == Array("x=A-Z_a.z~9*".utf8))
    #expect(Form.decode("%4".utf8) == nil)
    #expect(Form.decode("%zz".utf8) == nil)
  }

  @Test(arguments: 0...64)
  func base64GoesThereAndBack(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 91 &+ 250) }
    let text = Base64.encode(bytes)
    #expect(text == Array(Data(bytes).base64EncodedString().utf8))
    #expect(Base64.decode(text) == bytes)
  }

  @Test(arguments: ["A", "AB=", "A===", "AB=C", "AB C", "AB-_", "=AAA", "ABCD====", "ABCDE==="])
  func refusesWhatIsNoBase64(_ text: String) {
    #expect(Base64.decode(Array(text.utf8)) == nil)
  }
}
