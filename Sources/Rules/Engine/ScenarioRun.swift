internal import Documents
internal import Findings
internal import Resolution
internal import Templates

/// One rule on one resource or template, in every way that the template deploys.
struct ScenarioRun {
  let ruleID: String
  /// What the rule is asked about; `nil` for the template as a whole.
  let resource: Resource?
  /// The template in each deployment.
  let deployments: [DeployedTemplate]
  /// What the rule says in one scenario.
  let check: (Scenario) -> Outcome

  /// Other allowed values of one parameter that are tried for a remark.
  private static let maximumAlternatives = 16

  /// Scenarios that are met at most where parameters are read as each of their values.
  private static let maximumValueScenarios = 32

  /// What is asked in scenarios: the rule as a whole, or one of the questions that it asks apart.
  private struct Question {
    var node: Node?
    let ask: (Scenario) -> Outcome
  }

  /// One scenario of one deployment.
  private struct Run {
    let deployment: Int
    /// What was asked apart; `nil` for the rule as a whole.
    let node: Node?
    let facts: [Fact]
    let parameterUse: ParameterUse
    let result: Outcome
  }

  /// What the rule says in all scenarios of all deployments; `nil` where it has nothing to ask in any.
  func verdict() -> RuleResult.Verdict? {
    var isComplete = true
    let runs = deployments.indices.flatMap { place in
      answers(in: deployments[place], &isComplete).flatMap { self.runs(of: $0, place) }
    }
    let failures = violations(of: runs)
    if !failures.isEmpty { return .fail(failures) }
    if !isComplete {
      return .undecided(
        reason: "more than \(Resolver.maximumScenarios) combinations of conditions")
    }
    for run in runs {
      if case .broken(let reason) = run.result { return .broken(reason: reason) }
    }
    for run in runs {
      guard case .undecided(let reason) = run.result else { continue }
      let alike = runs.filter { if case .undecided(reason) = $0.result { true } else { false } }
      return .undecided(reason: (groups(of: alike, among: runs).first?.words ?? "") + reason)
    }
    let passes = runs.filter { if case .pass = $0.result { true } else { false } }
    guard !passes.isEmpty else { return nil }
    return .pass(remarks: remarks(of: passes))
  }

  /// What was asked, and what it gave in one scenario.
  private typealias Answer = (question: Question, outcome: Exploration<Outcome>.Outcome)

  /// What the rule says in each scenario, each question that it asks apart by itself.
  private func answers(
    in deployed: DeployedTemplate, _ isComplete: inout Bool
  ) -> [Answer] {
    var answers: [Answer] = []
    func ask(_ question: Question, where facts: [Fact]) {
      let exploration = deployed.resolver.explore(
        assuming: (resource?.facts ?? []) + facts, memory: deployed.memory
      ) { answer(to: question, in: $0) }
      if !exploration.isComplete { isComplete = false }
      for var outcome in exploration.outcomes {
        outcome.facts = facts + outcome.facts
        guard case .apart(let parts, let known) = outcome.result else {
          answers.append((question, outcome))
          continue
        }
        outcome.result = known
        answers.append((question, outcome))
        for part in parts { ask(Question(node: part.node, ask: part.ask), where: outcome.facts) }
      }
    }
    ask(Question(ask: check), where: [])
    return answers
  }

  private func answer(to question: Question, in scenario: Scenario) -> Outcome {
    let outcome = question.ask(scenario)
    guard let path = scenario.undecidedTemplate else { return outcome }
    if case .notApplicable = outcome { return outcome }
    return .undecided("the answer depends on conditions of '\(path)'")
  }

  /// A scenario with what the rule says there: nothing is wrong for sure where it may be impossible.
  ///
  /// Where a parameter that has one of some values leaves it undecided, the rule is asked for each value.
  private func runs(of answer: Answer, _ deployment: Int) -> [Run] {
    let (question, outcome) = answer
    func run(_ facts: [Fact], _ result: Outcome) -> Run {
      Run(
        deployment: deployment, node: question.node, facts: facts,
        parameterUse: outcome.parameterUse, result: result)
    }
    let choices = valueChoices(of: question, in: outcome, deployments[deployment])
    guard let answers = choices?.answers else { return [run(outcome.facts, outcome.judged)] }
    return answers.map { run(outcome.facts + $0.facts, $0.result) }
  }

  private func valueChoices(
    of question: Question, in outcome: Exploration<Outcome>.Outcome, _ deployed: DeployedTemplate
  ) -> ValueChoices? {
    switch outcome.result {
    case .undecided, .notApplicable: break
    case .pass, .fail, .broken, .apart: return nil
    }
    let parameters = outcome.parameterUse.openChoices
    let template = deployed.resolver.template
    guard !parameters.isEmpty, !parameters.contains(where: { hasTooManyValues($0, template) })
    else { return nil }
    let exploration = deployed.resolver.explore(
      assuming: (resource?.facts ?? []) + outcome.facts,
      limit: Self.maximumValueScenarios, memory: deployed.memory, choosesValues: true
    ) { answer(to: question, in: $0) }
    guard exploration.isComplete else { return nil }
    return ValueChoices(
      exploration.outcomes.map { (facts: $0.facts, result: $0.judged) }, of: template)
  }

