internal import Synchronization

/// All that is said of a rule: its page, `explain`, the SARIF help and its tests are made from this.
public struct RuleMetadata: Sendable {
  /// How often a finding is right, in the words of code scanning's `precision`.
  public enum Precision: String, CaseIterable, Sendable {
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
  /// The sets of rules that name it; none for a rule that was given with a pack.
  public let profiles: [Profile]

  private let deferredDetails: DeferredDetails

  /// The metadata of a rule whose type gives its name: see ``named(_:)``.
  public init(
    id: String, title: String, severity: Severity, precision: Precision = .high,
    profiles: [Profile] = [.default], rationale: String, remediation: String,
    references: [String], examples: @autoclosure @escaping @Sendable () -> [Example]
  ) {
    self.init(
      id: id, name: "", title: title, severity: severity, precision: precision,
      profiles: profiles
    ) {
      RuleDetails(
        rationale: rationale, remediation: remediation, references: references,
        examples: examples())
    }
  }

  /// The metadata of a rule that is read from a text.
  public init(
    id: String, name: String, title: String, severity: Severity, precision: Precision = .high,
    profiles: [Profile], details: @escaping @Sendable () -> RuleDetails
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.severity = severity
    self.precision = precision
    self.profiles = profiles
    deferredDetails = DeferredDetails(details)
  }

  private init(_ other: RuleMetadata, named name: String, severity: Severity) {
    id = other.id
    self.name = name
    title = other.title
    self.severity = severity
    precision = other.precision
    profiles = other.profiles
    deferredDetails = other.deferredDetails
  }

  /// The same under a name.
  public func named(_ name: String) -> RuleMetadata {
    RuleMetadata(self, named: name, severity: severity)
  }

  /// The same with a severity that was set for it.
  public func weighed(as severity: Severity) -> RuleMetadata {
    RuleMetadata(self, named: name, severity: severity)
  }

  /// What there is to say in full; made when it is first asked for, and kept.
  public func details() -> RuleDetails { deferredDetails.made() }

  /// The group of the id: `COG`.
  public var group: String { String(id.prefix { $0.isLetter }) }
}

/// What there is to say of a rule in full, made once.
private final class DeferredDetails: Sendable {
  private let make: @Sendable () -> RuleDetails
  private let known = Mutex<RuleDetails?>(nil)

  init(_ make: @escaping @Sendable () -> RuleDetails) { self.make = make }

  func made() -> RuleDetails {
    known.withLock { known in
      if let known { return known }
      let details = make()
      known = details
      return details
    }
  }
}

/// What there is to say of a rule beside its title.
public struct RuleDetails: Sendable {
  /// What it costs not to fix it; whole sentences.
  public let rationale: String
  /// What to do; whole sentences.
  public let remediation: String
  /// Absolute addresses of the sources.
  public let references: [String]
  /// At least one that fails and one that passes, of a rule that ships.
  public let examples: [Example]
  /// What a configuration may set.
  public let options: [RuleOption]

  /// All that there is to say; empty where nothing is.
  public init(
    rationale: String = "", remediation: String = "", references: [String] = [],
    examples: [Example] = [], options: [RuleOption] = []
  ) {
    self.rationale = rationale
    self.remediation = remediation
    self.references = references
    self.examples = examples
    self.options = options
  }
}

/// A template that shows what a rule does: shown to people, run as a test.
public struct Example: Sendable {
  /// What the rule makes of it.
  public enum Expectation: String, Sendable {
    case passing
    /// It passes, though another rule of the default profile reports something.
    case tolerated
    case failing
    case undecided
    /// There is nothing that it asks about.
    case skipped
  }

  /// What the rule makes of it.
  public let expectation: Expectation
  /// A whole template; `↓` stands before each place where a finding starts.
  public let markedTemplate: String
  /// Values of parameters that the template is checked with.
  public let given: [String: String]

  /// An example in full.
  public init(expectation: Expectation, markedTemplate: String, given: [String: String]) {
    self.expectation = expectation
    self.markedTemplate = markedTemplate
    self.given = given
  }

  /// An example of what stands below `Resources:`, in block style.
  public init(expectation: Expectation, resources: String) {
    self.init(
      expectation: expectation, markedTemplate: Self.template(of: resources), given: [:])
  }

  /// The template without marks, as people see it.
  public var template: String { markedTemplate.replacing("↓", with: "") }

  /// Where the findings start: byte offsets into ``template``, in order.
  public var marks: [Int] {
    var offsets: [Int] = []
    var offset = 0
    for scalar in markedTemplate.unicodeScalars {
      if scalar == "↓" { offsets.append(offset) } else { offset += UTF8.width(scalar) }
    }
    return offsets
  }

  /// Examples are given as what stands below `Resources:`, in block style.
  public static func passing(_ resources: String) -> Example {
    Example(expectation: .passing, resources: resources)
  }

  /// It passes, though another rule of the default profile reports something.
  public static func tolerated(_ resources: String) -> Example {
    Example(expectation: .tolerated, resources: resources)
  }

  /// Marks show where the findings start.
  public static func failing(_ resources: String) -> Example {
    Example(expectation: .failing, resources: resources)
  }

  /// The template leaves open what the rule asks.
  public static func undecided(_ resources: String) -> Example {
    Example(expectation: .undecided, resources: resources)
  }

  /// The template has nothing that the rule asks about, though it may look so.
  public static func skipped(_ resources: String) -> Example {
    Example(expectation: .skipped, resources: resources)
  }

  /// The same for whole templates.
  public static func passing(
    template: String, given: [String: String] = [:]
  ) -> Example {
    Example(expectation: .passing, markedTemplate: template, given: given)
  }

  /// It passes, though another rule of the default profile reports something.
  public static func tolerated(
    template: String, given: [String: String] = [:]
  ) -> Example {
    Example(expectation: .tolerated, markedTemplate: template, given: given)
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

  /// The template has nothing that the rule asks about, though it may look so.
  public static func skipped(
    template: String, given: [String: String] = [:]
  ) -> Example {
    Example(expectation: .skipped, markedTemplate: template, given: given)
  }

  private static func template(of resources: String) -> String {
    let lines = resources.split(separator: "\n", omittingEmptySubsequences: false)
    return "Resources:\n" + lines.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
  }
}
