internal import Findings
internal import Resolution
internal import Templates

/// All rules of one pack about one template, in every way that it deploys.
struct PackRun {
  /// Scenarios that a whole template is looked at in at most.
  private static let maximumScenarios = 64

  let pack: RulePack
  let template: Template
  /// The names of the deployments, by the place of their resolver.
  let names: [String?]
  let resolvers: [Resolver]
  let pools: [ScenarioPool]

  /// What each rule says, but for those that have nothing to ask.
  var results: [RuleResult] {
    switch pack.check {
    case .written(let outcomes):
      zip(pack.rules, outcomes(template)).compactMap { rule, outcome in
        RuleResult(outcome, of: rule.id, about: nil)
      }
    case .deployed(let outcomes): results { outcomes(template, $0) }
    }
  }

  private func results(_ outcomes: @escaping (Scenario) -> [Outcome]) -> [RuleResult] {
    let explorations = zip(resolvers, pools).map { resolver, pool in
      resolver.explore(limit: Self.maximumScenarios, pool: pool) { scenario in
        scenario.notingParameterUse { outcomes(scenario) }
      }
    }
    return pack.rules.indices.compactMap { place in
      let run = ScenarioRun(
        ruleID: pack.rules[place].id, resource: nil, names: names, resolvers: resolvers,
        pools: pools, limit: Self.maximumScenarios, check: { outcomes($0)[place] })
      let verdict = run.verdict(
        of: explorations.map { $0.map { ($0.result[place], $0.parameterUse) } })
      return verdict.map {
        RuleResult(ruleID: pack.rules[place].id, resource: nil, verdict: $0)
      }
    }
  }
}
