import COpenSSL

/// Bytes that nobody may see: they are printed as `<redacted>`, are in no mirror, and are overwritten
/// when nobody holds them any more.
@safe package final class Secret: Sendable, CustomStringConvertible, CustomReflectable {
  /// Written once, before anybody else can see it, and overwritten when nobody can any more.
  private nonisolated(unsafe) let memory: UnsafeMutableRawBufferPointer

  /// - Parameter bytes: What to keep. The caller overwrites his own copy.
  package init(_ bytes: [UInt8]) {
    unsafe memory = .allocate(byteCount: bytes.count, alignment: 16)
    unsafe memory.copyBytes(from: bytes)
  }

  package convenience init(_ text: String) {
    self.init(Array(text.utf8))
  }

  deinit {
    unsafe OPENSSL_cleanse(memory.baseAddress, memory.count)
    unsafe memory.deallocate()
  }

  package var count: Int { unsafe memory.count }

  /// A copy, which is no longer looked after.
  package var bytes: [UInt8] { unsafe Array(memory) }

  package func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
    unsafe use(UnsafeRawBufferPointer(memory))
  }

  package var description: String { redacted }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What is shown in place of a secret.
package let redacted = "<redacted>"

/// Overwrites bytes that were secret. They must have no other owner.
package func cleanse(_ bytes: inout [UInt8]) {
  unsafe bytes.withUnsafeMutableBytes { buffer in
    unsafe OPENSSL_cleanse(buffer.baseAddress, buffer.count)
  }
}
