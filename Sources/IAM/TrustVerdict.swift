internal import Resolution

/// What a trust policy means for one pool, in one scenario.
///
/// The calls and the order of verdicts are those of the trust cases in Tests/Fixtures/trust.
public struct TrustVerdict {
  /// The first that applies.
  public enum Kind: Sendable {
    /// IAM refuses the document.
    case invalid
    /// The pool's own call is denied: it sends no SMS.
    case broken
    /// A stranger's pool may use the role.
    case open
    /// The template does not decide it.
    case undecided
    case sound
  }

  private let document: PolicyDocument
  private let calls: CognitoCalls

  /// Nothing is decided before it is asked for.
  public init(_ document: PolicyDocument, _ calls: CognitoCalls) {
    self.document = document
    self.calls = calls
  }

  /// The policy's defects, for which all calls are left open.
  public var defects: [PolicyDocument.Defect] { document.defects }

  /// The pool's own call; one whose id STS does not take is denied.
  public var own: PolicyDecision {
    let decision = document.decide(calls.call(by: calls.pool, calls.externalID))
    if !defects.isEmpty { return PolicyDecision(outcome: .open, statements: decision.statements) }
    return calls.isExternalIDValid
      ? decision : PolicyDecision(outcome: .denied, statements: decision.statements)
  }

  /// The pool's call without an ExternalId.
  public var missing: PolicyDecision.Outcome {
    defects.isEmpty ? document.decide(calls.call(by: calls.pool, nil)).outcome : .open
  }

  /// The pool's call with any ExternalId other than its own.
  public var other: PolicyDecision.Outcome {
    worst(document.probes(by: calls.pool, calls), by: calls.pool).outcome
  }

  /// A call for a pool of another account, without ExternalId or with any but the pool's own.
  ///
  /// With the decision that lets the stranger in, when one does.
  public var foreign: (outcome: PolicyDecision.Outcome, admitting: PolicyDecision?) {
    worst([nil] + document.probes(by: calls.stranger, calls).map { $0 }, by: calls.stranger)
  }

  /// A call for a pool of another account that sends the pool's own ExternalId, which it has learned.
  public var strangerWithTheID: PolicyDecision {
    document.decide(calls.call(by: calls.stranger, calls.externalID))
  }

  /// What it comes to.
  public var kind: Kind {
    if !defects.isEmpty { return .invalid }
    let (own, foreign) = (own.outcome, foreign.outcome)
    if own == .denied { return .broken }
    if foreign == .allowed { return .open }
    if own == .open || foreign == .open { return .undecided }
    return .sound
  }

  /// One allowed probe is enough; else an open one leaves it open.
  private func worst(
    _ ids: [Text?], by caller: CognitoCalls.Caller
  ) -> (outcome: PolicyDecision.Outcome, admitting: PolicyDecision?) {
    guard defects.isEmpty else { return (.open, nil) }
    var outcome = PolicyDecision.Outcome.denied
    for id in ids {
      let decision = document.decide(calls.call(by: caller, id))
      switch decision.outcome {
      case .allowed: return (.allowed, decision)
      case .open: outcome = .open
      case .denied: break
      }
    }
    return (outcome, nil)
  }
}

extension PolicyDocument {
  /// The ids that stand for all ids other than the pool's own: docs/decisions/0007.
  ///
  /// One that equals nothing written, one of each wildcard pattern, and what policy variables give.
  func probes(by caller: CognitoCalls.Caller, _ calls: CognitoCalls) -> [Text] {
    var probes = [Text(Atom(.fresh("id")))]
    let call = calls.call(by: caller, nil)
    for entry in statements.flatMap(\.conditions) where entry.isAboutExternalID {
      let isGlob = entry.operation?.family == .glob || entry.operation?.family == .arn
      for value in entry.values.items.compactMap(\.asText) {
        let hasVariables = value.parts.contains(where: PolicyVariables.isVariable)
        guard case .text(var id) = PolicyVariables.expand(value, in: call, policyVariables) else {
          continue
        }
        if isGlob { id = id.instance }
        if isGlob || hasVariables, id != calls.externalID, id != value { probes.append(id) }
      }
    }
    return probes
  }
}

extension Text {
  /// One character that no template says: it is for private use.
  private static let freshCharacter = "\u{E000}"

  /// A text that a glob covers: each wildcard filled with what no template says.
  fileprivate var instance: Text {
    var result = Text()
    for part in parts {
      guard case .literal(let literal) = part else {
        result.append(part)
        continue
      }
      for scalar in literal.unicodeScalars {
        switch scalar {
        case "*": result.append(.atom(Atom(.fresh("filler"))))
        case "?": result.append(Self.freshCharacter)
        default: result.append(String(scalar))
        }
      }
    }
    return result
  }
}
