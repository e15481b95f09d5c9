public import Documents
public import Findings

/// What the owner of the configuration allows others to accept.
public struct SuppressionPolicy: Sendable {
  /// Rules whose findings only the configuration may suppress.
  public let noInline: [RulePattern]
  /// Rules whose findings nothing may suppress, and no baseline may hold.
  public let mandatory: [RulePattern]
  /// A suppression must say why.
  public let requiresReason: Bool
  /// A suppression must have a last day.
  public let requiresExpiry: Bool
  /// How many days from the scan on that may be at most.
  public let maximumDays: Int?

  /// Asks for a reason, and allows everything, by default.
  public init(
    noInline: [RulePattern] = [], mandatory: [RulePattern] = [], requiresReason: Bool = true,
    requiresExpiry: Bool = false, maximumDays: Int? = nil
  ) {
    self.noInline = noInline
    self.mandatory = mandatory
    self.requiresReason = requiresReason
    self.requiresExpiry = requiresExpiry
    self.maximumDays = maximumDays
  }

  /// No finding of a rule may be accepted.
  public func isMandatory(_ id: String, named name: String) -> Bool {
    mandatory.contains { $0.matches(id, named: name) }
  }

  /// Why a suppression is not allowed, and what to do; `nil` where it is.
  public func objection(
    to id: String, named name: String, expires: CalendarDate?, isInline: Bool,
    on today: CalendarDate
  ) -> String? {
    if isMandatory(id, named: name) {
      return "findings of \(id) cannot be suppressed ('policy.mandatory' of the configuration);"
        + " fix them"
    }
    if isInline, noInline.contains(where: { $0.matches(id, named: name) }) {
      return "findings of \(id) can be suppressed in the configuration alone"
        + " ('policy.no-inline'); add the suppression there"
    }
    guard let expires else {
      return requiresExpiry
        ? "suppression of \(id) has no last day ('policy.require-expiry' of the configuration);"
          + " add 'expires: YYYY-MM-DD'" : nil
    }
    if let days = maximumDays, expires > today.adding(days: days) {
      return "suppression of \(id) ends on \(expires), more than \(days) days from now"
        + " ('policy.max-expiry-days' of the configuration); choose"
        + " \(today.adding(days: days)) or an earlier day"
    }
    return nil
  }
}

/// Rules by an id, a name or the beginning of one with `*`.
public struct RulePattern: Hashable, Sendable {
  private let glob: Glob

  /// Reads an id, a name, or one with `*`: `COG1*`.
  public init(_ text: String) { glob = Glob(text.lowercased()) }

  /// Whether a rule is meant.
  public func matches(_ id: String, named name: String) -> Bool {
    glob.matches(id.lowercased()) || glob.matches(name.lowercased())
  }
}

/// A suppression that stands in the configuration.
public struct ConfiguredSuppression: Sendable {
  /// Which rules it is about.
  public let rules: RulePattern
  /// The same, as it is written.
  public let selector: String
  /// The templates that it holds for; empty for all.
  public let paths: [PathPattern]
  /// The logical ids that it holds for; `nil` for all, and for the template as a whole.
  public let resource: Glob?
  /// Why.
  public let reason: String
  /// The last day on which it holds.
  public let expires: CalendarDate?

  /// A suppression with its reason.
  public init(
    of selector: String, paths: [PathPattern], resource: Glob?, reason: String,
    expires: CalendarDate?
  ) {
    rules = RulePattern(selector)
    self.selector = selector
    self.paths = paths
    self.resource = resource
    self.reason = reason
    self.expires = expires
  }

  /// It is about a template.
  public func reaches(_ path: String) -> Bool {
    paths.isEmpty || paths.contains { $0.covers(path) }
  }

  /// Its last day is over.
  public func isExpired(on today: CalendarDate) -> Bool { expires.map { $0 < today } ?? false }

  /// It is about a finding in a template.
  public func covers(_ finding: Finding, in path: String, named name: String) -> Bool {
    rules.matches(finding.ruleID, named: name) && reaches(path)
      && (resource.map { glob in
        finding.resource.map { glob.matches($0.logicalID) } ?? false
      } ?? true)
  }
}
