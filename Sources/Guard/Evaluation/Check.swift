public import Documents

/// One thing that was asked of a value and does not hold, or is not decided.
///
/// A class, since verdicts hand it on from fold to fold.
public final class Check {
  /// What was asked.
  public enum Kind: Sendable {
    /// A value was compared.
    case comparison
    /// A value was to be among others.
    case membership
    /// A test such as `is_string`.
    case unary
    /// A query did not find what it names.
    case unresolved
    /// The query in front of a block did not.
    case unresolvedBlock
    /// There is no value to name: a rule by its name, or `!empty` on nothing.
    case noValue
  }

  /// What was asked.
  public let kind: Kind
  /// The value that was asked about, or the last one that was reached.
  public let value: GuardValue?
  /// The value of the document that it was compared with; `nil` for one that the rules write.
  public let other: GuardValue?
  /// What the rules say in `<<…>>`, as it is written.
  public let message: String?
  /// Where the clause stands in the rules file.
  public let range: SourceRange
  /// The parameterized rules that were entered on the way.
  public let via: [String]
  /// The clause that asked, for words about it; `nil` for rules by name.
  let comparison: Comparison?
  /// How far the query got, where it did not find what it names.
  private let rest: Unresolved?

  /// The steps of the query that were left, joined with dots.
  public var missing: String? { rest?.missing }

  private init(
    kind: Kind, value: GuardValue?, other: GuardValue? = nil, rest: Unresolved? = nil,
    message: String?, range: SourceRange, via: [String] = [], comparison: Comparison?
  ) {
    self.kind = kind
    self.value = value
    self.other = other
    self.rest = rest
    self.message = message
    self.range = range
    self.via = via
    self.comparison = comparison
  }

  /// The same behind one more parameterized rule.
  func entered(through rule: String) -> Check {
    Check(
      kind: kind, value: value, other: other, rest: rest, message: message, range: range,
      via: [rule] + via, comparison: comparison)
  }
}

extension Check {
  /// Something that is asked of no value, or of none that a clause names.
  convenience init(
    _ kind: Kind, reached rest: Unresolved? = nil, message: String? = nil, at range: SourceRange
  ) {
    self.init(
      kind: kind, value: rest?.reached, rest: rest, message: message, range: range,
      comparison: nil)
  }

  /// What a clause asks of a value.
  convenience init(
    _ kind: Kind, of value: GuardValue? = nil, with other: GuardValue? = nil,
    _ comparison: Comparison
  ) {
    self.init(
      kind: kind, value: value, other: other, message: comparison.message,
      range: comparison.range, comparison: comparison)
  }

  /// What a clause asks of something that is not found.
  convenience init(_ rest: Unresolved, _ comparison: Comparison) {
    self.init(
      kind: .unresolved, value: rest.reached, rest: rest, message: comparison.message,
      range: comparison.range, comparison: comparison)
  }

  /// What a clause asks of one result of its query.
  convenience init(unary comparison: Comparison, _ result: QueryResult) {
    switch result.kind {
    case .literal(let value), .resolved(let value): self.init(.unary, of: value, comparison)
    case .unresolved(let rest), .undecided(let rest): self.init(rest, comparison)
    }
  }
}

/// What makes a status: checks, and alternatives that all came to nothing.
public indirect enum Reason {
  case check(Check)
  case alternatives([[Reason]])

  /// All checks, in order.
  public var checks: [Check] {
    switch self {
    case .check(let check): [check]
    case .alternatives(let alternatives): alternatives.flatMap { $0.flatMap(\.checks) }
    }
  }

  /// The checks that name what is required: of alternatives those of the last one.
  public var requirements: [Check] {
    switch self {
    case .check(let check): [check]
    case .alternatives(let alternatives): (alternatives.last ?? []).flatMap(\.requirements)
    }
  }
}

/// A status, and why it is that.
public struct Verdict {
  /// What it came to.
  public var status: GuardStatus
  /// Why it fails, where it does; else empty.
  public var failures: [Reason] = []
  /// The first thing that is not decided, where the status is.
  public var undecidedCheck: Check?
  /// What passes is perhaps skipped: all that was looked at is perhaps not there.
  var mayBeSkipped = false

  /// The status for what hangs on it: a guard, a filter, a rule by its name.
  ///
  /// For those it is not the same whether something passes or is skipped.
  var conditionStatus: GuardStatus { mayBeSkipped && status == .pass ? .undecided : status }

  static var pass: Verdict { Verdict(status: .pass) }
  static var skip: Verdict { Verdict(status: .skip) }

  /// Failed checks and open ones, folded; `isSome`: one that passes is enough.
  init(status: GuardStatus, failures: [Reason] = [], undecidedCheck: Check? = nil) {
    self.status = status
    self.failures = status == .fail ? failures : []
    self.undecidedCheck = status == .undecided ? undecidedCheck : nil
  }

  /// This must hold too.
  mutating func add(_ other: Verdict) {
    mayBeSkipped =
      (status == .skip || mayBeSkipped) && (other.status == .skip || other.mayBeSkipped)
    status = status.and(other.status)
    if !other.failures.isEmpty { failures += other.failures }
    undecidedCheck = status == .undecided ? undecidedCheck ?? other.undecidedCheck : nil
  }

  /// The same where it is not sure that there is something to look at.
  var uncertain: Verdict {
    guard status == .fail else {
      var verdict = self
      verdict.mayBeSkipped = true
      return verdict
    }
    let check = failures.lazy.flatMap(\.requirements).first
    return Verdict(status: .undecided, undecidedCheck: check)
  }

  /// The same behind a condition.
  func guarded(by condition: Verdict) -> Verdict {
    let condition = (status: condition.conditionStatus, undecidedCheck: condition.undecidedCheck)
    var verdict = Verdict(
      status: condition.status.guarding(status), failures: failures,
      undecidedCheck: undecidedCheck ?? condition.undecidedCheck)
    verdict.mayBeSkipped = mayBeSkipped || condition.status == .undecided
    return verdict
  }
}
