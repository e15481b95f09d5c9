internal import Findings

/// What code scanning shows beside an alert: made from the rule's own words and examples.
enum RuleHelp {
  /// Plain text: why, what to do, where to read on.
  static func text(_ rule: RuleMetadata) -> String {
    [rule.rationale, rule.remediation, "More: cogcheck explain \(rule.id)"]
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Why, a bad and a good template, the fix, the sources.
  static func markdown(_ rule: RuleMetadata) -> String {
    let title = [rule.id, rule.name].filter { !$0.isEmpty }.joined(separator: " ")
    let links = rule.references.filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    let sections = [
      ("Why", markdownSafe(rule.rationale)),
      ("Bad", example(.failing, of: rule)),
      ("Good", example(.passing, of: rule)),
      ("Fix", markdownSafe(rule.remediation)),
      ("References", links.map { "- <\($0)>" }.joined(separator: "\n")),
    ]
    let bodies = sections.filter { !$0.1.isEmpty }.map { "## \($0.0)\n\n\($0.1)\n" }
    return (["# \(title)\n", "\(markdownSafe(Wording.sentence(rule.title)))\n"] + bodies)
      .joined(separator: "\n")
  }

  private static func example(_ expectation: Example.Expectation, of rule: RuleMetadata) -> String {
    guard let example = rule.examples.first(where: { $0.expectation == expectation }) else {
      return ""
    }
    // A fence is longer than any row of backticks inside.
    var fence = "```"
    while example.template.contains(fence) { fence += "`" }
    return "\(fence)yaml\n\(example.template)\n\(fence)"
  }

  /// Text without HTML, which code scanning drops; code spans show their text as it is.
  private static func markdownSafe(_ text: String) -> String {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    return pieces.enumerated().map { index, piece in
      index.isMultiple(of: 2) ? String(piece).replacing("<", with: "&lt;") : String(piece)
    }.joined(separator: "`")
  }
}
