package import Preflight

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the process was started with, byte for byte.
package enum CommandArguments {
  /// The arguments behind the command's name.
  package static func raw() -> [[UInt8]] {
    let count = Int(CommandLine.argc)
    return (1..<max(1, count)).compactMap { index in
      guard let text = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe bytes(text)
    }
  }

  /// A variable of the environment, or nil where it is not set or empty.
  package static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(decoding: bytes(value), as: UTF8.self)
    return text.isEmpty ? nil : text
  }

  private static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
    let count = unsafe strlen(text)
    return unsafe UnsafeBufferPointer(start: text, count: count).map { UInt8(bitPattern: $0) }
  }
}

extension Language {
  /// The language of the environment, by the usual order of its variables.
  package static func ofEnvironment() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { CommandArguments.environment($0) }.first
    return locale?.hasPrefix("zh") == true ? .chinese : .english
  }
}
