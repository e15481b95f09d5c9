public import Resolution

/// What a policy does with one call, and which parts of it decided.
public struct PolicyDecision {
  /// The outcome of a call.
  public enum Outcome: Sendable {
    case allowed
    case denied
    case open
  }

  /// What the policy does with the call.
  public let outcome: Outcome
  /// How each statement looks at the call, in written order.
  public let statements: [StatementMatch]

  /// The same with another outcome.
  func ending(_ outcome: Outcome) -> PolicyDecision {
    PolicyDecision(outcome: outcome, statements: statements)
  }
}

/// How one statement looks at one call.
public struct StatementMatch {
  /// The statement.
  public let statement: Statement
  /// It is about who calls.
  public let principal: Truth
  /// It is about what is called.
  public let action: Truth
  /// Each entry of `Condition`, and whether the call satisfies it.
  public let conditions: [(entry: ConditionEntry, holds: Truth)]
  /// All of it together: the statement is about this call.
  public let applies: Truth
}

extension PolicyDocument {
  /// Decides a call as IAM would.
  ///
  /// An applying Deny wins over every Allow:
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
  public func decide(_ call: PolicyCall) -> PolicyDecision {
    let matches = statements.map { match($0, call) }
    let denies = Truth.any(
      matches.compactMap { match in
        switch match.statement.effect {
        case .deny: match.applies
        case .open where match.applies != .no: .open
        case .open, .allow: nil
        }
      } + (isOpen ? [.open] : []))
    let allows = Truth.any(
      matches.compactMap { match in
        switch match.statement.effect {
        case .allow: match.applies
        case .open where match.applies != .no: .open
        case .open, .deny: nil
        }
      } + (isOpen ? [.open] : []))
    let outcome: PolicyDecision.Outcome =
      if denies == .yes || allows == .no {
        .denied
      } else if denies == .no, allows == .yes {
        .allowed
      } else {
        .open
      }
    return PolicyDecision(outcome: outcome, statements: matches)
  }

  private func match(_ statement: Statement, _ call: PolicyCall) -> StatementMatch {
    let principal = statement.names(call.principal)
    let action = statement.covers(call.action)
    let conditions = statement.conditions.map { entry in
      (entry: entry, holds: entry.holds(for: call, policyVariables: policyVariables))
    }
    let block: [Truth] = statement.hasOpenConditions ? [.open] : []
    return StatementMatch(
      statement: statement, principal: principal, action: action, conditions: conditions,
      applies: .all([principal, action] + conditions.map(\.holds) + block))
  }
}

extension Statement {
  /// Whether `Principal` names the caller.
  func names(_ caller: PolicyCall.Principal) -> Truth {
    if principal.mayBeStructure { return .open }
    if principal.knownText == "*" { return .yes }
    let everyone = names(ofKind: "AWS").map { $0.asText?.equals(Text("*")) ?? .open }
    return .any(
      namesOfKind(caller) + everyone + (principal.hasOpenMembers ? [.open] : []))
  }

  private func names(ofKind kind: String) -> [Value] {
    principals.first { $0.kind == kind }?.names ?? []
  }

  private func namesOfKind(_ caller: PolicyCall.Principal) -> [Truth] {
    let (kind, caller, lookalikes) =
      switch caller {
      case .service(let name, let lookalikes): ("Service", name, lookalikes)
      case .federated(let name, let lookalikes): ("Federated", name, lookalikes)
      }
    return names(ofKind: kind).map { name in
      guard let text = name.asText else { return .open }
      switch text.equals(Text(caller)) {
      case .yes: return .yes
      case .open: return .open
      case .no: return text.matches(pattern: Text(lookalikes)) == false ? .no : .open
      }
    }
  }

  /// Whether `Action`, or what `NotAction` leaves, holds an action.
  public func covers(_ called: String) -> Truth {
    if (isExclusion ? notAction : action).isOpen { return .open }
    let called = Text(called.lowercased())
    let covers = Truth.any(
      foldedActions.lazy.map { name in
        name.map { Truth(called.matches(pattern: $0)) } ?? .open
      })
    return isExclusion ? covers.negated : covers
  }
}
