internal import Documents
internal import Findings

/// The text of a failure: all that there is to know, since some dashboards show nothing else.
struct FailureText {
  private let template: TemplateReport
  private let rules: ReportedRules
  private let redaction: Redaction
  private let showsSnippets: Bool

  /// Columns for line numbers.
  private static let gutter = 5
  /// Findings that are told after the first one; of thousands, nobody reads the others.
  private static let furtherLimit = 100

  init(
    _ template: TemplateReport, rules: ReportedRules, redaction: Redaction, showsSnippets: Bool
  ) {
    self.template = template
    self.rules = rules
    self.redaction = redaction
    self.showsSnippets = showsSnippets
  }

  /// Each finding, then what to do; ends with a line break.
  func findings(_ findings: [Finding]) -> String {
    var lines: [String] = []
    for finding in findings.prefix(1 + Self.furtherLimit) {
      if !lines.isEmpty { lines.append("") }
      lines += block(finding)
    }
    let leftOut = findings.count - 1 - Self.furtherLimit
    if leftOut > 0 {
      lines += ["", "\(Wording.count(leftOut, "further finding")) of this rule: left out here"]
    }
    var helped: Set<String> = []
    for finding in findings where helped.insert(finding.ruleID).inserted {
      let help = rules[finding.ruleID].details().remediation
      if !help.isEmpty { lines.append("help: \(Wording.oneLine(help))") }
      lines.append("rule: cogcheck explain \(finding.ruleID)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func block(_ finding: Finding) -> [String] {
    var lines = [
      Wording.sentence(finding.messageWithSubject(redaction)),
      "severity: \(rules[finding.ruleID].severity.rawValue)",
      "at \(location(finding.place.range.start))",
    ]
    if let construct = finding.resource?.construct(redaction) { lines.append(construct) }
    if showsSnippets, !template.source.bytes.isEmpty {
      let excerpt = Excerpt(of: finding.place.range, in: template, redaction: redaction)
      let gutter = max(Self.gutter, excerpt.numberWidth)
      lines += excerpt.text(
        gutter: gutter, palette: Palette(usesColor: false), tint: .note, tail: "~")
    }
    return lines
      + finding.related.map { place in
        "note: \(Wording.oneLine(redaction.message(place.message))) at \(location(place.range.start))"
      }
  }

  private func location(_ offset: Int) -> String {
    let position = template.lines.position(of: offset)
    return "\(Wording.oneLine(template.path)):\(position.line):\(position.column)"
  }
}
