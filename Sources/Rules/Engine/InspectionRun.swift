internal import Findings
internal import Resolution
internal import Templates

/// One inspection of one resource, for all rules that share it.
struct InspectionRun {
  let inspection: any ResourceInspection
  /// The rules that are asked, by id.
  let ruleIDs: [String]
  let resource: Resource
  let template: Template
  /// The template in each deployment.
  let deployments: [DeployedTemplate]

  /// What each rule says; nothing where the inspection has nothing to ask.
  func results() -> [RuleResult] {
    switch inspection.inspect(resource, in: template) {
    case .notApplicable: []
    case .undecided(let reason): ruleIDs.map { result(of: $0, .undecided(reason: reason)) }
    case .questions(let questions): results(of: questions)
    }
  }

  private func results(of questions: [InspectionQuestion]) -> [RuleResult] {
    var verdicts: [String: RuleResult.Verdict] = [:]
    for question in questions {
      for ruleID in concerned(by: question) {
        let run = ScenarioRun(
          ruleID: ruleID, resource: resource, deployments: deployments,
          check: { question.outcome(for: ruleID, in: $0) })
        guard let verdict = run.verdict() else { continue }
        verdicts[ruleID] = verdicts[ruleID]?.joined(with: verdict) ?? verdict
      }
    }
    return ruleIDs.map { result(of: $0, verdicts[$0] ?? .pass(remarks: [])) }
  }

  private func result(of ruleID: String, _ verdict: RuleResult.Verdict) -> RuleResult {
    RuleResult(ruleID: ruleID, resource: ResourceName(resource), verdict: verdict)
  }

  /// The rules that have more to say than that they hold; most questions concern none.
  private func concerned(by question: InspectionQuestion) -> [String] {
    let asked = question.ruleIDs.filter { ruleIDs.contains($0) }
    guard asked.count > 1 else { return asked }
    var spoken: Set<String> = []
    for deployed in deployments {
      let exploration = deployed.resolver.explore(
        assuming: resource.facts, memory: deployed.memory, { question.answer(onPathIn: $0) })
      guard exploration.isComplete else { return asked }
      for outcome in exploration.outcomes {
        // Another value of a parameter may make a fault, of which a rule remarks.
        guard outcome.parameterUse.defaults.isEmpty else { return asked }
        switch outcome.result {
        case nil, .sound: break
        case .fault(let ruleID, _): spoken.insert(ruleID)
        case .open(let ruleIDs, _): spoken.formUnion(ruleIDs)
        }
      }
    }
    return asked.filter { spoken.contains($0) }
  }
}

extension InspectionQuestion {
  /// The answer where the path leads to the place; `nil` elsewhere.
  fileprivate func answer(onPathIn scenario: Scenario) -> Answer? {
    scenario.agrees(with: path) ? answer(scenario) : nil
  }

  fileprivate func outcome(for ruleID: String, in scenario: Scenario) -> Outcome {
    switch answer(onPathIn: scenario) {
    case nil: .notApplicable
    case .fault(ruleID, let violation): .fail(violation)
    case .open(let ruleIDs, let reason) where ruleIDs.contains(ruleID): .undecided(reason)
    case .sound, .fault, .open: .pass
    }
  }
}

extension RuleResult.Verdict {
  /// The worse of two, with what both have found.
  fileprivate func joined(with other: RuleResult.Verdict) -> RuleResult.Verdict {
    switch (self, other) {
    case (.broken, _): self
    case (_, .broken): other
    case (.fail(let findings), .fail(let more)): .fail(findings + more)
    case (.fail, _): self
    case (_, .fail): other
    case (.undecided, _): self
    case (_, .undecided): other
    case (.pass(let remarks), .pass(let more)): .pass(remarks: remarks + more)
    }
  }
}
