internal import CJansson

extension DocumentError {
  /// Why jansson stopped reading `bytes`, with the start of the token that it names.
  init(_ failure: json_error_t, in bytes: [UInt8]) {
    var failure = failure
    let written = unsafe withUnsafeBytes(of: &failure.text) { buffer in
      unsafe String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
    let stop = min(max(Int(failure.position), 0), bytes.count)
    // jansson takes a NUL between two tokens for the end of the text.
    if let null = bytes[..<stop].firstIndex(of: 0) {
      self.init(.syntax, "not valid JSON: a NUL byte", at: null)
      return
    }
    let (message, token) = Self.parts(of: written)
    let start =
      if written.hasSuffix(Self.nearEnd) {
        stop
      } else if let token {
        max(0, stop - token.utf8.count)
      } else {
        Self.start(ofTokenBefore: stop, in: bytes)
      }
    switch unsafe json_error_code(&failure) {
    case json_error_stack_overflow:
      self = .tooDeep(at: start)
    case json_error_numeric_overflow:
      self.init(.syntax, "not valid JSON: a number is too large", at: start)
    case json_error_null_character, json_error_null_byte_in_key:
      self.init(.syntax, "not valid JSON: a NUL character (\\u0000) is not allowed", at: start)
    case json_error_invalid_syntax where Self.isAfterComma(start, in: bytes):
      let bracket = Character(Unicode.Scalar(bytes[start]))
      self.init(.syntax, "not valid JSON: a comma before '\(bracket)'", at: start)
    default:
      self.init(.syntax, "not valid JSON: \(message)", at: start)
    }
  }

  /// `[1,]`: what some generators write.
  private static func isAfterComma(_ offset: Int, in bytes: [UInt8]) -> Bool {
    guard offset < bytes.count, [UInt8(ascii: "]"), UInt8(ascii: "}")].contains(bytes[offset])
    else { return false }
    let before = bytes[..<offset].last { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return before == UInt8(ascii: ",")
  }

  private static let nearEnd = " near end of file"

  /// jansson names the token it read last as `near 'token'`, if that is no longer than 20 bytes.
  private static func parts(of written: String) -> (message: String, token: Substring?) {
    if written.hasSuffix(nearEnd) {
      return ("\(written.dropLast(nearEnd.count)); the text ends too early", nil)
    }
    guard let near = written.firstRange(of: " near '"), written.hasSuffix("'") else {
      return (written, nil)
    }
    let token = written[near.upperBound...].dropLast()
    let message = String(written[..<near.lowerBound])
    let isPrintable = token.unicodeScalars.allSatisfy { !$0.properties.generalCategory.isControl }
    return (isPrintable ? "\(message) at '\(token)'" : message, token)
  }

  private static func start(ofTokenBefore end: Int, in bytes: [UInt8]) -> Int {
    var start = 0
    var offset = 0
    while offset < end {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      case UInt8(ascii: "\""):
        start = offset
        offset += 1
        while offset < end, bytes[offset] != UInt8(ascii: "\"") {
          offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset += 1
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: ":"), UInt8(ascii: ","):
        start = offset
        offset += 1
      default:
        start = offset
        while offset < end, isWord(bytes[offset]) { offset += 1 }
        offset = max(offset, start + 1)
      }
    }
    return start
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: byte >= 0x80
    }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isControl: Bool {
    switch self {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