  private func hasTooManyValues(_ parameter: String, _ template: Template) -> Bool {
    let values = template.parameters[parameter]?.shape.values ?? []
    return values.count > Self.maximumValueScenarios
  }

  // MARK: Findings

  /// Each violation once for the deployments and conditions under which it is there.
  private func violations(of runs: [Run]) -> [Finding] {
    var order: [Violation] = []
    var found: [Violation: [Run]] = [:]
    for run in runs {
      guard case .fail(let violations) = run.result else { continue }
      for violation in violations {
        if found[violation] == nil { order.append(violation) }
        found[violation, default: []].append(run)
      }
    }
    return order.flatMap { violation in
      groups(of: found[violation] ?? [], among: runs).map { scenario in
        Finding(
          ruleID: ruleID, message: scenario.words + violation.message,
          place: violation.place, related: violation.related + scenario.places,
          resource: violation.holder ?? resource.map { ResourceName($0) },
          discriminator: violation.discriminator)
      }
    }
  }

  private typealias Words = (words: String, places: [RelatedPlace])

  /// Deployments that differ in their conditions are told apart; those that agree are one.
  private func groups(of some: [Run], among all: [Run]) -> [Words] {
    let asked = Set(some.map(\.node))
    let all = all.filter { asked.contains($0.node) }
    let deployments = Set(some.map(\.deployment)).sorted()
    let named = deployments.map { deployment in
      conditions(
        of: some.filter { $0.deployment == deployment },
        among: all.filter { $0.deployment == deployment })
    }
    var groups: [(conditions: Words, deployments: [Int])] = []
    for (deployment, conditions) in zip(deployments, named) {
      if let place = groups.firstIndex(where: { $0.conditions.words == conditions.words }) {
        groups[place].deployments.append(deployment)
      } else {
        groups.append((conditions, [deployment]))
      }
    }
    return groups.map { group in
      guard group.deployments.count < self.deployments.count else { return group.conditions }
      let files = group.deployments.compactMap { self.deployments[$0].name }.map { "'\($0)'" }
      return (
        "with \(files.joined(separator: " and ")), \(group.conditions.words)",
        group.conditions.places
      )
    }
  }

  /// What some of a deployment's runs have in common that not all have: the conditions to name.
  private func conditions(of some: [Run], among all: [Run]) -> Words {
    guard some.count < all.count, let first = some.first else { return ("", []) }
    let shared = first.facts.filter { fact in some.allSatisfy { $0.facts.contains(fact) } }
    let facts = shared.isEmpty ? first.facts : shared
    guard !facts.isEmpty else { return ("", []) }
    let words = FactWords(facts: facts).description
    let places = facts.compactMap { fact in
      fact.condition.flatMap { name in
        deployments[0].resolver.template.conditions[name].map {
          RelatedPlace("condition '\(name)'", at: $0.entry.keyRange)
        }
      }
    }
    return ("\(shared.isEmpty ? "for example " : "")when \(words), ", places)
  }

  // MARK: Remarks

  /// What the rule itself remarks, and what another allowed value of a defaulted parameter would bring.
  private func remarks(of passes: [Run]) -> [Finding] {
    var remarks: [Violation] = []
    for case .pass(let remark?) in passes.map(\.result) where !remarks.contains(remark) {
      remarks.append(remark)
    }
    for deployment in deployments.indices {
      let parameters = passes.filter { $0.deployment == deployment }
        .reduce(into: Set<String>()) { $0.formUnion($1.parameterUse.defaults) }
      for name in parameters.sorted() {
        guard let remark = violationByOtherValue(of: name, in: deployments[deployment]),
          !remarks.contains(remark)
        else { continue }
        remarks.append(remark)
      }
    }
    return remarks.map { Finding($0, ruleID: ruleID, about: resource.map { ResourceName($0) }) }
  }

  private func violationByOtherValue(of name: String, in deployed: DeployedTemplate) -> Violation? {
    guard let parameter = deployed.resolver.template.parameters[name],
      let written = parameter.defaultValue
    else { return nil }
    for value in parameter.alternatives.prefix(Self.maximumAlternatives) {
      var isComplete = true
      for (_, outcome) in answers(in: deployed.giving(value, to: name), &isComplete) {
        guard case .fail(let violations) = outcome.result, let violation = violations.first else {
          continue
        }
        return Violation(
          "value '\(value)' of parameter '\(name)' would fail: \(violation.message)",
          at: violation.place,
          related: [RelatedPlace("default of parameter '\(name)'", at: written.range)])
      }
    }
    return nil
  }
}

extension Exploration<Outcome>.Outcome {
  /// What the rule says; nothing is wrong for sure where the scenario may be impossible.
  fileprivate var judged: Outcome {
    guard !isCertain, case .fail = result else { return result }
    return .undecided("whether these conditions can hold together is too much to decide")
  }
}

extension Resource {
  /// What holds where it is created.
  var facts: [Fact] {
    condition?.string.map { [Fact(.condition($0), holds: true)] } ?? []
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
