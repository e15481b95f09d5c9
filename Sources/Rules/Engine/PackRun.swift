internal import Findings
internal import Resolution
internal import Templates

/// All rules of one pack about one template, in every way that it deploys.
///
/// Each is asked by itself, as those about a resource are: ``ResourceRun``.
struct PackRun {
  let pack: RulePack
  let template: Template
  let deployments: [DeployedTemplate]

  /// What each rule says, but for those that have nothing to ask.
  func results() -> [RuleResult] {
    switch pack.check {
    case .written(let outcomes):
      zip(pack.rules, outcomes(template)).compactMap { rule, outcome in
        RuleResult(outcome, of: rule.id, about: nil)
      }
    case .deployed(let outcome): results { outcome($0, template, $1) }
    }
  }

  private func results(
    _ outcome: @escaping (_ place: Int, Scenario) -> Outcome
  ) -> [RuleResult] {
    let results = pack.rules.indices.compactMap { place in
      let run = ScenarioRun(
        ruleID: pack.rules[place].id, resource: nil, deployments: deployments,
        check: { outcome(place, $0) })
      return run.verdict().map {
        RuleResult(ruleID: pack.rules[place].id, resource: nil, verdict: $0)
      }
    }
    // One error ends all rules of the file; it is told once, of the first.
    let broken = results.first { if case .broken = $0.verdict { true } else { false } }
    return broken.map {
      [RuleResult(ruleID: pack.rules[0].id, resource: nil, verdict: $0.verdict)]
    } ?? results
  }
}
