internal import Documents
public import Findings
internal import IAM
internal import Resolution
public import Rules
public import Templates

/// Proves for the pools of a template what the trust policies of their SMS roles decide.
public struct TrustProver {
  /// Ways to deploy that one proof shows; further ones are counted.
  private static let maximumScenarios = 8

  private let template: Template
  private let resolver: Resolver

  /// A prover for a template that is deployed with some values.
  public init(_ template: Template, _ deployment: Deployment) {
    self.template = template.expandingLoops(given: [deployment.values])
    resolver = Resolver(self.template, given: deployment.values)
  }

  /// The logical ids of all pools and regional attachments.
  public var subjects: [String] {
    template.resources(ofTypes: SMSSender.resourceTypes).map(\.logicalID)
  }

  /// The proof for one of ``subjects``; `nil` for any other name.
  public func proof(for logicalID: String) -> TrustProof? {
    guard let resource = template.resources[logicalID],
      SMSSender.resourceTypes.contains(resource.type)
    else { return nil }
    let facts = resource.condition?.string.map { [Fact(.condition($0), holds: true)] } ?? []
    let outcomes = resolver.explore(assuming: facts) { lines(for: resource, in: $0) }.outcomes
    var proof: [TrustProof.Line] = []
    for outcome in outcomes.prefix(Self.maximumScenarios) {
      if outcomes.count > 1 {
        proof.append(.init("when \(FactWords(facts: outcome.facts).description):", depth: 0))
      }
      proof += outcome.result
    }
    if outcomes.isEmpty { proof.append(.init("it is never created", depth: 0)) }
    if outcomes.count > Self.maximumScenarios {
      let more = outcomes.count - Self.maximumScenarios
      proof.append(.init("and \(more) more combinations of conditions", depth: 0))
    }
    return TrustProof(ResourceName(resource), proof)
  }

  private func lines(for resource: Resource, in scenario: Scenario) -> [TrustProof.Line] {
    switch SMSSettings(of: resource, in: scenario) {
    case .none: [.init("it has no SmsConfiguration, so that there is nothing to prove", depth: 0)]
    case .open(let reason): [.init("not decided: \(reason)", depth: 0)]
    case .senders(let senders): senders.flatMap { lines(for: $0, in: scenario) }
    }
  }

  private func lines(for sender: SMSSender, in scenario: Scenario) -> [TrustProof.Line] {
    let caller = sender.callerArn.node?.range
    switch RoleReference(sender.callerArn, in: scenario) {
    case .wrong(let words):
      return [.init("\(sender.callerProperty) \(words)", depth: 0, at: caller)]
    case .unknown(let reason): return [.init("not decided: \(reason)", depth: 0, at: caller)]
    case .imported(let role, _):
      return [.init("role '\(role.logicalID)' is in another template", depth: 0, at: caller)]
    case .role(let role):
      let named = TrustProof.Line(
        "\(sender.callerProperty) names role '\(role.logicalID)'", depth: 0, at: caller)
      let id = TrustProof.Line(
        sender.externalID.isAbsent ? "it sends no ExternalId" : "it sends an ExternalId", depth: 0,
        at: sender.externalID.node?.range)
      return [named, id] + lines(for: SMSTrust(sender, role, in: scenario))
    }
  }

  private func lines(for trust: SMSTrust) -> [TrustProof.Line] {
    let verdict = trust.verdict
    if let defect = verdict.defects.first {
      return [
        .init(
          "verdict", depth: 0, answer: "IAM refuses the policy: \(defect.message)",
          at: defect.node?.range)
      ]
    }
    let hasID = trust.calls.externalID != nil
    let calls: [(String, PolicyDecision)] = [
      (hasID ? "its call, with its ExternalId" : "its call, which has no ExternalId", verdict.own),
      ("its call, without an ExternalId", verdict.missing),
      ("its call, with any other ExternalId", verdict.other),
      ("the call of a pool in another account, without its ExternalId", verdict.foreign),
    ]
    var lines = calls.flatMap { question, decision in
      [TrustProof.Line(question, depth: 0, answer: decision.outcome.word)] + decision.reasons
    }
    if !trust.calls.isExternalIDValid {
      lines.append(.init("STS refuses this ExternalId", depth: 1))
    }
    lines.append(.init("verdict", depth: 0, answer: verdict.kind.sentence))
    return lines
  }
}

extension PolicyDecision.Outcome {
  fileprivate var word: String {
    switch self {
    case .allowed: "allowed"
    case .denied: "denied"
    case .open: "not decided"
    }
  }
}

extension TrustVerdict.Kind {
  fileprivate var sentence: String {
    switch self {
    case .invalid: "IAM refuses the policy"
    case .broken: "broken: Cognito cannot use the role, and the pool sends no SMS"
    case .open: "open: a pool in another account may use the role"
    case .undecided: "not decided by the template"
    case .sound: "sound: the pool may use the role, and no pool in another account may"
    }
  }
}

extension PolicyDecision {
  /// The statements that make it what it is.
  fileprivate var reasons: [TrustProof.Line] {
    let denies = statements.filter { $0.statement.effect == .deny && $0.applies == .yes }
    if outcome == .denied, let deny = denies.first {
      return deny.lines("this Deny matches the call")
    }
    let wanted: Truth = outcome == .allowed ? .yes : .open
    let deciding = statements.filter { $0.applies == wanted }
    switch outcome {
    case .allowed:
      return deciding.first { $0.statement.effect == .allow }?.lines("this Allow matches the call")
        ?? []
    case .open: return deciding.flatMap { $0.lines("this statement may match the call") }
    case .denied:
      let allows = statements.filter { $0.statement.effect != .deny }
      guard !allows.isEmpty else { return [.init("no statement allows anything", depth: 1)] }
      return allows.flatMap { $0.lines("this Allow does not match the call") }
    }
  }
}

extension StatementMatch {
  /// The statement, and those parts of it that decide.
  fileprivate func lines(_ words: String) -> [TrustProof.Line] {
    var parts = [
      (words: Self.words(for: principal), holds: principal, value: statement.principal),
      (words: Self.words(forAction: action), holds: action, value: statement.action),
    ]
    for (entry, holds) in conditions {
      let name = "\(entry.writtenOperator) on \(entry.key)"
      parts.append(
        (words: "\(name) \(Self.words(forEntry: holds))", holds: holds, value: entry.values))
    }
    // One part that does not hold is reason enough.
    let decisive =
      applies == .no
      ? parts.filter { $0.holds == .no }.prefix(1) : parts.filter { $0.holds == applies }[...]
    return [.init(words, depth: 1, at: statement.node?.range)]
      + decisive.map { .init($0.words, depth: 2, at: $0.value.node?.range) }
  }

  private static func words(for principal: Truth) -> String {
    switch principal {
    case .yes: "Principal names Cognito"
    case .no: "Principal names someone else"
    case .open: "Principal is not decided"
    }
  }

  private static func words(forAction action: Truth) -> String {
    switch action {
    case .yes: "Action holds sts:AssumeRole"
    case .no: "Action does not hold sts:AssumeRole"
    case .open: "Action is not decided"
    }
  }

  private static func words(forEntry holds: Truth) -> String {
    switch holds {
    case .yes: "holds"
    case .no: "does not hold"
    case .open: "is not decided"
    }
  }
}
