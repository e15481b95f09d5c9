/// Folds what single checks of a clause came to.
struct OutcomeFold {
  /// Failures that are remembered; there may be as many as there are pairs of values.
  static let maximumFailures = 10_000

  private var count = 0
  private var hasCertainPass = false
  private var hasPossiblePass = false
  private var hasCertainFailure = false
  private var hasPossibleFailure = false
  private var isOpen = false
  private var failures: [Reason] = []
  private var undecidedCheck: Check?

  /// - Parameters:
  ///   - isMaybe: what was checked is perhaps not there.
  ///   - check: what was asked; made where it does not hold.
  mutating func add(_ status: GuardStatus, isMaybe: Bool, _ check: () -> Check) {
    count += 1
    switch status {
    case .pass, .skip:
      if isMaybe { hasPossiblePass = true } else { hasCertainPass = true }
    case .fail:
      let check = check()
      if isMaybe {
        hasPossibleFailure = true
        undecidedCheck = undecidedCheck ?? check
      } else {
        hasCertainFailure = true
        if failures.count < Self.maximumFailures { failures.append(.check(check)) }
      }
    case .undecided:
      isOpen = true
      if undecidedCheck == nil { undecidedCheck = check() }
    }
  }

  /// - Parameter isSome: one that passes is enough.
  func verdict(isSome: Bool) -> Verdict {
    let status: GuardStatus
    if isSome {
      status =
        hasCertainPass
        ? .pass
        : hasPossiblePass || isOpen || hasPossibleFailure && !hasCertainFailure
          ? .undecided : .fail
    } else {
      status = hasCertainFailure ? .fail : isOpen || hasPossibleFailure ? .undecided : .pass
    }
    let verdict = Verdict(status: status, failures: failures, undecidedCheck: undecidedCheck)
    return status == .pass && !hasCertainPass && count > 0 ? verdict.uncertain : verdict
  }
}
