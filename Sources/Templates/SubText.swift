/// The text of an `Fn::Sub`, cut into what stays and what is put in.
public struct SubText: Sendable {
  /// One piece of the text.
  public enum Part: Hashable, Sendable {
    case literal(String)
    /// What stands between `${` and `}`, without blanks around it.
    case variable(String)
    /// A variable that something else replaces before, as it is written.
    case serverless(String)
  }

  /// In written order; `${!x}` is the literal `${x}`.
  public let parts: [Part]

  /// Cuts a text; a `${` that is never closed stays literal.
  public init(_ text: String) {
    guard text.utf8.contains(UInt8(ascii: "$")) else {
      parts = text.isEmpty ? [] : [.literal(text)]
      return
    }
    var parts: [Part] = []
    var literal = ""
    var rest = text[...]
    while let start = Self.variableStart(in: rest) {
      if let end = ServerlessVariable.end(of: rest[start...]) {
        literal += rest[..<start]
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.serverless(String(rest[start..<end])))
        rest = rest[end...]
        continue
      }
      guard let end = rest.utf8[start...].firstIndex(of: UInt8(ascii: "}")) else { break }
      literal += rest[..<start]
      let inside = rest[rest.utf8.index(start, offsetBy: 2)..<end]
      if inside.utf8.first == UInt8(ascii: "!") {
        literal += "${\(inside.dropFirst())}"
      } else {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.variable(Self.trimmed(inside)))
      }
      rest = rest[rest.utf8.index(after: end)...]
    }
    literal += rest
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  /// A variable's name as ``Intrinsic/getAtt(resource:attribute:)`` reads it: split at the first dot.
  public static func attribute(in variable: String) -> (resource: String, attribute: String)? {
    guard let dot = variable.firstIndex(of: ".") else { return nil }
    return (String(variable[..<dot]), String(variable[variable.index(after: dot)...]))
  }

  /// Where the next `${` stands.
  private static func variableStart(in text: Substring) -> String.Index? {
    let bytes = text.utf8
    var place = bytes.startIndex
    while let dollar = bytes[place...].firstIndex(of: UInt8(ascii: "$")) {
      place = bytes.index(after: dollar)
      if place < bytes.endIndex, bytes[place] == UInt8(ascii: "{") { return dollar }
    }
    return nil
  }

  private static func trimmed(_ name: Substring) -> String {
    guard name.utf8.first == UInt8(ascii: " ") || name.utf8.last == UInt8(ascii: " ") else {
      return String(name)
    }
    let start = name.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
