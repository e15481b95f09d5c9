public import Documents

/// A value that rules are evaluated on: of a document, of the rules themselves, or made by a function.
///
/// A class, since a value is made once and then handed on from step to step of many queries.
public final class GuardValue {
  /// What it is.
  public enum Content {
    case null
    case string(String)
    case boolean(Bool)
    case integer(Int)
    case real(Double)
    case list([GuardValue])
    case map(any GuardMap)
    /// It exists, and its content is not decided.
    case open(OpenValue)
    /// One Unicode scalar, which equals no string.
    case character(Unicode.Scalar)
    /// Written in rules only.
    case expression(GuardExpression)
  }

  /// What stands in the document for it.
  public enum Place {
    /// It is written in the rules, or made.
    case none
    case value(Node)
    /// It is the key in front of this value.
    case key(Node)
  }

  /// What it is.
  public let content: Content
  /// Where it stands.
  public let place: Place
  /// What it came through on the way there: a parameter's default, a mapping.
  public let relatedPlaces: [RelatedPlace]
  /// What stands there as it is written, so that a function can be asked for by its name.
  let written: Node?

  /// A value with its place.
  ///
  /// - Parameter written: what writes it, where that is a part of what stands at `place`.
  public init(
    _ content: Content, at place: Place = .none, through relatedPlaces: [RelatedPlace] = [],
    written: Node? = nil
  ) {
    self.content = content
    self.place = place
    self.relatedPlaces = relatedPlaces
    if case .value(let node) = place {
      self.written = written ?? node
    } else {
      self.written = written
    }
  }

  /// A value of a document.
  public convenience init(
    _ content: Content, at node: Node?, through relatedPlaces: [RelatedPlace] = [],
    written: Node? = nil
  ) {
    self.init(
      content, at: node.map { .value($0) } ?? .none, through: relatedPlaces, written: written)
  }
}

/// A regular expression or a range of the rules.
public struct GuardExpression: Sendable {
  enum Form {
    case pattern(Pattern)
    case range(ValueRange)
  }

  let form: Form
}

/// A mapping that rules look into; its members are made when they are asked for.
public protocol GuardMap: AnyObject {
  /// The keys in written order, with where they stand; of one that is written the value may be absent.
  var keys: [GuardKey] { get }

  /// There may be members that are not known.
  var mayHaveMore: Bool { get }

  /// The value of a key.
  func member(_ key: String) -> GuardMember

  /// The keys of those members whose `Type` may be `type`, where the mapping holds resources.
  ///
  /// `nil` where each member has to be asked.
  func keys(ofResourceType type: String) -> ResourceKeys?
}

extension GuardMap {
  /// Each member has to be asked.
  public func keys(ofResourceType type: String) -> ResourceKeys? { nil }
}

/// Keys of resources that may be of a type.
public struct ResourceKeys {
  let keys: [GuardKey]
  /// All of them are.
  let areCertain: Bool

  /// Those of members that have to be asked for their type.
  public init(perhaps keys: [GuardKey]) {
    self.keys = keys
    areCertain = false
  }

  /// Those of members of the type.
  public init(certain keys: [GuardKey]) {
    self.keys = keys
    areCertain = true
  }
}

extension GuardMap {
  /// The members that are there; `nil` where that is not decided.
  var certainMembers: [(key: String, value: GuardValue)]? {
    guard !mayHaveMore else { return nil }
    var members: [(key: String, value: GuardValue)] = []
    for key in keys {
      switch member(key.text) {
      case .value(let value): members.append((key.text, value))
      case .undecided: return nil
      case .absent: break
      }
    }
    return members
  }

  /// Whether it holds nothing; `nil` where that is not decided.
  var isEmpty: Bool? {
    var isOpen = mayHaveMore
    for key in keys {
      switch member(key.text) {
      case .value: return false
      case .undecided: isOpen = true
      case .absent: break
      }
    }
    return isOpen ? nil : true
  }
}

/// The key of a member.
public struct GuardKey {
  /// Its text.
  public let text: String
  /// Where it stands; `nil` where it is not of a document.
  public let entry: Entry?

  /// A key with its place.
  public init(_ text: String, at entry: Entry? = nil) {
    self.text = text
    self.entry = entry
  }

  var value: GuardValue {
    GuardValue(.string(text), at: entry.map { .key($0.value) } ?? .none)
  }
}

/// What a mapping holds under a key.
public enum GuardMember {
  case value(GuardValue)
  case absent
  /// Whether there is one is not decided.
  case undecided
}

/// What is known of a value whose content is not decided.
public struct OpenValue {
  /// Its text as far as it is known; `nil` where not even its kind is.
  public let text: (any OpenText)?

  /// Nothing is known.
  public static var unknown: OpenValue { OpenValue() }

  /// A value of which this is known.
  public init(text: (any OpenText)? = nil) { self.text = text }

