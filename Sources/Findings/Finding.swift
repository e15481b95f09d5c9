public import Documents

/// One problem at one place of one template.
public struct Finding: Hashable, Sendable {
  /// The rule that found it.
  public let ruleID: String
  /// What is there and what to do: one line, lower-case start, no final period, names in single quotes.
  public let message: String
  /// Where it is.
  public let place: Place
  /// What belongs to the finding: a parameter's default, the statement of the other resource.
  public let related: [RelatedPlace]
  /// The resource that the finding is about; `nil` for the template as a whole.
  public let resource: ResourceName?
  /// Tells two findings of one rule at one place apart; empty by default.
  public let discriminator: String

  /// A finding of a rule at a place.
  public init(
    ruleID: String, message: String, place: Place, related: [RelatedPlace] = [],
    resource: ResourceName? = nil, discriminator: String = ""
  ) {
    self.ruleID = ruleID
    self.message = message
    self.place = place
    self.related = related
    self.resource = resource
    self.discriminator = discriminator
  }
}

/// A resource as reports name it.
public struct ResourceName: Hashable, Sendable {
  /// Its name in the template.
  public let logicalID: String
  /// `AWS::Cognito::UserPool`; empty when the resource has no `Type`.
  public let type: String
  /// Where its logical id stands.
  public let range: SourceRange
  /// The value of `aws:cdk:path` in its metadata, where a CDK application wrote it.
  public let cdkPath: String?

  /// A name with its place.
  public init(logicalID: String, type: String, range: SourceRange, cdkPath: String? = nil) {
    self.logicalID = logicalID
    self.type = type
    self.range = range
    self.cdkPath = cdkPath
  }
}

/// What a rule said of a resource, or of the template as a whole.
public struct RuleResult: Sendable {
  /// What a rule may say.
  public enum Verdict: Sendable {
    /// What the rule asks holds. A remark tells what another allowed value would bring.
    case pass(remarks: [Finding])
    /// At least one finding.
    case fail([Finding])
    /// The template leaves open what the rule asks; the reason is one line without final period.
    case undecided(reason: String)
    /// The rule itself is at fault; the reason is one line without final period.
    case broken(reason: String)
  }

  /// The rule that says it.
  public let ruleID: String
  /// `nil` for the template as a whole.
  public let resource: ResourceName?
  /// What it said.
  public let verdict: Verdict

  /// A result of a rule.
  public init(ruleID: String, resource: ResourceName?, verdict: Verdict) {
    self.ruleID = ruleID
    self.resource = resource
    self.verdict = verdict
  }

  /// The findings of a failed result; none otherwise.
  public var findings: [Finding] {
    if case .fail(let findings) = verdict { findings } else { [] }
  }
}
