internal import Documents

/// One thing that a query gives.
struct QueryResult {
  enum Kind {
    /// Written in the rules.
    case literal(GuardValue)
    /// Of the document, or made from it.
    case resolved(GuardValue)
    /// The way did not go on.
    case unresolved(Unresolved)
    /// Whether it goes on is not decided: what it hangs on.
    case undecided(Unresolved)
  }

  let kind: Kind
  /// A filter that is not decided has let it pass.
  var isMaybe = false

  static func resolved(_ value: GuardValue, isMaybe: Bool = false) -> QueryResult {
    QueryResult(kind: .resolved(value), isMaybe: isMaybe)
  }

  /// The value; `nil` where there is none.
  var value: GuardValue? {
    switch kind {
    case .literal(let value), .resolved(let value): value
    case .unresolved, .undecided: nil
    }
  }

  var isUnresolved: Bool { if case .unresolved = kind { true } else { false } }

  /// The same, perhaps only.
  func maybe(_ isMaybe: Bool) -> QueryResult {
    QueryResult(kind: kind, isMaybe: self.isMaybe || isMaybe)
  }
}

/// How far a query got.
struct Unresolved {
  /// The last value on the way.
  let reached: GuardValue
  /// The query, and the first step of its path that was left.
  let query: Query
  let place: Int

  /// The steps that were left, as they are written.
  var missing: String { query.path[place...].map(\.text).joined(separator: ".") }
}

extension Step {
  /// As it is written, without the conditions of filters.
  var text: String {
    switch self {
    case .key(let key): key
    case .index(let index): String(index)
    case .allMembers, .allElements: "*"
    case .interpolation(let name, _): "%\(name)"
    case .capture(let name): "[\(name)]"
    case .filter: "[…]"
    case .keyFilter: "[keys …]"
    }
  }
}
