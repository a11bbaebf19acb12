import CFloor
import Preflight

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

@main
struct Main {
  static func main() {
    var rounds = 7
    var paths: [String] = []
    for argument in CommandLine.arguments.dropFirst() {
      if argument == "--quick" { rounds = 3 } else { paths.append(argument) }
    }
    for path in paths {
      guard let bytes = read(path), let picture = try? Picture(decoding: bytes.span) else { continue }
      var q = 50
      func enc(_ q: Int) -> Int64 {
        floor_encode(picture.luma.samples, picture.chroma?.blue.samples, picture.chroma?.red.samples, Int32(picture.width), Int32(picture.height), Int32(q))
      }
      var lo = 5, hi = 95
      while lo < hi { q = (lo + hi + 1) / 2; if enc(q) <= 20000 { lo = q } else { hi = q - 1 } }
      q = lo
      var r: [Double] = [], p: [Double] = [], f: [Double] = [], g: [Double] = []
      for _ in 0..<rounds {
        let f1 = cpu { _ = floor_decode(bytes, bytes.count, 800); _ = enc(q) }
        let p1 = cpu { _ = try? Preflight().prepare(bytes) }
        let g1 = cpu { _ = try? Picture(decoding: bytes.span) }
        let p2 = cpu { _ = try? Preflight().prepare(bytes) }
        let f2 = cpu { _ = floor_decode(bytes, bytes.count, 800); _ = enc(q) }
        r.append((p1 + p2) / (f1 + f2)); p.append((p1 + p2) / 2); f.append((f1 + f2) / 2); g.append(g1)
      }
      func med(_ a: [Double]) -> Double { a.sorted()[a.count / 2] }
      let name = path.split(separator: "/").last!
      print(name, "floor", fmt(med(f) * 1e3), "picture", fmt(med(g) * 1e3), "prepare", fmt(med(p) * 1e3), "ratio", fmt(med(r)))
    }
    print("peak", floor_peak_bytes() >> 20, "MiB")
  }
  static func fmt(_ x: Double) -> String { String((x * 100).rounded() / 100) }
  static func cpu(_ body: () -> Void) -> Double {
    let start = floor_cpu_seconds(); body(); return floor_cpu_seconds() - start
  }
  static func read(_ path: String) -> [UInt8]? {
    guard let f = fopen(path, "rb") else { return nil }
    fseek(f, 0, SEEK_END); let n = ftell(f); rewind(f)
    let bytes = [UInt8](unsafeUninitializedCapacity: n) { b, c in c = fread(b.baseAddress, 1, n, f) }
    fclose(f)
    return bytes
  }
}
