import Console
import JSONText
import Preflight

extension Outcome {
  /// The object of one photo, as README describes it. What is unknown is left out.
  ///
  /// - Parameter id: What a request gave to be told apart by.
  func json(_ language: Language, id: JSONValue? = nil) -> String {
    JSON.object { json in
      switch id {
      case .text(let text): json.member("id", text)
      case .number(let word): json.raw("id", word)
      case .boolean(let value): json.member("id", value)
      case .null: json.raw("id", "null")
      case nil, .object, .array: break
      }
      let (text, isExact) = item.path.text
      json.member("path", text)
      if !isExact { json.member("pathBase64", base64(item.path.bytes)) }
      if let earlier {
        json.members(of: earlier.members)
      } else {
        members(&json, language)
      }
      json.member("milliseconds", (milliseconds * 1000).rounded() / 1000)
    }
  }

  /// All members that a later run can print again.
  func members(_ json: inout JSON, _ language: Language) {
    json.member("verdict", verdict.rawValue)
    json.object("input") { $0.members(of: report.input) }
    if let output = report.output, writeError == nil {
      json.object("output") { json in
        if let written { json.member("path", written.text.text) }
        json.members(of: output)
      }
    }
    json.array("findings", report.findings) { $0.members(of: $1, language) }
    if let writeError { json.member("writeError", writeError) }
    json.array("notChecked", report.notChecked)
    json.object("measures") { json in
      for measure in report.measures {
        json.member(measure.name, (measure.value * 1000).rounded() / 1000)
      }
    }
    json.array("faces", report.faces) { $0.members(of: $1) }
  }
}

extension JSON {
  mutating func members(of input: Input) {
    member("bytes", input.bytes)
    member("format", input.format?.rawValue)
    member("width", input.width)
    member("height", input.height)
    member("orientation", input.orientation)
    member("components", input.components)
    member("progressive", input.progressive)
    member("subsampling", input.subsampling)
    member("quality", input.quality)
  }

  mutating func members(of output: Output) {
    member("method", output.method.rawValue)
    member("bytes", output.bytes)
    member("width", output.width)
    member("height", output.height)
    member("subsampling", output.subsampling)
    member("madeSmaller", output.madeSmaller)
    if output.turned != 0 { member("turned", output.turned) }
    if let crop = output.crop { numbers("crop", crop.numbers) }
  }

  mutating func members(of face: Face) {
    numbers("box", face.box.numbers)
    member("confidence", face.confidence.rounded(digits: 3))
    member("roll", face.roll.rounded(digits: 1))
    member("yaw", face.yaw.rounded(digits: 3))
    member("eyeDistance", face.eyeDistance.rounded(digits: 1))
    member("visibility", face.visibility.rounded(digits: 3))
    object("landmarks") { json in
      json.numbers("leftEye", face.landmarks.leftEye.numbers)
      json.numbers("rightEye", face.landmarks.rightEye.numbers)
      json.numbers("nose", face.landmarks.nose.numbers)
      json.numbers("mouth", face.landmarks.mouth.numbers)
      json.numbers("leftEar", face.landmarks.leftEar.numbers)
      json.numbers("rightEar", face.landmarks.rightEar.numbers)
    }
  }

  mutating func members(of finding: Finding, _ language: Language) {
    member("rule", finding.rule)
    member("severity", finding.severity.rawValue)
    member("value", finding.value)
    member("limit", finding.limit)
    member("unit", finding.unit?.rawValue)
    member("serviceCode", finding.serviceCode)
    member("message", finding.message[language])
    member("advice", finding.advice[language])
    member("detail", finding.detail)
  }

  /// Members that were written before, without their braces.
  mutating func members(of text: String) {
    guard let colon = text.firstIndex(of: ":") else { return }
    let key = text[..<colon].dropFirst().dropLast()
    raw(String(key), String(text[text.index(after: colon)...]))
  }
}

extension Box {
  /// Left, top, width and height to a tenth of a pixel.
  fileprivate var numbers: [Double] { [x, y, width, height].map { $0.rounded(digits: 1) } }
}

extension Point {
  /// To a tenth of a pixel.
  fileprivate var numbers: [Double] { [x, y].map { $0.rounded(digits: 1) } }
}

extension Double {
  fileprivate func rounded(digits: Int) -> Double {
    let scale = digits == 1 ? 10.0 : 1000.0
    return (self * scale).rounded() / scale
  }
}

/// RFC 4648, section 4.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let three = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
    let bits = three[0] << 16 | three[1] << 8 | three[2]
    for place in 0..<4 {
      text.append(start + place > bytes.count ? "=" : alphabet[bits >> (18 - 6 * place) & 63])
    }
  }
  return text
}
