internal import Documents
internal import Findings

/// What the `text` format says of one template, in blocks of lines.
struct TextBlocks {
  private let template: TemplateReport
  private let rules: ReportedRules
  private let style: ReportStyle
  private let redaction: Redaction
  private let palette: Palette

  /// Narrower terminals are treated as this wide.
  private static let minimumWidth = 40

  init(template: TemplateReport, rules: ReportedRules, style: ReportStyle) {
    self.template = template
    self.rules = rules
    self.style = style
    redaction = Redaction(template)
    palette = Palette(usesColor: style.usesColor)
  }

  /// A finding with its excerpts, related places and help.
  func finding(_ finding: Finding) -> [String] {
    let rule = rules[finding.ruleID]
    let tint = Self.tint(rule.severity)
    let main = excerpt(of: finding)
    let related = finding.related.map { ($0, excerpt(of: $0)) }
    let excerpts = [main] + related.map(\.1)
    let gutter = excerpts.reduce(1) { max($0, $1?.numberWidth ?? 1) }
    let indent = String(repeating: " ", count: gutter + 1)

    var lines = [head(rule.severity.word, finding, tint)]
    lines += location(finding.place.range.start, main, gutter: gutter, tint: tint)
    for (place, excerpt) in related {
      if lines.last != bar(gutter), excerpt != nil { lines.append(bar(gutter)) }
      lines.append(palette("note", .note) + ": \(logSafe: redaction.message(place.message))")
      lines += location(place.range.start, excerpt, gutter: gutter, tint: .note)
    }
    if related.isEmpty, main != nil { lines.append(bar(gutter)) }
    if main?.showsOwner != true { lines += owner(finding, indent: indent) }
    if let construct = finding.resource?.construct(redaction) {
      lines.append(indent + "= \(logSafe: construct)")
    }
    let help = rule.details().remediation
    if !help.isEmpty { lines += wrapped(help, after: indent + "= help: ") }
    // What a pack says of a rule is in the finding.
    guard !rule.profiles.isEmpty else { return lines }
    return lines + [indent + "= rule: cogcheck explain \(LogSafe.text(finding.ruleID))"]
  }

  /// That further findings of the template are not shown.
  func leftOut(_ count: Int) -> String {
    let further = Wording.count(count, "further finding")
    return "\(further) of '\(LogSafe.text(template.path))' left out here; -o json=FILE has all"
  }

  /// A finding that somebody accepted, with the reason.
  func accepted(_ finding: IdentifiedFinding) -> [String] {
    guard let acceptance = finding.acceptance else { return [] }
    if case .unchanged = acceptance { return [] }
    return [
      head("accepted", finding.finding, .note),
      arrow(finding.finding.place.range.start, gutter: 1),
      "  = \(logSafe: redaction.message(acceptance.words))",
    ]
  }

  /// What a result says beside a pass.
  func remarks(on result: RuleResult) -> [[String]] {
    guard case .pass(let remarks) = result.verdict else { return [] }
    return remarks.map { remark in
      [head("remark", remark, .note), arrow(remark.place.range.start, gutter: 1)]
    }
  }

  /// What is undecided, why, and which rules wait for it.
  func question(_ question: OpenQuestion) -> [String] {
    let rules = question.ruleIDs.map(LogSafe.text).joined(separator: ", ")
    return [
      palette("undecided[\(rules)]", .note) + ": \(logSafe: question.words(redaction))",
      arrow(question.resource?.range.start, gutter: 1),
    ]
  }

  /// A rule that is at fault itself; nothing for any other result.
  func fault(of result: RuleResult) -> [String] {
    guard case .broken(let reason) = result.verdict else { return [] }
    let message = "rule '\(result.ruleID)' failed: \(reason)"
    let head = palette("error[\(ToolRule.ruleCrash.rawValue)]", .error) + ": "
    return [
      head + palette("\(logSafe: redaction.message(message))", .strong),
      arrow(result.resource?.range.start, gutter: 1),
    ]
  }

  private func head(_ word: String, _ finding: Finding, _ tint: Palette.Tint) -> String {
    let message = "\(logSafe: redaction.message(finding.message))"
    return palette("\(word)[\(LogSafe.text(finding.ruleID))]", tint) + ": "
      + palette(message, .strong)
  }

  /// `--> path:line:column`, then the excerpt between two bars.
  private func location(
    _ offset: Int, _ excerpt: Excerpt?, gutter: Int, tint: Palette.Tint
  ) -> [String] {
    let place = arrow(offset, gutter: gutter)
    guard let excerpt else { return [place] }
    return [place, bar(gutter)] + excerpt.text(gutter: gutter, palette: palette, tint: tint)
  }

  private func arrow(_ offset: Int?, gutter: Int) -> String {
    let arrow = palette(String(repeating: " ", count: gutter) + "-->", .frame)
    guard let offset else { return arrow + " \(logSafe: template.path)" }
    let position = template.lines.position(of: offset)
    return arrow + " \(logSafe: template.path):\(position.line):\(position.column)"
  }

  private func bar(_ gutter: Int) -> String {
    palette(String(repeating: " ", count: gutter) + " |", .frame)
  }

  private func excerpt(of finding: Finding) -> Excerpt? {
    style.showsSnippets
      ? Excerpt(of: finding, in: template, redaction: redaction, width: excerptWidth) : nil
  }

  private func excerpt(of place: RelatedPlace) -> Excerpt? {
    style.showsSnippets
      ? Excerpt(of: place, in: template, redaction: redaction, width: excerptWidth) : nil
  }

  private var excerptWidth: Int {
    let room = style.width.map { max($0, Self.minimumWidth) - 10 } ?? Excerpt.maximumColumns
    return min(room, Excerpt.maximumColumns)
  }

  /// The resource in words, where no excerpt shows it.
  private func owner(_ finding: Finding, indent: String) -> [String] {
    guard let resource = finding.resource else { return [] }
    if style.showsSnippets, resource.range == finding.place.range { return [] }
    let path = finding.place.path.isEmpty ? "Resources/\(resource.logicalID)" : finding.place.path
    let type = resource.type.isEmpty ? "" : " (\(redaction.path(resource.type)))"
    return [indent + "= in: \(logSafe: redaction.path(path) + type)"]
  }

  /// An explanation whose further lines stand under its first word.
  private func wrapped(_ text: String, after start: String) -> [String] {
    guard let width = style.width else { return [start + LogSafe.text(text)] }
    let room = max(max(width, Self.minimumWidth) - start.count, 20)
    let margin = String(repeating: " ", count: start.count)
    let lines = Wording.lines(Wording.oneLine(text), columns: room)
    return lines.enumerated().map { ($0 == 0 ? start : margin) + LogSafe.text($1) }
  }

  private static func tint(_ severity: Severity) -> Palette.Tint {
    switch severity {
    case .critical, .high: .error
    case .medium, .low: .warning
    case .info: .note
    }
  }
}
