public import Findings

/// The list of the rule pages, in Markdown.
public enum RuleIndex {
  /// What the groups of ids are about.
  private static let subjects = [
    "COG": "User pools, their SMS roles and triggers.",
    "APP": "Clients, domains, providers, groups and APIs of user pools.",
    "IDP": "Identity pools and the roles that they hand out.",
    "IAM": "Roles and policies.",
    "TPL": "The template itself.",
    "CFG": "What is written in templates for cogcheck.",
  ]

  /// All rules by their groups, a table each, in the order of the rules.
  public static func markdown(_ rules: [RuleMetadata]) -> String {
    var groups: [String] = []
    for rule in rules where !groups.contains(rule.group) { groups.append(rule.group) }
    let sections = groups.map { group in
      let rows = rules.filter { $0.group == group }.map(row).joined()
      return """
        ## \(group)

        \(subjects[group] ?? "Other rules.")

        | id | name | what is wrong | severity | profiles |
        | --- | --- | --- | --- | --- |
        \(rows)
        """
    }
    return """
      # Rules

      Made from the rules by `UPDATE_GOLDEN=1 swift test`. The profile `strict` asks what `default` asks as well.

      \(sections.joined(separator: "\n"))
      \(byProfile(rules))
      \(bySeverity(rules))
      """
  }

  private static func byProfile(_ rules: [RuleMetadata]) -> String {
    let isInAll = { (rule: RuleMetadata) in Profile.allCases.allSatisfy { $0.includes(rule) } }
    let kinds = Profile.allCases.map { profile in
      (profile.rawValue, rules.filter { $0.profiles.contains(profile) && !isInAll($0) })
    }
    return list(
      "By profile",
      "`strict` asks what `default` asks as well, and every profile what stands under `all`.",
      [("all", rules.filter(isInAll))] + kinds)
  }

  private static func bySeverity(_ rules: [RuleMetadata]) -> String {
    let kinds = Severity.allCases.sorted(by: >).map { severity in
      (severity.rawValue, rules.filter { $0.severity == severity })
    }
    return list("By severity", "A configuration may set others.", kinds)
  }

  private static func list(
    _ title: String, _ words: String, _ kinds: [(name: String, rules: [RuleMetadata])]
  ) -> String {
    let items = kinds.filter { !$0.rules.isEmpty }.map { name, rules in
      let links = rules.map { "[\($0.id)](\($0.id).md)" }.joined(separator: ", ")
      return "- `\(name)` (\(rules.count)): \(links)\n"
    }
    return "## \(title)\n\n\(words)\n\n\(items.joined())"
  }

  private static func row(_ rule: RuleMetadata) -> String {
    let cells = [
      "[\(rule.id)](\(rule.id).md)", rule.name, RulePage.markdownSafe(rule.title),
      rule.severity.rawValue, rule.profileNames,
    ]
    return "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
  }
}
