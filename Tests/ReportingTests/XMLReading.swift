/// An element as a strict reader sees it, for what our own writer produces.
struct XMLElement {
  struct Malformed: Error {
    let message: String
  }

  let name: String
  var attributes: [String: String] = [:]
  var children: [XMLElement] = []
  var text = ""

  func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The root of a document without CDATA, comments and doctype, which our reports never have.
  static func read(_ document: String) throws -> XMLElement {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    guard document.hasPrefix(declaration) else { throw Malformed(message: "declaration") }
    var rest = Array(document.unicodeScalars.dropFirst(declaration.unicodeScalars.count))[...]
    let root = try element(&rest)
    guard String(String.UnicodeScalarView(rest)) == "\n" else {
      throw Malformed(message: "text behind the root")
    }
    return root
  }

  private static func element(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> XMLElement {
    var tag = String(try upTo(">", &rest).dropFirst())
    let isEmpty = tag.hasSuffix("/")
    if isEmpty { tag.removeLast() }
    let name = tag.prefix { $0 != " " }
    var element = XMLElement(name: String(name))
    var attributes = tag.dropFirst(name.count)[...]
    while let equals = attributes.firstIndex(of: "=") {
      let key = attributes[..<equals].drop { $0 == " " }
      let value = attributes[equals...].dropFirst(2).prefix { $0 != "\"" }
      guard element.attributes[String(key)] == nil, !value.contains("<") else {
        throw Malformed(message: tag)
      }
      element.attributes[String(key)] = try unescaped(value)
      attributes = attributes[value.endIndex...].dropFirst()
    }
    while !isEmpty {
      let text = String(try upTo("<", &rest, keepsEnd: true))
      element.text += try unescaped(text[...])
      if rest.starts(with: "</".unicodeScalars) {
        let end = try upTo(">", &rest)
        guard end.dropFirst(2) == element.name else { throw Malformed(message: end) }
        break
      }
      element.children.append(try Self.element(&rest))
    }
    return element
  }

  private static func upTo(
    _ end: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>, keepsEnd: Bool = false
  ) throws -> String {
    guard let index = rest.firstIndex(of: end) else { throw Malformed(message: "no \(end)") }
    defer { rest = keepsEnd ? rest[index...] : rest[(index + 1)...] }
    return String(String.UnicodeScalarView(rest[..<index]))
  }

  private static func unescaped(_ text: Substring) throws -> String {
    var result = ""
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "&" else {
        guard isChar(scalar.value) else { throw Malformed(message: "U+\(scalar.value)") }
        result.unicodeScalars.append(scalar)
        continue
      }
      let name = String(rest.prefix { $0 != ";" })
      rest = rest.dropFirst(name.unicodeScalars.count + 1)
      let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
      let number =
        name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
      guard let value = named[name] ?? number.flatMap(Unicode.Scalar.init), isChar(value.value)
      else { throw Malformed(message: "&\(name);") }
      result.unicodeScalars.append(value)
    }
    return result
  }

  /// `Char` of XML 1.0.
  private static func isChar(_ value: UInt32) -> Bool {
    value == 9 || value == 10 || value == 13 || (0x20...0xFFFD).contains(value)
      || value >= 0x1_0000
  }
}
