internal import Documents
internal import Findings
internal import IAM
public import Resolution
public import Rules
internal import Templates

/// Questions that are asked of roles of attachments, of mapping rules and of groups alike.
extension IdentityPoolTrust {
  /// Why nothing is said of the conditions: a policy that IAM refuses, or one that is not decided.
  public var isRefused: Bool { !document.defects.isEmpty }

  /// A statement lets identity pools in, as far as principal and action go.
  public func judgeAccess(by use: RoleUse) -> Outcome {
    // Of a role without a trust policy TPL084 speaks.
    if policy.isAbsent { return .notApplicable }
    if policy.mayBeStructure, document.isOpen {
      return .undecided("the trust policy of role '\(role.logicalID)' is not in the template")
    }
    // What IAM cannot read may be the right principal, misspelt.
    guard document.hasReadablePrincipals else { return .notApplicable }
    let admissions = admissions
    if admissions.contains(where: {
      $0.statement.effect == .allow && $0.principal == .yes && $0.action == .yes
    }) {
      return .pass
    }
    guard admissions.isEmpty, !document.isOpen else {
      return .undecided("whom role '\(role.logicalID)' trusts is not decided")
    }
    let allows = decide(.stranger, for: .authenticated).statements
      .filter { $0.statement.effect != .deny }
    let words: String
    let value: Value?
    if let match = allows.first(where: { $0.principal != .no }) {
      words = "grants identity pools another action than \(IdentityPoolCalls.action)"
      value = match.statement.action.isAbsent ? match.statement.value : match.statement.action
    } else {
      words = "does not trust \(IdentityPoolCalls.provider) under Federated"
      value = allows.first?.statement.principal
    }
    return .fail(
      Violation(
        "role '\(role.logicalID)' \(words), so nobody gets its credentials; "
          + "allow that principal \(IdentityPoolCalls.action)",
        at: value.map { place(of: $0) } ?? policyPlace, related: [use.place], in: role))
  }

  /// The pool's own call is not refused for its id.
  public func judgeAudience(by use: RoleUse, in scenario: Scenario) -> Outcome {
    guard !isRefused, !admissions.isEmpty, let poolID = use.poolID else { return .notApplicable }
    let user: IdentityPoolCalls.User = use.kind == .guest ? .unauthenticated : .authenticated
    let own = decide(IdentityPoolCalls(poolID: poolID), for: user)
    if own.outcome == .allowed { return .pass(remark: remark(on: own, use)) }
    guard
      let entry = own.entryThatRefusesThePool({
        !document.isOpen && isOfOtherPools($0, use, scenario)
      })
    else {
      return own.outcome == .open
        ? .undecided("the trust policy of role '\(role.logicalID)' is not decided") : .notApplicable
    }
    let pool =
      use.pool.map { "'\($0.logicalID)'" } ?? "that of attachment '\(use.holder.logicalID)'"
    return .fail(
      Violation(
        "role '\(role.logicalID)' is for another identity pool than \(pool), which gives out its credentials; "
          + "set the audience to the id of that pool",
        at: place(of: entry.values), related: [use.place] + entry.values.relatedPlaces, in: role))
  }

  /// Signed-in users have the role, and guests do not, unless another rule says that they do.
  public func judgeGuests(by use: RoleUse, in scenario: Scenario) -> Outcome {
    guard !isRefused, !admissions.isEmpty else { return .notApplicable }
    switch guestAccess(by: use) {
    case .none: return .pass
    case .open: return .undecided("the trust policy of role '\(role.logicalID)' is not decided")
    case .accepted(let entry):
      // IDP026 speaks of guests who get in today, and of users who do not.
      guard use.allowsGuests(in: scenario) == .known(false), letsUsersIn(by: use) else {
        return .notApplicable
      }
      return .fail(
        Violation(
          "role '\(role.logicalID)' is for signed-in users, but its condition on \(entry.key) admits guests too, once the identity pool "
            + "has some; set it to authenticated alone",
          at: place(of: entry), related: [use.place], in: role))
    case .unrestricted(let statement):
      // A statement without any condition is IDP027's business.
      guard !statement.isUnguardedForIdentityPools else { return .notApplicable }
      return .fail(
        Violation(
          "role '\(role.logicalID)' is for signed-in users and does not exclude guests; add "
            + "ForAnyValue:StringLike on \(IdentityPoolCalls.kindKey) with the value authenticated",
          at: place(of: statement.value), related: [use.place], in: role))
    }
  }

  private func letsUsersIn(by use: RoleUse) -> Bool {
    use.poolID.map { decide(IdentityPoolCalls(poolID: $0), for: .authenticated).outcome }
      == .allowed
  }

  /// Every value is the id of a pool of the template, and of none that the use is about.
  private func isOfOtherPools(
    _ entry: ConditionEntry, _ use: RoleUse, _ scenario: Scenario
  ) -> Bool {
    guard let own = use.pool, !entry.values.items.isEmpty else { return false }
    return entry.values.items.allSatisfy { value in
      guard let other = scenario.link(value, as: .identityPoolID).resource else { return false }
      return other.logicalID != own.logicalID
    }
  }

  private func remark(on own: PolicyDecision, _ use: RoleUse) -> Violation? {
    guard let entry = own.admitting?.conditions.first(where: \.entry.isAboutAudience)?.entry,
      entry.values.items.count > 1
    else { return nil }
    return Violation(
      "role '\(role.logicalID)' trusts further identity pools; keep the ids of those that need it",
      at: place(of: entry.values), related: [use.place], in: role)
  }
}

extension PolicyDecision {
  /// The condition that keeps the pool out by its id: in an Allow that is not for it, or a Deny that is.
  ///
  /// - Parameter isOther: whether an entry that is left open names other pools only.
  fileprivate func entryThatRefusesThePool(
    _ isOther: (ConditionEntry) -> Bool
  ) -> ConditionEntry? {
    var refusing: ConditionEntry?
    for match in statements where match.principal != .no && match.action != .no {
      let about = match.conditions.filter(\.entry.isAboutAudience)
      switch match.statement.effect {
      case .deny where match.applies == .yes: return about.first?.entry
      case .allow:
        // One Allow that may hold is enough for the pool.
        guard let entry = about.first(where: { $0.holds == .no || isPlain($0, isOther) })?.entry
        else { return nil }
        refusing = refusing ?? entry
      case .open: return nil
      case .deny: continue
      }
    }
    return refusing
  }

  private func isPlain(
    _ condition: (entry: ConditionEntry, holds: Truth), _ isOther: (ConditionEntry) -> Bool
  ) -> Bool {
    condition.holds == .open && condition.entry.listsWhatHolds && isOther(condition.entry)
  }
}
