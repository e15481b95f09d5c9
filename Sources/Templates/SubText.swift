/// The text of an `Fn::Sub`, cut into what stays and what is put in.
public struct SubText: Sendable {
  /// One piece of the text.
  public enum Part: Hashable, Sendable {
    case literal(String)
    /// What stands between `${` and `}`, without blanks around it.
    case variable(String)
  }

  /// In written order; `${!x}` is the literal `${x}`.
  public let parts: [Part]

  /// Cuts a text; a `${` that is never closed stays literal.
  public init(_ text: String) {
    var parts: [Part] = []
    var literal = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      literal += rest[..<start.lowerBound]
      let inside = rest[start.upperBound..<end]
      if inside.first == "!" {
        literal += "${\(inside.dropFirst())}"
      } else {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.variable(Self.trimmed(inside)))
      }
      rest = rest[rest.index(after: end)...]
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

  private static func trimmed(_ name: Substring) -> String {
    guard name.utf8.first == UInt8(ascii: " ") || name.utf8.last == UInt8(ascii: " ") else {
      return String(name)
    }
    let start = name.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
