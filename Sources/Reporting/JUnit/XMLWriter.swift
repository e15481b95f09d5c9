/// XML 1.0, element by element: declaration first, no text but in leaves, no CDATA, no comments.
///
/// Text is written so that every reader takes it: what XML does not allow becomes visible, and what
/// a terminal or a CI runner would obey becomes a character reference, which leaves the value as it
/// is.
struct XMLWriter<Output: TextOutputStream> {
  private(set) var output: Output
  private var depth = 0

  typealias Attributes = [(name: String, value: String)]

  init(_ output: Output) {
    self.output = output
    self.output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Goes on inside an element of a document that another writer began.
  init(_ output: Output, depth: Int) {
    self.output = output
    self.depth = depth
  }

  /// An element that holds elements.
  mutating func element(
    _ name: String, _ attributes: Attributes = [], _ body: (inout Self) -> Void
  ) {
    start(name)
    finish(name, attributes, body)
  }

  /// Begins an element, of which ``finish(_:_:_:)`` or ``write(rest:)`` writes the rest.
  mutating func start(_ name: String, _ attributes: Attributes = []) {
    output.write("\(indent)<\(name)")
    write(attributes)
  }

  /// The rest of an element that is begun: further attributes and the elements that it holds.
  mutating func finish(
    _ name: String, _ attributes: Attributes, _ body: (inout Self) -> Void
  ) {
    write(attributes)
    output.write(">\n")
    depth += 1
    body(&self)
    depth -= 1
    output.write("\(indent)</\(name)>\n")
  }

  /// A leaf: empty, or with text.
  mutating func leaf(_ name: String, _ attributes: Attributes = [], text: String = "") {
    start(name, attributes)
    output.write(text.isEmpty ? "/>\n" : ">\(Self.xmlSafe(text: text))</\(name)>\n")
  }

  /// The rest of an element, as another writer wrote it.
  mutating func write(rest: String) { output.write(rest) }

  private mutating func write(_ attributes: Attributes) {
    for (name, value) in attributes {
      output.write(" \(name)=\"\(Self.xmlSafe(attribute: value))\"")
    }
  }

  private var indent: String { String(repeating: "  ", count: depth) }

  /// The inside of an element.
  static func xmlSafe(text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "\r": "&#13;"
      default: nil
      }
    }
  }

  /// The inside of a double-quoted attribute; parsers would turn its blanks into spaces.
  static func xmlSafe(attribute: String) -> String {
    escaped(attribute) { scalar in
      switch scalar {
      case "\"": "&quot;"
      case "\t", "\n", "\r": "&#\(scalar.value);"
      default: nil
      }
    }
  }

  private static func escaped(
    _ text: String, _ special: (Unicode.Scalar) -> String?
  ) -> String {
    if LogSafe.isPlain(text) { return text }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var isAtLineStart = true
    for (index, scalar) in scalars.enumerated() {
      let isCommand = isAtLineStart && scalar == ":" && scalars[index...].starts(with: [":", ":"])
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case let scalar where special(scalar) != nil: result += special(scalar) ?? ""
      case let scalar where !isAllowed(scalar): result += LogSafe.escape(scalar)
      case let scalar where isCommand || LogSafe.endsCommandMark(scalars, at: index):
        result += reference(scalar)
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case let scalar where LogSafe.isUnsafe(scalar): result += reference(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      if scalar == "\n" || scalar == "\r" {
        isAtLineStart = true
      } else if !scalar.properties.isWhitespace {
        isAtLineStart = false
      }
    }
    return result
  }

  private static func reference(_ scalar: Unicode.Scalar) -> String {
    "&#x\(String(scalar.value, radix: 16, uppercase: true));"
  }

  /// `Char` of XML 1.0, section 2.2; what it leaves out is invalid as a reference too.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}
