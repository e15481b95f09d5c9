/// JSON, value by value, with two spaces for each level, or on one line.
///
/// Text is written so that no reader, terminal or CI runner can take it for anything else: quotes,
/// controls and the marks of runner commands are escaped, which leaves the value as it is.
struct JSONWriter<Output: TextOutputStream> {
  private(set) var output: Output
  private var depth: Int
  private let isOneLine: Bool
  private var isFirst = true

  /// - Parameters:
  ///   - depth: other than 0 for what stands inside a text that another writer began.
  ///   - isOneLine: breaks the line behind the outermost value alone.
  init(_ output: Output, depth: Int = 0, isOneLine: Bool = false) {
    self.output = output
    self.depth = depth
    self.isOneLine = isOneLine
  }

  mutating func object(_ name: String? = nil, _ body: (inout Self) -> Void) {
    nest("{", "}", name, body)
  }

  mutating func array(_ name: String? = nil, _ body: (inout Self) -> Void) {
    nest("[", "]", name, body)
  }

  /// A member of an object, or an element of an array when `name` is `nil`.
  mutating func value(_ name: String? = nil, _ text: String) {
    begin(name)
    output.write(Self.jsonSafe(text))
  }

  mutating func value(_ name: String? = nil, _ number: Int) {
    begin(name)
    output.write(String(number))
  }

  mutating func value(_ name: String? = nil, _ truth: Bool) {
    begin(name)
    output.write(truth ? "true" : "false")
  }

  /// A text, or `null`.
  mutating func value(_ name: String, optional text: String?) {
    if let text {
      value(name, text)
    } else {
      begin(name)
      output.write("null")
    }
  }

  /// Members of an object, or elements of an array, as another writer wrote them at the same depth.
  mutating func written(_ text: String) {
    guard !text.isEmpty else { return }
    if !isFirst { output.write(",") }
    isFirst = false
    output.write(text)
  }

  /// A number that is filled in later.
  mutating func value(_ name: String, _ mark: SARIFMark) {
    begin(name)
    output.write(mark.text)
  }

  private mutating func nest(
    _ open: String, _ close: String, _ name: String?, _ body: (inout Self) -> Void
  ) {
    begin(name)
    output.write(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    output.write(close)
    isFirst = false
    if depth == 0 { output.write("\n") }
  }

  private mutating func begin(_ name: String?) {
    if depth > 0 {
      if !isFirst { output.write(",") }
      breakLine()
    }
    isFirst = false
    if let name { output.write(Self.jsonSafe(name) + (isOneLine ? ":" : ": ")) }
  }

  private mutating func breakLine() {
    guard !isOneLine else { return }
    output.write("\n" + String(repeating: "  ", count: depth))
  }

  /// A JSON string (RFC 8259, section 7), quotes included.
  static func jsonSafe(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = "\""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // JSON may hold NUL, but many of its readers and their databases refuse the whole text.
      case "\0": result += "\\\\u{0}"
      case let scalar where LogSafe.isUnsafe(scalar): result += escape(scalar)
      case "#" where LogSafe.endsCommandMark(scalars, at: index): result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { unit in
      unit.map { number in
        let digits = String(number, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    } ?? ""
  }
}
