internal import Documents
public import Findings
public import Resolution
internal import Suppressions
public import Templates

/// The rules of a scan, by kind.
public struct RuleSet: Sendable {
  /// All of them, by id.
  public let metadata: [RuleMetadata]
  let reading: [any ReadingRule]
  let suppression: [any SuppressionRule]
  let template: [any TemplateRule]
  let deployedTemplate: [any DeployedTemplateRule]
  let deployment: [any DeploymentRule]
  let declaration: [any DeclarationRule]
  let reference: [any ReferenceRule]
  /// By the types that they look at, so that a template's types choose them.
  private let resource: [String: [any ResourceRule]]
  /// Each inspection with the ids of the rules that share it.
  private let inspections: [(inspection: any ResourceInspection, ruleIDs: [String])]
  let packs: [RulePack]

  /// Takes rules in any order.
  ///
  /// - Parameter packs: further rules, which are asked of whole templates.
  public init(_ rules: [any Rule], packs: [RulePack] = []) {
    self.packs = packs
    metadata = (rules.map(\.describedMetadata) + packs.flatMap(\.rules)).sorted { $0.id < $1.id }
    var (reading, suppression) = ([any ReadingRule](), [any SuppressionRule]())
    var (template, deployedTemplate, deployment) = (
      [any TemplateRule](), [any DeployedTemplateRule](), [any DeploymentRule]()
    )
    var (declaration, reference, resource) = (
      [any DeclarationRule](), [any ReferenceRule](), [String: [any ResourceRule]]()
    )
    var inspections: [(inspection: any ResourceInspection, ruleIDs: [String])] = []
    for rule in rules.sorted(by: { $0.metadata.id < $1.metadata.id }) {
      switch rule.kind {
      case .reading(let rule): reading.append(rule)
      case .suppression(let rule): suppression.append(rule)
      case .template(let rule): template.append(rule)
      case .deployedTemplate(let rule): deployedTemplate.append(rule)
      case .deployment(let rule): deployment.append(rule)
      case .declaration(let rule): declaration.append(rule)
      case .reference(let rule): reference.append(rule)
      case .resource(let rule):
        for type in rule.resourceTypes { resource[type, default: []].append(rule) }
      case .inspection(let rule):
        let name = rule.inspection.name
        if let place = inspections.firstIndex(where: { $0.inspection.name == name }) {
          inspections[place].ruleIDs.append(rule.metadata.id)
        } else {
          inspections.append((rule.inspection, [rule.metadata.id]))
        }
      }
    }
    self.inspections = inspections
    (self.reading, self.suppression) = (reading, suppression)
    (self.template, self.deployment) = (template, deployment)
    self.deployedTemplate = deployedTemplate
    (self.declaration, self.reference, self.resource) = (declaration, reference, resource)
  }

  /// What every rule says of a template; nothing where a rule has nothing to look at.
  ///
  /// - Parameters:
  ///   - deployments: at least one; rules about values ask of each.
  ///   - links: what other templates export, for each deployment.
  public func check(
    _ template: Template, deployedAs deployments: [Deployment], links: [TemplateLinks]
  ) -> [RuleResult] {
    let references = template.collectReferences()
    var results: [RuleResult] = []
    for rule in self.template {
      append(
        rule.check(template, references: references), of: rule, about: nil, to: &results)
    }
    for rule in deployment {
      let outcome = Outcome.worst(of: deployments.lazy.map { rule.check($0, of: template) })
      append(outcome, of: rule, about: nil, to: &results)
    }
    for rule in declaration {
      for resource in template.resources.all {
        append(rule.check(resource, in: template), of: rule, about: resource, to: &results)
      }
    }
    results += check(references, of: template)
    let deployed = zip(deployments, links).map { deployment, links in
      DeployedTemplate(
        Resolver(template, given: deployment.values, links: links), named: deployment.name)
    }
    for rule in deployedTemplate {
      let run = ScenarioRun(
        ruleID: rule.metadata.id, resource: nil, deployments: deployed,
        check: { rule.check($0, references: references) })
      if let verdict = run.verdict() {
        results.append(RuleResult(ruleID: rule.metadata.id, resource: nil, verdict: verdict))
      }
    }
    for resource in template.resources.all {
      let rules =
        (self.resource[resource.type] ?? []) + (self.resource[ResourceType.any] ?? [])
      guard !rules.isEmpty else { continue }
      let run = ResourceRun(
        rules: rules, resource: resource, deployments: deployed)
      results += run.results()
    }
    for (inspection, ruleIDs) in inspections {
      for resource in template.resources.all {
        let run = InspectionRun(
          inspection: inspection, ruleIDs: ruleIDs, resource: resource, template: template,
          deployments: deployed)
        results += run.results()
      }
    }
    for pack in packs {
      let run = PackRun(
        pack: pack, template: template, deployments: deployed)
      results += run.results()
    }
    return results
  }

