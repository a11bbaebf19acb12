#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Functions of the system whose names mean something else inside our types.

package func systemSocket(_ family: Int32) -> Int32 { socket(family, StreamSocket.type, 0) }

func systemConnect(_ descriptor: Int32, _ address: UnsafeRawBufferPointer) -> Int32 {
  unsafe connect(
    descriptor, address.baseAddress?.assumingMemoryBound(to: sockaddr.self),
    socklen_t(address.count))
}

package func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  unsafe send(descriptor, bytes.baseAddress, bytes.count, 0)
}

/// What the system calls an error.
package func systemMessage(_ code: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  // Glibc's imported form is the POSIX one, which fills the buffer.
  _ = unsafe strerror_r(code, &buffer, buffer.count)
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
