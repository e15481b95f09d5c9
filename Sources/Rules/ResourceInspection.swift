public import Resolution
public import Templates

/// One look at each resource that serves several rules: docs/decisions/0025-property-inspection.md.
///
/// It parts what there is to ask into questions about single places. Each is asked by itself, in the scenarios
/// that it meets, so that a resource with many conditions is decided as one with few.
public protocol ResourceInspection: Sendable {
  /// Rules whose inspections have one name share one.
  var name: String { get }

  /// What there is to ask of a resource.
  func inspect(_ resource: Resource, in template: Template) -> Inspection
}

/// What an inspection asks of one resource.
public enum Inspection {
  /// Nothing: its rules do not look at such a resource.
  case notApplicable
  /// The template leaves open all that it would ask; says why, as ``Outcome/undecided(_:)``.
  case undecided(String)
  /// Its rules hold but for what the answers to these say.
  case questions([InspectionQuestion])
}

/// One question about one place of a resource.
public struct InspectionQuestion {
  /// What must hold for the place to be there: the branches of `Fn::If` around it, outermost first.
  public let path: [Fact]
  /// The rules that an answer may speak for, by id.
  public let ruleIDs: [String]
  /// What is there in one scenario.
  public let answer: (Scenario) -> Answer

  /// What is there in one scenario.
  public enum Answer {
    /// All is as it should be.
    case sound
    /// Something is wrong, and one rule speaks of it.
    case fault(ruleID: String, Violation)
    /// The template leaves open what some rules ask; says why, as ``Outcome/undecided(_:)``.
    case open(ruleIDs: [String], String)
  }

  /// A question that is asked where a path leads to its place.
  public init(
    path: [Fact], ruleIDs: [String], answer: @escaping (Scenario) -> Answer
  ) {
    self.path = path
    self.ruleIDs = ruleIDs
    self.answer = answer
  }
}
