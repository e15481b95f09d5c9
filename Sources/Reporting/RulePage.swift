public import Findings

/// What there is to say of a rule, made from its own words and examples.
public enum RulePage {
  /// The page of `explain`; paragraphs wrap at `width`, or at 80 columns where there is none.
  public static func text(_ rule: RuleMetadata, width: Int?) -> String {
    let width = min(width ?? 80, 100)
    let paragraphs = { (text: String) in Wording.lines(text, columns: width - 2) }
    var lines = [
      [rule.id, rule.name].filter { !$0.isEmpty }.joined(separator: " "),
      Wording.sentence(rule.title), "",
      "severity: \(rule.severity.rawValue)    precision: \(rule.precision.rawValue)"
        + "    profiles: \(rule.profileNames)", "",
    ]
    func add(_ title: String, _ body: [String]) {
      guard !body.isEmpty else { return }
      lines += [title] + body.map { $0.isEmpty ? "" : "  \($0)" } + [""]
    }
    let details = rule.details()
    add("Why", paragraphs(details.rationale))
    add("Fix", paragraphs(details.remediation))
    for (title, expectation) in [
      ("Bad", Example.Expectation.failing), ("Good", .passing), ("Not decided", .undecided),
    ] {
      guard let example = details.examples.first(where: { $0.expectation == expectation }) else {
        continue
      }
      let written = shown(example).split(separator: "\n", omittingEmptySubsequences: false)
      add(title, written.dropLast().map(String.init))
    }
    add("How to accept it", AcceptanceForms(of: rule).text(columns: width - 2))
    add("Options", options(details))
    add("References", details.references)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page in Markdown.
  ///
  /// - Parameter reports: what a scan says of each example, in their order. Without them the page has the first
  ///   bad and the first good example alone, and nothing of what a configuration decides.
  public static func markdown(_ rule: RuleMetadata, reports: [TemplateReport]? = nil) -> String {
    let title = [rule.id, rule.name].filter { !$0.isEmpty }.joined(separator: " ")
    let details = rule.details()
    let links = details.references.filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    let shown = { examples($0, of: rule, reports) }
    var sections = [
      ("Why", markdownSafe(details.rationale)),
      ("Bad", shown(.failing)),
      ("Good", shown(.passing)),
      ("Fix", markdownSafe(details.remediation)),
    ]
    var head = ["# \(title)\n", "\(markdownSafe(Wording.sentence(rule.title)))\n"]
    if reports != nil {
      sections.insert(("Not asked", shown(.skipped)), at: 3)
      sections.insert(("Passes, though another rule reports", shown(.tolerated)), at: 4)
      sections.insert(("Not decided", shown(.undecided)), at: 5)
      sections.append(("How to accept it", AcceptanceForms(of: rule).markdown))
      let list = options(details).map { "- \(markdownSafe($0))" }
      sections.append(("Options", list.joined(separator: "\n")))
      head.append(
        "Severity: \(rule.severity.rawValue). Precision: \(rule.precision.rawValue). "
          + "Profiles: \(rule.profileNames).\n")
    }
    sections.append(("References", links.map { "- <\($0)>" }.joined(separator: "\n")))
    let bodies = sections.filter { !$0.1.isEmpty }.map { "## \($0.0)\n\n\($0.1)\n" }
    return (head + bodies).joined(separator: "\n")
  }

  /// What a configuration may set, one line each.
  private static func options(_ details: RuleDetails) -> [String] {
    details.options.map { option in
      let value = option.defaultValue.text
      return "`\(option.name)`: \(Wording.sentence(option.description)) Default: `\(value)`."
    }
  }

  private static func examples(
    _ expectation: Example.Expectation, of rule: RuleMetadata, _ reports: [TemplateReport]?
  ) -> String {
    let examples = rule.details().examples
    guard let reports else {
      return examples.first { $0.expectation == expectation }.map(block) ?? ""
    }
    return zip(examples, reports).filter { $0.0.expectation == expectation }.map {
      example, report in
      let said = ExampleWords(of: rule, in: report, linesInFront: example.given.count).markdown
      return [block(example), said].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }.joined(separator: "\n\n")
  }

  private static func block(_ example: Example) -> String {
    let text = shown(example)
    let fence = CodeFence(around: text, atLeast: 3).text
    return "\(fence)yaml\n\(text)\(fence)"
  }

  /// The template, with the values that it is given as a comment in front; ends with a line break.
  private static func shown(_ example: Example) -> String {
    let given = example.given.sorted { $0.key < $1.key }
      .map { "# with --param \($0.key)=\($0.value)\n" }
    let template = withoutMiddle(example.template)
    return given.joined() + (template.hasSuffix("\n") ? template : template + "\n")
  }

  private static let longestTemplate = 100

  /// A template that shows what is too much is not shown whole.
  private static func withoutMiddle(_ template: String) -> String {
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > longestTemplate else { return template }
    let (head, tail) = (lines.prefix(6), lines.suffix(4))
    let left = "# and so on: \(lines.count - head.count - tail.count) further lines"
    return (head + [left[...]] + tail).joined(separator: "\n")
  }

  /// Text without HTML, which code scanning drops; code spans show their text as it is.
  static func markdownSafe(_ text: String) -> String {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    return pieces.enumerated().map { index, piece in
      index.isMultiple(of: 2) ? String(piece).replacing("<", with: "&lt;") : String(piece)
    }.joined(separator: "`")
  }
}

extension RuleMetadata {
  /// The sets that name it; the strict one holds the default one.
  var profileNames: String {
    if Profile.allCases.allSatisfy({ $0.includes(self) }) { return "all" }
    return profiles.isEmpty ? "-" : profiles.map(\.rawValue).joined(separator: ", ")
  }
}
