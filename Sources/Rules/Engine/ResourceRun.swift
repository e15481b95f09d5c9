internal import Findings
internal import Resolution
internal import Templates

/// All rules about one resource, in every way that the template deploys.
///
/// They are asked together, scenario by scenario, so that what one has read the others need not read
/// again. Where that meets many scenarios, each rule is asked alone, in those that it meets itself.
struct ResourceRun {
  /// Scenarios in which the rules are asked together at most.
  private static let maximumShared = 32

  let rules: [any ResourceRule]
  let resource: Resource
  /// The names of the deployments, by the place of their resolver.
  let names: [String?]
  /// One for each deployment: the same template with its values.
  let resolvers: [Resolver]
  /// One for each resolver.
  let pools: [ScenarioPool]

  /// What each rule says, but for those that have nothing to ask.
  var results: [RuleResult] {
    guard let explorations = sharedExplorations else { return separateResults }
    return rules.indices.compactMap { place in
      let run = run(of: rules[place], limit: Self.maximumShared)
      return result(
        of: rules[place],
        run.verdict(of: explorations.map { $0.map { answers in answers[place] } }))
    }
  }

  private func run(of rule: any ResourceRule, limit: Int) -> ScenarioRun {
    ScenarioRun(
      ruleID: rule.metadata.id, resource: resource, names: names, resolvers: resolvers,
      pools: pools, limit: limit, check: { rule.check(resource, in: $0) })
  }

  private func result(
    of rule: any ResourceRule, _ verdict: RuleResult.Verdict?
  ) -> RuleResult? {
    verdict.map {
      RuleResult(ruleID: rule.metadata.id, resource: ResourceName(resource), verdict: $0)
    }
  }

  private typealias Answer = (result: Outcome, parameterUse: ParameterUse)

  /// `nil` where the rules are better asked alone.
  private var sharedExplorations: [Exploration<[Answer]>]? {
    guard rules.count > 1 else { return nil }
    var explorations: [Exploration<[Answer]>] = []
    for (resolver, pool) in zip(resolvers, pools) {
      var meetsOthers = false
      let exploration = resolver.explore(
        assuming: resource.facts, limit: Self.maximumShared, pool: pool
      ) { scenario in
        let answers = rules.map { rule in
          scenario.notingParameterUse { rule.check(resource, in: scenario) }
        }
        // What hangs on the conditions of another template does so for one rule, not for all.
        if scenario.undecidedTemplate != nil { meetsOthers = true }
        return answers
      }
      guard exploration.isComplete, !meetsOthers else { return nil }
      explorations.append(exploration)
    }
    return explorations
  }

  /// Scenarios that a rule may meet where so many others have met more than they may.
  private static func limit(afterCrowded count: Int) -> Int {
    switch count {
    case 0: Resolver.maximumScenarios
    case 1...4: 64
    default: 8
    }
  }

  /// Rules that meet more scenarios than they may cost most, so that few may meet many.
  private var separateResults: [RuleResult] {
    var crowded = 0
    return rules.compactMap { rule in
      let run = run(of: rule, limit: Self.limit(afterCrowded: crowded))
      let explorations = run.explorations()
      if !explorations.allSatisfy(\.isComplete) { crowded += 1 }
      return result(of: rule, run.verdict(of: explorations))
    }
  }
}
