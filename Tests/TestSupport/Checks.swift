import BuiltInRules
public import Findings
public import Rules
import Testing

/// Checks texts with the rules that ship.
public enum Checks {
  /// Every rule that ships.
  public static let rules = RuleSet(BuiltInRules.all)
  /// Those of the default profile.
  public static let defaultRules = rules(of: .default)

  /// Those of a profile, as it asks them.
  public static func rules(of profile: Profile) -> RuleSet {
    RuleSet(
      BuiltInRules.all.filter { profile.includes($0.metadata) }
        .map { $0.configured(for: profile, options: [:]) })
  }

  /// The report of a text that the user named as a template.
  public static func report(
    _ text: String, path: String = "template.yaml", deployments: [Deployment] = [Deployment()],
    rules: RuleSet = rules
  ) throws -> TemplateReport {
    let checked = file(
      Array(text.utf8), path: path, isNamed: true, deployments: deployments, rules: rules)
    guard case .template(let report, _) = checked else {
      Issue.record("a text that the user named is always a template or unreadable")
      throw CheckError()
    }
    return report
  }

  /// What a file turns out to be, in a scan of nothing else.
  public static func file(
    _ bytes: [UInt8], path: String, isNamed: Bool, deployments: [Deployment] = [Deployment()],
    rules: RuleSet = rules
  ) -> Checker.FileReport {
    let checker = Checker(rules, deployments: deployments)
    switch checker.read(bytes, path: path, isNamed: isNamed) {
    case .finished(let report): return report
    case .template(let template):
      let links = checker.links(of: [(path: path, template: template)])
      return checker.check(template, path: path, links: links)
    }
  }

  private struct CheckError: Error {}
}
