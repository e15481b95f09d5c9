internal import Documents
internal import Findings
internal import Resolution
internal import Templates

/// One rule on one resource, in every way that the template deploys.
struct ScenarioRun {
  let rule: any ResourceRule
  let resource: Resource
  let resolver: Resolver

  /// Other allowed values of one parameter that are tried for a remark.
  private static let maximumAlternatives = 16

  /// `nil` where the rule has nothing to ask in any scenario.
  var verdict: RuleResult.Verdict? {
    let exploration = explore(resolver)
    let outcomes = exploration.outcomes
    let failures = violations(of: outcomes)
    if !failures.isEmpty { return .fail(failures) }
    if !exploration.isComplete {
      return .undecided(
        reason: "more than \(Resolver.maximumScenarios) combinations of conditions")
    }
    for outcome in outcomes {
      guard case .undecided(let reason) = outcome.result else { continue }
      return .undecided(reason: scenario(of: [outcome], among: outcomes).words + reason)
    }
    let passes = outcomes.filter { if case .pass = $0.result { true } else { false } }
    guard !passes.isEmpty else { return nil }
    return .pass(remarks: remarks(of: passes))
  }

  private func explore(_ resolver: Resolver) -> Exploration<Outcome> {
    let facts = resource.condition?.string.map { [Fact(condition: $0, holds: true)] } ?? []
    return resolver.explore(assuming: facts) { rule.check(resource, in: $0) }
  }

  // MARK: Findings

  /// Each violation once, with the conditions under which it is there.
  private func violations(of outcomes: [Exploration<Outcome>.Outcome]) -> [Finding] {
    var order: [Violation] = []
    var scenarios: [Violation: [Exploration<Outcome>.Outcome]] = [:]
    for outcome in outcomes {
      guard case .fail(let violations) = outcome.result else { continue }
      for violation in violations {
        if scenarios[violation] == nil { order.append(violation) }
        scenarios[violation, default: []].append(outcome)
      }
    }
    return order.map { violation in
      let scenario = scenario(of: scenarios[violation] ?? [], among: outcomes)
      return Finding(
        ruleID: rule.metadata.id, message: scenario.words + violation.message,
        place: violation.place, related: violation.related + scenario.places,
        resource: violation.holder ?? ResourceName(resource),
        discriminator: violation.discriminator)
    }
  }

  /// What some of the outcomes have in common that not all have: the conditions to name.
  private func scenario(
    of some: [Exploration<Outcome>.Outcome], among all: [Exploration<Outcome>.Outcome]
  ) -> (words: String, places: [RelatedPlace]) {
    guard some.count < all.count, let first = some.first else { return ("", []) }
    let shared = first.facts.filter { fact in some.allSatisfy { $0.facts.contains(fact) } }
    let facts = shared.isEmpty ? first.facts : shared
    let words = facts.map { "'\($0.condition)' is \($0.holds)" }.joined(separator: " and ")
    let places = facts.compactMap { fact in
      resolver.template.conditions[fact.condition].map {
        RelatedPlace("condition '\(fact.condition)'", at: $0.entry.keyRange)
      }
    }
    return ("\(shared.isEmpty ? "for example " : "")when \(words), ", places)
  }

  // MARK: Remarks

  /// What the rule itself remarks, and what another allowed value of a defaulted parameter would bring.
  private func remarks(of passes: [Exploration<Outcome>.Outcome]) -> [Finding] {
    var remarks: [Violation] = []
    for case .pass(let remark?) in passes.map(\.result) where !remarks.contains(remark) {
      remarks.append(remark)
    }
    let parameters = passes.reduce(into: Set<String>()) { $0.formUnion($1.defaultsUsed) }
    for name in parameters.sorted() {
      remarks += violationByOtherValue(of: name).map { [$0] } ?? []
    }
    return remarks.map { Finding($0, ruleID: rule.metadata.id, about: ResourceName(resource)) }
  }

  private func violationByOtherValue(of name: String) -> Violation? {
    guard let parameter = resolver.template.parameters[name],
      let written = parameter.defaultValue
    else { return nil }
    for value in parameter.alternatives.prefix(Self.maximumAlternatives) {
      for outcome in explore(resolver.giving([name: value])).outcomes {
        guard case .fail(let violations) = outcome.result, let violation = violations.first else {
          continue
        }
        return Violation(
          "'\(value)' for parameter '\(name)' would bring: \(violation.message)",
          at: violation.place,
          related: [RelatedPlace("default of parameter '\(name)'", at: written.range)])
      }
    }
    return nil
  }
}

extension Parameter {
  /// Values other than the default: the allowed ones, or the opposite of a Boolean word.
  fileprivate var alternatives: [String] {
    guard let value = defaultValue?.text, !isList else { return [] }
    let allowed = allowedValues.compactMap(\.text)
    if !allowed.isEmpty { return allowed.filter { $0 != value } }
    switch value.lowercased() {
    case "true": return ["false"]
    case "false": return ["true"]
    default: return []
    }
  }
}
