import Documents
import Guard

/// A value with parts that are not decided, written as JSON.
///
/// The text `?` is a value of which nothing is known; a text with `*` in it has something unknown there, one with `#` the same
/// wherever it stands. A key
/// that ends in `?` may be absent; the key `...` says that there may be other members.
indirect enum PartlyOpen: Sendable {
  case known(Scalar)
  case open
  case text([String?], isOne: Bool)
  case list([PartlyOpen])
  case map([Member], mayHaveMore: Bool)

  enum Scalar: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
  }

  struct Member: Sendable {
    let key: String
    let value: PartlyOpen
    let mayBeAbsent: Bool
  }

  init(_ json: String) throws {
    self.init(try Document(reading: SourceText(json), as: .json).root)
  }

  private init(_ node: Node) {
    switch node.kind {
    case .list: self = .list(node.elements.map { PartlyOpen($0) })
    case .mapping:
      let members = node.entries.filter { $0.key != "..." }.map { entry in
        Member(
          key: entry.key.hasSuffix("?") ? String(entry.key.dropLast()) : entry.key,
          value: PartlyOpen(entry.value), mayBeAbsent: entry.key.hasSuffix("?"))
      }
      self = .map(members, mayHaveMore: members.count < node.entries.count)
    case .null: self = .known(.null)
    case .boolean: self = .known(.boolean(node.text == "true"))
    case .integer: self = .known(.integer(Int(node.text ?? "") ?? 0))
    default:
      let text = node.text ?? ""
      if text == "?" {
        self = .open
      } else if let sign = text.first(where: { $0 == "*" || $0 == "#" }) {
        let parts = text.split(separator: sign, omittingEmptySubsequences: false).map(String.init)
        let pieces = parts.dropFirst().reduce(parts.prefix(1).map(Optional.some)) {
          $0 + [nil, $1]
        }
        self = .text(pieces.filter { $0 != "" }, isOne: sign == "#")
      } else {
        self = .known(.string(text))
      }
    }
  }

  /// As the engine sees it.
  var value: GuardValue {
    switch self {
    case .known(.null): GuardValue(.null)
    case .known(.boolean(let flag)): GuardValue(.boolean(flag))
    case .known(.integer(let number)): GuardValue(.integer(number))
    case .known(.string(let text)): GuardValue(.string(text))
    case .open: GuardValue(.open(.unknown))
    case .text(let pieces, let isOne):
      GuardValue(.open(OpenValue(text: Pieces(pieces: pieces, isOne: isOne))))
    case .list(let items): GuardValue(.list(items.map(\.value)))
    case .map(let members, let mayHaveMore):
      GuardValue(.map(Members(members, mayHaveMore: mayHaveMore)))
    }
  }
}

/// A mapping of which not all is known.
private final class Members: GuardMap {
  let keys: [GuardKey]
  let mayHaveMore: Bool
  private let members: [String: GuardMember]

  init(_ members: [PartlyOpen.Member], mayHaveMore: Bool) {
    keys = members.map { GuardKey($0.key) }
    self.mayHaveMore = mayHaveMore
    self.members = Dictionary(
      members.map { ($0.key, $0.mayBeAbsent ? .undecided : .value($0.value.value)) }
    ) { $1 }
  }

  func member(_ key: String) -> GuardMember {
    members[key] ?? (mayHaveMore ? .undecided : .absent)
  }
}

/// A text of which pieces are known.
private final class Pieces: OpenText {
  let pieces: [String?]
  let isOne: Bool

  init(pieces: [String?], isOne: Bool) {
    self.pieces = pieces
    self.isOne = isOne
  }

  var writtenPieces: [String?] { pieces }
  var isNeverEmpty: Bool { pieces.contains { $0?.isEmpty == false } }
  var quoted: String { "'\(pieces.map { $0 ?? "${…}" }.joined())'" }

  func equals(_ text: String) -> Bool? {
    var rest = Substring(text)
    if let start = pieces.first, let start {
      guard rest.hasPrefix(start) else { return false }
      rest = rest.dropFirst(start.count)
    }
    guard pieces.count > 1, let end = pieces.last, let end else { return nil }
    return rest.hasSuffix(end) ? nil : false
  }

  func equals(_ other: any OpenText) -> Bool? {
    isOne && pieces == other.pieces ? true : nil
  }
}
