internal import Findings

/// How a finding of a rule is accepted where it is meant to stay.
struct AcceptanceForms {
  /// One way, in words that end in a colon, and what is written.
  struct Form {
    let words: String
    let lines: [String]
  }

  /// None where the rule is always asked and no suppression covers it.
  let forms: [Form]
  /// What else there is to know; one sentence.
  let note: String

  init(of rule: RuleMetadata) {
    let files = "paths: [\"sandbox/**\"]"
    let override = Form(
      words: "In `.cogcheck.yaml`, for some files alone:",
      lines: ["overrides:", "  - \(files)", "    rules: { \(rule.id): off }"])
    switch rule.acceptability {
    case .never:
      forms = []
      note = "It cannot be accepted: without the fix nothing else is checked in the file."
    case .configuration:
      forms = [override]
      note = "No suppression covers it."
    case .suppression:
      forms = [
        Form(
          words: "In the `Metadata` of the resource or of the template, in YAML or JSON:",
          lines: [
            "Metadata:", "  cogcheck:", "    suppress:", "      - rule: \(rule.id)",
            "        reason: <why>",
          ]),
        Form(
          words: "In YAML, as a comment above the key that it is about:",
          lines: ["# cogcheck:ignore \(rule.id) -- <why>"]),
        Form(
          words: "In `.cogcheck.yaml`, for some files or for all:",
          lines: [
            "suppressions:", "  - rule: \(rule.id)", "    \(files)", "    reason: <why>",
          ]),
      ]
      note =
        "A reason has 10 characters or more; `expires`, `until=` in a comment, names its last day."
    }
  }

  /// For a terminal, each line at most `columns` wide where words allow it.
  func text(columns: Int) -> [String] {
    forms.flatMap { form in
      Wording.lines(form.words.replacing("`", with: ""), columns: columns)
        + form.lines.map { "  \($0)" }
    } + Wording.lines(note.replacing("`", with: ""), columns: columns)
  }

  var markdown: String {
    let blocks = forms.map { form in
      "\(form.words)\n\n```yaml\n\(form.lines.joined(separator: "\n"))\n```"
    }
    return (blocks + ["\(note) [More](../accepting-findings.md)."]).joined(separator: "\n\n")
  }
}
