/// All that is said of a rule: its page, `explain`, the SARIF help and its tests are made from this.
public struct RuleMetadata: Sendable {
  /// How often a finding is right, in the words of code scanning's `precision`.
  public enum Precision: String, Sendable {
    case medium
    case high
    case veryHigh = "very-high"
  }

  /// Short, stable, never reused: `COG044`.
  public let id: String
  /// The name in PascalCase, which is its type's and its file's: `SMSExternalIDMismatch`.
  public let name: String
  /// One sentence without final period: what is wrong when the rule fails.
  public let title: String
  /// How much a finding matters.
  public let severity: Severity
  /// How often a finding is right.
  public let precision: Precision
  /// The smallest set of rules that it belongs to.
  public let profile: Profile
  /// What it costs not to mend it; whole sentences.
  public let rationale: String
  /// What to do; whole sentences.
  public let remediation: String
  /// Absolute addresses of the sources.
  public let references: [String]
  /// At least one that fails and one that passes; made when they are asked for.
  public var examples: [Example] { makeExamples() }

  private let makeExamples: @Sendable () -> [Example]

  /// `name` is left out by a rule, whose type gives it: see ``named(_:)``.
  public init(
    id: String, title: String, severity: Severity, precision: Precision = .high,
    profile: Profile = .default, rationale: String, remediation: String, references: [String],
    examples: @autoclosure @escaping @Sendable () -> [Example]
  ) {
    self.init(
      id: id, name: "", title: title, severity: severity, precision: precision,
      profile: profile, rationale: rationale, remediation: remediation, references: references,
      makeExamples: examples)
  }

  private init(
    id: String, name: String, title: String, severity: Severity, precision: Precision,
    profile: Profile, rationale: String, remediation: String, references: [String],
    makeExamples: @escaping @Sendable () -> [Example]
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.severity = severity
    self.precision = precision
    self.profile = profile
    self.rationale = rationale
    self.remediation = remediation
    self.references = references
    self.makeExamples = makeExamples
  }

  /// The same under a name.
  public func named(_ name: String) -> RuleMetadata {
    RuleMetadata(
      id: id, name: name, title: title, severity: severity, precision: precision,
      profile: profile, rationale: rationale, remediation: remediation, references: references,
      makeExamples: makeExamples)
  }

  /// The group of the id: `COG`.
  public var group: String { String(id.prefix { $0.isLetter }) }
}

/// A template that shows what a rule does: shown to people, run as a test.
public struct Example: Sendable {
  /// What the rule makes of it.
  public enum Expectation: String, Sendable {
    case passing
    case failing
    case undecided
  }

  /// What the rule makes of it.
  public let expectation: Expectation
  /// A whole template; `↓` stands before each place where a finding starts.
  public let markedTemplate: String
  /// Values of parameters that the template is checked with.
  public let given: [String: String]

  /// The template without marks, as people see it.
  public var template: String { markedTemplate.replacing("↓", with: "") }

  /// Examples are given as what stands below `Resources:`, in block style.
  public static func passing(_ resources: String) -> Example {
    Example(expectation: .passing, markedTemplate: template(of: resources), given: [:])
  }

  /// Marks show where the findings start.
  public static func failing(_ resources: String) -> Example {
    Example(expectation: .failing, markedTemplate: template(of: resources), given: [:])
  }

  /// The template leaves open what the rule asks.
  public static func undecided(_ resources: String) -> Example {
    Example(expectation: .undecided, markedTemplate: template(of: resources), given: [:])
  }

  /// The same for whole templates.
  public static func passing(
    template: String, given: [String: String] = [:]
  ) -> Example {
    Example(expectation: .passing, markedTemplate: template, given: given)
  }

  /// Marks show where the findings start.
  public static func failing(
    template: String, given: [String: String] = [:]
  ) -> Example {
    Example(expectation: .failing, markedTemplate: template, given: given)
  }

  /// The template leaves open what the rule asks.
  public static func undecided(
    template: String, given: [String: String] = [:]
  ) -> Example {
    Example(expectation: .undecided, markedTemplate: template, given: given)
  }

  private static func template(of resources: String) -> String {
    let lines = resources.split(separator: "\n", omittingEmptySubsequences: false)
    return "Resources:\n" + lines.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
  }
}