  /// It is a text, and not empty.
  var isKnownText: Bool { text?.pieces.contains { $0?.isEmpty == false } ?? false }
}

/// A text of which only parts are known.
public protocol OpenText: AnyObject {
  /// The known parts in order; `nil` stands for each that is not known.
  var pieces: [String?] { get }

  /// The same with dynamic references as they are written: `{{resolve:…}}`.
  var writtenPieces: [String?] { get }

  /// It holds at least one character, whatever it turns out to be.
  var isNeverEmpty: Bool { get }

  /// It in a message: `'https://${Host}'`.
  var quoted: String { get }

  /// It will be a number between these, both included; `nil` where that is not known.
  var numbers: ClosedRange<Double>? { get }

  /// Whether it is a known text; `nil` where that is not decided.
  func equals(_ text: String) -> Bool?

  /// Whether it is another open text; `nil` where that is not decided.
  func equals(_ other: any OpenText) -> Bool?
}

extension OpenText {
  /// That it will be a number is not known.
  public var numbers: ClosedRange<Double>? { nil }
}

extension GuardValue {
  /// A regular expression; `nil` for a text that is none.
  public convenience init?(pattern text: String) {
    guard let pattern = try? Pattern(text) else { return nil }
    self.init(.expression(GuardExpression(form: .pattern(pattern))))
  }

  /// The text of a regular expression.
  public var patternText: String? {
    if case .expression(let expression) = content, case .pattern(let pattern) = expression.form {
      pattern.text
    } else {
      nil
    }
  }

  var isOpen: Bool { if case .open = content { true } else { false } }
  var isNull: Bool { if case .null = content { true } else { false } }
  var string: String? { if case .string(let text) = content { text } else { nil } }
  var list: [GuardValue]? { if case .list(let items) = content { items } else { nil } }
  var map: (any GuardMap)? { if case .map(let map) = content { map } else { nil } }

  /// The elements of a list, or the value itself.
  var items: [GuardValue] { list ?? [self] }

  /// The way to it from the root of its document: keys and positions behind slashes.
  ///
  /// Empty for the root and for what is of no document.
  public var path: String {
    switch place {
    case .none: ""
    case .value(let node), .key(let node): node.path
    }
  }
}

extension Node {
  fileprivate var path: String {
    var parts: [String] = []
    var node = self
    while let parent = node.parent {
      if let entry = node.enclosingEntry {
        parts.append(entry.key)
      } else {
        parts.append(String(parent.elements.firstIndex(of: node) ?? 0))
      }
      node = parent
    }
    return parts.reversed().map { "/\($0)" }.joined()
  }
}

/// A mapping whose members are all at hand.
final class FixedMap: GuardMap {
  let keys: [GuardKey]
  let mayHaveMore = false
  private let values: [GuardValue]

  init(_ members: [(key: String, value: GuardValue)]) {
    keys = members.map { GuardKey($0.key) }
    values = members.map(\.value)
  }

  func member(_ key: String) -> GuardMember {
    guard let place = keys.firstIndex(where: { $0.text.hasSameBytes(as: key) }) else {
      return .absent
    }
    return .value(values[place])
  }
}

extension GuardValue {
  /// A value that the rules write.
  convenience init(literal: Literal) {
    switch literal {
    case .null: self.init(.null)
    case .string(let text): self.init(.string(text))
    case .boolean(let value): self.init(.boolean(value))
    case .integer(let value): self.init(.integer(value))
    case .real(let value): self.init(.real(value))
    case .pattern(let pattern): self.init(.expression(GuardExpression(form: .pattern(pattern))))
    case .range(let range): self.init(.expression(GuardExpression(form: .range(range))))
    case .list(let items): self.init(.list(items.map { GuardValue(literal: $0) }))
    case .map(let members):
      self.init(.map(FixedMap(members.map { ($0.key, GuardValue(literal: $0.value)) })))
    }
  }
}

extension GuardValue {
  /// The same at another place, and so all that it holds.
  func moved(to place: Place) -> GuardValue {
    switch content {
    case .list(let items): GuardValue(.list(items.map { $0.moved(to: place) }), at: place)
    case .map(let map): GuardValue(.map(MovedMap(map, to: place)), at: place)
    default: GuardValue(content, at: place)
    }
  }
}

/// A mapping all of which stands at one place.
private final class MovedMap: GuardMap {
  private let map: any GuardMap
  private let place: GuardValue.Place

  init(_ map: any GuardMap, to place: GuardValue.Place) {
    self.map = map
    self.place = place
  }

  var keys: [GuardKey] { map.keys.map { GuardKey($0.text) } }
  var mayHaveMore: Bool { map.mayHaveMore }

  func member(_ key: String) -> GuardMember {
    if case .value(let value) = map.member(key) { return .value(value.moved(to: place)) }
    return map.member(key)
  }
}
