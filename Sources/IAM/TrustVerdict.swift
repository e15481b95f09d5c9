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
    defects = document.defects
    self.calls = calls
  }

  /// The policy's defects, for which all calls are left open.
  public let defects: [PolicyDocument.Defect]

  /// The pool's own call; one whose id STS does not take is denied.
  public var own: PolicyDecision {
    let decision = decide(calls.externalID, by: calls.pool)
    return calls.isExternalIDValid || !defects.isEmpty ? decision : decision.ending(.denied)
  }

  /// The pool's call without an ExternalId.
  public var missing: PolicyDecision { decide(nil, by: calls.pool) }

  /// The pool's call with any ExternalId other than its own.
  public var other: PolicyDecision {
    worst(document.probes(by: calls.pool, calls), by: calls.pool)
  }

  /// A call for a pool of another account, without ExternalId or with any but the pool's own.
  public var foreign: PolicyDecision {
    worst([nil] + document.probes(by: calls.stranger, calls).map { $0 }, by: calls.stranger)
  }

  /// A call for a pool of another account that sends the pool's own ExternalId, which it has learned.
  public var strangerWithTheID: PolicyDecision {
    decide(calls.externalID, by: calls.stranger)
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

  /// All is open in a policy that IAM refuses.
  private func decide(_ id: Text?, by caller: CognitoCalls.Caller) -> PolicyDecision {
    let decision = document.decide(calls.call(by: caller, id))
    return defects.isEmpty ? decision : decision.ending(.open)
  }

  private func worst(_ ids: [Text?], by caller: CognitoCalls.Caller) -> PolicyDecision {
    document.worst(of: ids.lazy.map { decide($0, by: caller) })
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
      let isGlob = entry.isPattern
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
  var instance: Text {
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
