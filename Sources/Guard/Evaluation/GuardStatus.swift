/// What a Guard rule, block or clause comes to.
///
/// Three of the statuses are those of AWS CloudFormation Guard; `undecided` is what a value leaves open
/// that exists and whose content the template does not decide. Where no such value is met, the results
/// are Guard's.
public enum GuardStatus: Hashable, Sendable, CaseIterable {
  case pass
  case fail
  case skip
  case undecided

  /// Both must hold: consecutive clauses, the items of a body.
  public func and(_ other: GuardStatus) -> GuardStatus {
    strength(fail: 3, pass: 1) > other.strength(fail: 3, pass: 1) ? self : other
  }

  /// One is enough: `or` between clauses.
  public func or(_ other: GuardStatus) -> GuardStatus {
    strength(fail: 1, pass: 3) > other.strength(fail: 1, pass: 3) ? self : other
  }

  /// A rule that is named by another one: it never skips.
  public var reference: GuardStatus { self == .skip ? .fail : self }

  /// A rule that is named behind `not`: what was skipped has not passed.
  public var negatedReference: GuardStatus {
    switch self {
    case .pass: .fail
    case .fail, .skip: .pass
    case .undecided: .undecided
    }
  }

  /// A body behind `when`, whose guard has this status.
  ///
  /// A guard that is open may hold or not, so that a body that fails is open too.
  public func guarding(_ body: GuardStatus) -> GuardStatus {
    switch self {
    case .pass: body
    case .fail, .skip: .skip
    case .undecided: body == .fail ? .undecided : body
    }
  }

  /// The stronger of two counts where both are folded into one; what is skipped counts for nothing.
  private func strength(fail: Int, pass: Int) -> Int {
    switch self {
    case .fail: fail
    case .undecided: 2
    case .pass: pass
    case .skip: 0
    }
  }
}
