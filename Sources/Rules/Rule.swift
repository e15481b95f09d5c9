public import Findings
public import Resolution
public import Suppressions
public import Templates

/// A rule: what is said of it, and a check of one of the kinds below.
///
/// A rule asks one question, keeps no state, and is named by its type.
public protocol Rule: Sendable {
  /// All that is said of the rule; its name is left out.
  var metadata: RuleMetadata { get }

  /// The kind of its check; each of the protocols below gives it.
  var kind: RuleKind { get }

  /// The same rule as a profile asks it, with options that are set; most rules have neither.
  func configured(for profile: Profile, options: [String: OptionValue]) -> any Rule
}

extension Rule {
  /// The rule itself.
  public func configured(for profile: Profile, options: [String: OptionValue]) -> any Rule { self }
}

/// A rule by what its check asks of.
public enum RuleKind: Sendable {
  /// Files that cannot be checked.
  case reading(any ReadingRule)
  /// What is written in a template to suppress findings.
  case suppression(any SuppressionRule)
  /// Templates as a whole, as they are written.
  case template(any TemplateRule)
  /// Templates as a whole, as they deploy.
  case deployedTemplate(any DeployedTemplateRule)
  /// Values that the user gives.
  case deployment(any DeploymentRule)
  /// Resources as they are written.
  case declaration(any DeclarationRule)
  /// Places that name something else.
  case reference(any ReferenceRule)
  /// Resources as they deploy.
  case resource(any ResourceRule)
  /// Resources, through an inspection that several rules share.
  case inspection(any InspectionRule)
}

extension Rule {
  /// The metadata under the name of the rule's type, where it has none of its own.
  public var describedMetadata: RuleMetadata {
    metadata.name.isEmpty ? metadata.named("\(Self.self)") : metadata
  }
}

/// Asks about files that cannot be checked at all.
public protocol ReadingRule: Rule {
  /// What is wrong with the file; `nil` where that is another rule's business.
  func check(_ failure: ReadingFailure) -> Violation?
}

/// Asks for one kind of fault of what is written in a template to suppress findings.
public protocol SuppressionRule: Rule {
  /// The faults that it reports.
  var fault: SuppressionFault.Kind { get }
}

/// Asks about a template as a whole, as it is written.
public protocol TemplateRule: Rule {
  /// - Parameter references: every place that names something else.
  func check(_ template: Template, references: [Reference]) -> Outcome
}

/// Asks about a template as a whole, as it deploys.
public protocol DeployedTemplateRule: Rule {
  /// One run in one scenario; conditions that it meets are decided, and it is run again for the others.
  ///
  /// - Parameter references: every place that names something else, in all scenarios.
  func check(_ scenario: Scenario, references: [Reference]) -> Outcome
}

/// Asks about the values that the user gives a template.
public protocol DeploymentRule: Rule {
  /// What it says of values; not applicable where none are given.
  func check(_ deployment: Deployment, of template: Template) -> Outcome
}

/// Asks about each resource, as it is written.
public protocol DeclarationRule: Rule {
  func check(_ resource: Resource, in template: Template) -> Outcome
}

/// Asks about each place that names something else.
public protocol ReferenceRule: Rule {
  /// What it says of a reference; not applicable where that is another rule's business.
  func check(_ reference: Reference, in template: Template) -> Outcome
}

/// Asks about resources of some types, as they deploy.
public protocol ResourceRule: Rule {
  /// The types that it looks at; ``ResourceType/any`` for all.
  var resourceTypes: [String] { get }

  /// One run in one scenario; conditions that it meets are decided, and it is run again for the others.
  func check(_ resource: Resource, in scenario: Scenario) -> Outcome
}

/// Takes what an inspection of each resource finds for it; other rules take the rest.
public protocol InspectionRule: Rule {
  /// The inspection that it shares.
  var inspection: any ResourceInspection { get }
}

extension ReadingRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .reading(self) }
}

extension SuppressionRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .suppression(self) }
}

extension TemplateRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .template(self) }
}

extension DeployedTemplateRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .deployedTemplate(self) }
}

extension DeploymentRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .deployment(self) }
}

extension DeclarationRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .declaration(self) }
}

extension ReferenceRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .reference(self) }
}

extension ResourceRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .resource(self) }
}

extension InspectionRule {
  /// The kind of this protocol.
  public var kind: RuleKind { .inspection(self) }
}
