internal import Findings
internal import Resolution
internal import Templates

/// All rules about one resource, in every way that the template deploys.
///
/// Each is asked by itself, in the scenarios that it meets: what it says never depends on which others are
/// asked beside it. What one has read of the template, the next need not read again.
struct ResourceRun {
  let rules: [any ResourceRule]
  let resource: Resource
  /// The template in each deployment.
  let deployments: [DeployedTemplate]

  /// What each rule says, but for those that have nothing to ask.
  func results() -> [RuleResult] {
    rules.compactMap { rule in
      let run = ScenarioRun(
        ruleID: rule.metadata.id, resource: resource, deployments: deployments,
        check: { rule.check(resource, in: $0) })
      return run.verdict().map {
        RuleResult(ruleID: rule.metadata.id, resource: ResourceName(resource), verdict: $0)
      }
    }
  }
}
