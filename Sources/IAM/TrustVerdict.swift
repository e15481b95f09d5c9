internal import Resolution

/// What a trust policy means for one pool, in one scenario.
///
/// The calls and the order of verdicts are those of the trust cases of the project's design.
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

  /// The pool's own call.
  public let own: TrustDecision
  /// The pool's call without an ExternalId.
  public let missing: TrustDecision.Outcome
  /// The pool's call with any ExternalId other than its own.
  public let other: TrustDecision.Outcome
  /// A call for a pool of another account, without ExternalId or with any but the pool's own.
  public let foreign: TrustDecision.Outcome
  /// The call that lets a stranger in, when one does.
  public let foreignDecision: TrustDecision?
  /// The policy's defects, for which all calls are left open.
  public let defects: [PolicyDocument.Defect]

  /// Decides the four calls.
  public init(_ document: PolicyDocument, _ calls: CognitoCalls) {
    defects = document.defects
    let ownDecision = document.decide(calls.own)
    guard defects.isEmpty else {
      own = TrustDecision(outcome: .open, statements: ownDecision.statements)
      (missing, other, foreign, foreignDecision) = (.open, .open, .open, nil)
      return
    }
    own =
      calls.isExternalIDValid
      ? ownDecision : TrustDecision(outcome: .denied, statements: ownDecision.statements)
    missing = document.decide(calls.call(by: calls.pool, nil)).outcome
    let others = document.probes(by: calls.pool, calls).map { id in
      document.decide(calls.call(by: calls.pool, id))
    }
    other = Self.worst(others)
    let strange = ([nil] + document.probes(by: calls.stranger, calls).map { $0 }).map { id in
      document.decide(calls.call(by: calls.stranger, id))
    }
    foreign = Self.worst(strange)
    foreignDecision = strange.first { $0.outcome == .allowed }
  }

  public var kind: Kind {
    if !defects.isEmpty { return .invalid }
    if own.outcome == .denied { return .broken }
    if foreign == .allowed { return .open }
    if own.outcome == .open || foreign == .open { return .undecided }
    return .sound
  }

  /// One allowed probe is enough; else an open one leaves it open.
  private static func worst(_ decisions: [TrustDecision]) -> TrustDecision.Outcome {
    if decisions.contains(where: { $0.outcome == .allowed }) { return .allowed }
    return decisions.contains { $0.outcome == .open } ? .open : .denied
  }
}

extension PolicyDocument {
  /// The ids that stand for all ids other than the pool's own; section 7.6 of the facts.
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