  /// What a file that cannot be checked is told; `nil` where no rule minds.
  func check(_ failure: ReadingFailure) -> RuleResult? {
    for rule in reading {
      guard let violation = rule.check(failure) else { continue }
      let finding = Finding(violation, ruleID: rule.metadata.id, about: nil)
      return RuleResult(ruleID: rule.metadata.id, resource: nil, verdict: .fail([finding]))
    }
    return nil
  }

  /// What is wrong with the suppressions of a template that has some.
  func check(_ faults: [SuppressionFault]) -> [RuleResult] {
    suppression.compactMap { rule in
      let violations = faults.filter { $0.kind == rule.fault }.map { fault in
        Violation(
          fault.message, at: fault.place, in: fault.resource, discriminator: fault.discriminator)
      }
      return RuleResult(Outcome(violations: violations), of: rule.metadata.id, about: nil)
    }
  }

  private func append(
    _ outcome: Outcome, of rule: some Rule, about resource: Resource?,
    to results: inout [RuleResult]
  ) {
    let name = resource.map { ResourceName($0) }
    if let result = RuleResult(outcome, of: rule.metadata.id, about: name) {
      results.append(result)
    }
  }

  /// One result for each rule and owner of references: a resource, or the template for all else.
  private func check(_ references: [Reference], of template: Template) -> [RuleResult] {
    let byOwner = Dictionary(grouping: references) { reference -> String? in
      if case .resource(let logicalID) = reference.owner { logicalID } else { nil }
    }
    var results: [RuleResult] = []
    for rule in reference {
      for (owner, references) in byOwner {
        let outcomes = references.lazy.map { ($0, rule.check($0, in: template)) }
        append(
          .worst(of: Self.merging(outcomes)), of: rule,
          about: owner.flatMap { template.resources[$0] }, to: &results)
      }
    }
    return results
  }

  /// What is said of references; of several to one thing once, with the others as related places.
  ///
  /// docs/decisions/0024
  private static func merging(_ judged: some Sequence<(Reference, Outcome)>) -> [Outcome] {
    var outcomes: [Outcome] = []
    var places: [ReferenceFault: Int] = [:]
    for (reference, outcome) in judged {
      guard case .fail(let violations) = outcome, violations.count == 1,
        let fault = ReferenceFault(reference, violations[0])
      else {
        outcomes.append(outcome)
        continue
      }
      if let place = places[fault], case .fail(let known) = outcomes[place] {
        let range = violations[0].place.range
        guard range != known[0].place.range else { continue }
        outcomes[place] = .fail(known[0].adding(RelatedPlace("here too", at: range)))
      } else {
        places[fault] = outcomes.count
        outcomes.append(outcome)
      }
    }
    return outcomes
  }
}

/// What is wrong with what a reference names, wherever it is named.
private struct ReferenceFault: Hashable {
  let target: Reference.Target
  let message: String

  /// `nil` where the reference itself has the wrong shape.
  init?(_ reference: Reference, _ violation: Violation) {
    if case .malformed = reference.target { return nil }
    target = reference.target
    message = violation.message
  }
}

extension Violation {
  fileprivate func adding(_ place: RelatedPlace) -> Violation {
    Violation(
      message, at: self.place, related: related + [place], holder: holder,
      discriminator: discriminator)
  }
}

extension RuleResult {
  /// What a rule said; `nil` where it had nothing to ask.
  init?(_ outcome: Outcome, of ruleID: String, about resource: ResourceName?) {
    let verdict: Verdict
    switch outcome {
    // Only rules about scenarios ask apart.
    case .notApplicable, .apart: return nil
    case .pass(let remark):
      verdict = .pass(
        remarks: remark.map { [Finding($0, ruleID: ruleID, about: resource)] } ?? [])
    case .undecided(let reason): verdict = .undecided(reason: reason)
    case .broken(let reason): verdict = .broken(reason: reason)
    case .fail(let violations):
      verdict = .fail(violations.map { Finding($0, ruleID: ruleID, about: resource) })
    }
    self.init(ruleID: ruleID, resource: resource, verdict: verdict)
  }
}

extension Finding {
  init(_ violation: Violation, ruleID: String, about resource: ResourceName?) {
    self.init(
      ruleID: ruleID, message: violation.message, place: violation.place,
      related: violation.related, resource: violation.holder ?? resource,
      discriminator: violation.discriminator)
  }
}
