import Guard

/// A mapping of which some things are not decided.
final class OpenedMap: GuardMap {
  let keys: [GuardKey]
  let mayHaveMore: Bool
  private var members: [String: GuardMember] = [:]

  init(_ map: any GuardMap, _ numbers: inout SeededNumbers) {
    keys = map.keys
    mayHaveMore = numbers.once(in: 12)
    for key in keys {
      guard case .value(let value) = map.member(key.text) else { continue }
      members[key.text] =
        switch numbers.number(below: 24) {
        case 0: .undecided
        case 1: .absent
        default: .value(value.opened(&numbers))
        }
    }
  }

  func member(_ key: String) -> GuardMember {
    members[key] ?? (mayHaveMore ? .undecided : .absent)
  }
}

/// A text of which parts are known.
private final class Parts: OpenText {
  let pieces: [String?]
  var writtenPieces: [String?] { pieces }
  var isNeverEmpty: Bool { pieces.contains { $0?.isEmpty == false } }
  var quoted: String { "'\(pieces.map { $0 ?? "…" }.joined())'" }

  init(pieces: [String?]) { self.pieces = pieces }

  func equals(_ text: String) -> Bool? { pieces.contains(text) ? false : nil }

  func equals(_ other: any OpenText) -> Bool? { other.pieces == pieces ? true : nil }
}

extension GuardValue {
  /// The same with some things in it that are not decided.
  func opened(_ numbers: inout SeededNumbers) -> GuardValue {
    switch content {
    case .list(let items) where !numbers.once(in: 10):
      GuardValue(.list(items.map { $0.opened(&numbers) }), at: place)
    case .map(let map) where !numbers.once(in: 10):
      GuardValue(.map(OpenedMap(map, &numbers)), at: place)
    case .string(let text) where numbers.once(in: 4):
      GuardValue(
        .open(OpenValue(text: Parts(pieces: [text, nil, numbers.pick(["", "a", "x"])]))))
    default: numbers.once(in: 5) ? GuardValue(.open(.unknown), at: place) : self
    }
  }
}
