#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What one attempt to send or receive came to.
enum Step {
  case done(Int)
  case wantsRead
  case wantsWrite
  case ended
  case failed

  /// By the result of a call of the system.
  init(_ count: Int, blocked: Step) {
    if count > 0 {
      self = .done(count)
    } else if count == 0 {
      self = .ended
    } else {
      self = [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? blocked : .failed
    }
  }
}
