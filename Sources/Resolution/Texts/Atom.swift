public import Templates

/// A piece of text that the template does not decide; equal origins are equal texts in one deployment.
public struct Atom: Hashable, Sendable {
  /// Where the text comes from.
  public enum Origin: Hashable, Sendable {
    case parameter(String)
    case pseudoParameter(String)
    /// What `Ref` gives for a resource, or for a name that is not declared.
    case resource(String)
    case attribute(resource: String, name: String)
    /// A function's result, by one spelling for equal calls.
    case derived(String)
    /// Made up for a probe: equal to nothing that a template can say.
    case fresh(String)
  }

  /// Where it comes from; atoms of one origin are equal.
  public let origin: Origin
  /// What is known of the text, so that texts can be told apart.
  public let shape: TextShape
  /// The template that it is of, where that is another one than is looked at.
  private(set) var scope: String?

  /// An open piece of text.
  public init(_ origin: Origin, _ shape: TextShape = .any) {
    self.origin = origin
    self.shape = shape
  }

  /// Equal origins in one template.
  public static func == (left: Atom, right: Atom) -> Bool {
    left.origin == right.origin && left.scope == right.scope
  }

  /// Hashes the origin.
  public func hash(into hasher: inout Hasher) { hasher.combine(origin) }

  /// The same of another template: account, region and partition are the same there.
  func scoped(by name: String) -> Atom {
    switch origin {
    case .fresh, .pseudoParameter("AWS::AccountId"), .pseudoParameter("AWS::Partition"),
      .pseudoParameter("AWS::Region"), .pseudoParameter("AWS::URLSuffix"):
      return self
    default:
      var atom = self
      atom.scope = atom.scope ?? name
      return atom
    }
  }

  /// Whether both are surely not the same text: no two identity pools have one id.
  func differs(from other: Atom) -> Bool {
    shape == .identityPoolID && other.shape == .identityPoolID && self != other
  }

  /// It equals nothing that a template can say.
  public var isFresh: Bool { if case .fresh = origin { true } else { false } }

  /// One spelling of the origin, for those that are made from others.
  var identity: String {
    let name = scope.map { "\($0)|" } ?? ""
    return name + originIdentity
  }

  private var originIdentity: String {
    switch origin {
    case .parameter(let name): "param:\(name)"
    case .pseudoParameter(let name): "pseudo:\(name)"
    case .resource(let name): "ref:\(name)"
    case .attribute(let resource, let name): "att:\(resource).\(name)"
    case .derived(let call): call
    case .fresh(let name): "fresh:\(name)"
    }
  }

  /// Whether the text may hold `scalar`.
  public func mayContain(_ scalar: Unicode.Scalar) -> Bool {
    !isFresh && shape.mayContain(scalar)
  }
}

extension TextShape {
  /// Exactly twelve digits.
  public static let accountID = TextShape([Run(.digits, least: 12, most: 12)])
  /// Lower-case letters, digits and hyphens; at least one.
  public static let hyphenated = some(
    .lowercaseLetters.union(.digits).union(CharacterClass("-")))
  /// Letters, digits, `_` and `-`; at least one.
  public static let identifier = some(.word.union(CharacterClass("-")))
  /// Those of ``identifier`` and a colon: the id of an identity pool, which no other one has.
  public static let identityPoolID = some(.word.union(CharacterClass("-:")))
  /// What a resource of AWS gives: no wildcard is in it.
  public static let noWildcard = TextShape([
    Run(CharacterClass("*?").inverted, least: 0, most: nil)
  ])
}
