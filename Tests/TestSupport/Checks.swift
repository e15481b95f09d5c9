import BuiltInRules
public import Findings
public import Rules
public import Suppressions
import Testing

/// Checks texts with the rules that ship.
public enum Checks {
  /// Every rule that ships.
  public static let rules = RuleSet(BuiltInRules.all)
  /// Those of the default profile.
  public static let defaultRules = rules(of: .default)

  /// How examples' suppressions are taken, on a day that stays.
  public static let suppressions = suppressions(on: "2026-11-30")

  /// The same on another day, `YYYY-MM-DD`.
  public static func suppressions(on day: String) -> SuppressionTerms {
    SuppressionTerms(
      today: CalendarDate(day) ?? CalendarDate(daysSince1970: 0), rules: rules.metadata)
  }

  /// Those of a profile, as it asks them.
  public static func rules(of profile: Profile) -> RuleSet {
    RuleSet(
      BuiltInRules.all.filter { profile.includes($0.metadata) }
        .map { $0.configured(for: profile, options: [:]) })
  }

  /// The report of a text that the user named as a template.
  public static func report(
    _ text: String, path: String = "template.yaml", deployments: [Deployment] = [Deployment()],
    rules: RuleSet = rules, suppressions: SuppressionTerms? = suppressions
  ) throws -> TemplateReport {
    let checked = file(
      Array(text.utf8), path: path, isNamed: true, deployments: deployments, rules: rules,
      suppressions: suppressions)
    guard case .template(let report, _) = checked else {
      Issue.record("a text that the user named is always a template or unreadable")
      throw CheckError()
    }
    return report
  }

  /// What a file turns out to be, in a scan of nothing else.
  public static func file(
    _ bytes: [UInt8], path: String, isNamed: Bool, deployments: [Deployment] = [Deployment()],
    rules: RuleSet = rules, suppressions: SuppressionTerms? = suppressions
  ) -> Checker.FileReport {
    let checker = Checker(rules, deployments: deployments, suppressions: suppressions)
    switch checker.read(bytes, path: path, isNamed: isNamed) {
    case .finished(let report): return report
    case .template(let template):
      let links = checker.links(of: [(path: path, template: template)])
      return checker.check(template, path: path, links: links)
    }
  }

  private struct CheckError: Error {}
}
