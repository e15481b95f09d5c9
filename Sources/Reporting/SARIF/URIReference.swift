/// The address of a file in a report: relative to the source root, or absolute outside it.
struct URIReference {
  let text: String
  /// Relative to `%SRCROOT%`.
  let isRelative: Bool

  /// A path with `/` between its parts (RFC 3986, sections 2.3 and 4.2).
  init(path: String) {
    isRelative = !path.hasPrefix("/")
    let encoded = Self.percentEncoded(path)
    // A colon in the first part would make it a scheme for readers that decode too early.
    let looksLikeScheme = path.prefix { $0 != "/" }.contains(":")
    text = isRelative ? (looksLikeScheme ? "./" : "") + encoded : "file://" + encoded
  }

  private static func percentEncoded(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += (digits.count < 2 ? "%0" : "%") + digits
      }
    }
    return result
  }
}
