/// A text as far as the template decides it: literal pieces and open ones, in order.
///
/// `Fn::Sub` and `Fn::Join` flatten into it, so that the same parts are the same text however written.
public struct Text: Hashable, Sendable {
  /// One piece.
  public enum Part: Hashable, Sendable {
    /// Never empty, and never beside another literal.
    case literal(String)
    case atom(Atom)

    /// Literals are equal when their bytes are: no Unicode normalisation, as in the service.
    public static func == (left: Part, right: Part) -> Bool {
      switch (left, right) {
      case (.literal(let a), .literal(let b)): a.utf8.elementsEqual(b.utf8)
      case (.atom(let a), .atom(let b)): a == b
      case (.literal, .atom), (.atom, .literal): false
      }
    }

    /// Hashes what is compared.
    public func hash(into hasher: inout Hasher) {
      switch self {
      case .literal(let literal): hasher.combine(literal)
      case .atom(let atom): hasher.combine(atom)
      }
    }
  }

  /// How long a text may grow that is put together from others, in bytes and pieces.
  ///
  /// A template itself has at most a million bytes; what is longer is open.
  static let maximumSize = 200_000

  /// Its bytes, as far as they are known, and its open pieces.
  var size: Int {
    parts.reduce(0) { size, part in
      switch part {
      case .literal(let literal): size + literal.utf8.count
      case .atom(let atom): size + atom.identity.utf8.count
      }
    }
  }

  /// The pieces, in order.
  public private(set) var parts: [Part] = []

  /// The empty text.
  public init() {}

  /// A known text.
  public init(_ literal: String) { append(literal) }

  /// An open text.
  public init(_ atom: Atom) { parts = [.atom(atom)] }

  /// A text of pieces; neighbouring literals become one.
  public init(_ parts: [Part]) {
    for part in parts { append(part) }
  }

  /// Adds another text at the end.
  public mutating func append(_ text: Text) {
    for part in text.parts { append(part) }
  }

  /// Adds a piece at the end.
  public mutating func append(_ part: Part) {
    switch part {
    case .literal(let literal): append(literal)
    case .atom: parts.append(part)
    }
  }

  /// Adds known text at the end.
  public mutating func append(_ literal: String) {
    guard !literal.isEmpty else { return }
    if case .literal(let last) = parts.last {
      parts[parts.count - 1] = .literal(last + literal)
    } else {
      parts.append(.literal(literal))
    }
  }

  /// The same of another template.
  func scoped(by name: String?) -> Text {
    guard let name, known == nil else { return self }
    return Text(
      parts.map { part in
        if case .atom(let atom) = part { .atom(atom.scoped(by: name)) } else { part }
      })
  }

  /// The whole text, when nothing in it is open.
  public var known: String? {
    switch (parts.count, parts.first) {
    case (0, _): ""
    case (1, .literal(let literal)): literal
    default: nil
    }
  }

  /// The only piece, when it is an open one.
  public var onlyAtom: Atom? {
    if parts.count == 1, case .atom(let atom) = parts[0] { atom } else { nil }
  }

  /// One spelling for equal texts, for identities of atoms that are made from others.
  ///
  /// Signs between spellings are escaped, so that what reads alike in a list is alike.
  var canonical: String { spelling(escaping: "\\<,:=[]{}") }

  func spelling(escaping special: String) -> String {
    parts.map { part in
      switch part {
      case .literal(let literal):
        literal.unicodeScalars.map { scalar in
          special.unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar)
        }.joined()
      case .atom(let atom): "<\(atom.identity)>"
      }
    }.joined()
  }
}
