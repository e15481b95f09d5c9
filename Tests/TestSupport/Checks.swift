import BuiltInRules
public import Findings
public import Rules
import Testing

/// Checks texts with the rules that ship.
public enum Checks {
  /// Every rule that ships.
  public static let rules = RuleSet(BuiltInRules.all)

  /// The report of a text that the user named as a template.
  public static func report(
    _ text: String, path: String = "template.yaml", deployments: [Deployment] = [Deployment()]
  ) throws -> TemplateReport {
    let checker = Checker(rules, deployments: deployments)
    let checked = checker.check(Array(text.utf8), path: path, isNamed: true)
    guard case .template(let report, _) = checked else {
      Issue.record("a text that the user named is always a template or unreadable")
      throw CheckError()
    }
    return report
  }

  private struct CheckError: Error {}
}
