internal import Documents
internal import Findings

/// What a page says of one template.
struct HTMLTemplate {
  private let template: TemplateReport
  private let context: ProblemContext
  private let problems: [(problem: Problem, finding: Finding)]
  private let showsSnippets: Bool

  init(_ template: TemplateReport, in scan: ScanTerms, showsSnippets: Bool) {
    self.template = template
    self.showsSnippets = showsSnippets
    let context = ProblemContext(rules: ReportedRules(scan), redaction: Redaction(template))
    self.context = context
    problems = (template.openFindings + template.faults).map {
      (Problem($0, in: template, context), $0.finding)
    }
  }

  /// Rules that the findings name.
  var ruleIDs: Set<String> { Set(problems.map(\.problem.rule.id)) }

  /// The findings; empty where there are none.
  var findings: String {
    guard !problems.isEmpty else { return "" }
    let articles = problems.map { article($0.problem, $0.finding) }
    return "<section>\n<h3>\(html: template.path)</h3>\n\(articles.joined())</section>\n"
  }

  /// Rows of what is undecided.
  var questions: String {
    template.openQuestions.map { question in
      let start = question.resource?.range.start
      let line = start.map { ":\(template.lines.position(of: $0).line)" } ?? ""
      return Self.row([
        question.ruleIDs.joined(separator: ", "), template.path + line,
        Wording.oneLine(question.words(context.redaction)),
      ])
    }.joined()
  }

  /// Rows of the findings that somebody accepted.
  var accepted: String {
    template.findings.compactMap { identified -> String? in
      guard let acceptance = identified.acceptance else { return nil }
      let problem = Problem(identified, in: template, context)
      return Self.row([
        problem.rule.id, problem.location, problem.message,
        Wording.oneLine(context.redaction.message(acceptance.words)),
      ])
    }.joined()
  }

  /// The row of the template itself.
  var row: String {
    Self.row([
      template.path, template.isUnreadable ? "cannot be read" : "\(template.resourceCount)",
      "\(problems.count)",
    ])
  }

  private static func row(_ cells: [String]) -> String {
    "<tr>\(cells.map { "<td>\(html: $0)</td>" }.joined())</tr>\n"
  }

  private func article(_ problem: Problem, _ finding: Finding) -> String {
    let severity = problem.rule.severity.rawValue
    let subject = Subject.of(finding).map { "\($0.words(context.redaction)) in " } ?? ""
    var lines = [
      "<article id=\"\(html: problem.fingerprint)\" data-severity=\"\(severity)\""
        + " data-rule=\"\(html: problem.rule.id)\" data-resource=\"\(html: subject + problem.path)\""
        + " data-template=\"\(html: problem.path)\">",
      "<h4><span class=\"\(severity)\">\(severity)</span> \(html: problem.rule.id):"
        + " \(html: problem.message)</h4>",
      "<p>\(html: problem.location)</p>",
    ]
    if let construct = finding.resource?.construct(context.redaction) {
      lines.append("<p>\(html: construct)</p>")
    }
    lines += excerpt(Excerpt(of: finding, in: template, redaction: context.redaction))
    for place in finding.related {
      let said = Wording.oneLine(context.redaction.message(place.message))
      let start = template.lines.position(of: place.range.start)
      lines.append("<p>\(html: said) (line \(start.line))</p>")
      lines += excerpt(Excerpt(of: place, in: template, redaction: context.redaction))
    }
    return (lines + ["</article>"]).map { $0 + "\n" }.joined()
  }

  private func excerpt(_ excerpt: Excerpt?) -> [String] {
    guard showsSnippets, let excerpt else { return [] }
    let lines = excerpt.text(
      gutter: excerpt.numberWidth, palette: Palette(usesColor: false), tint: .frame)
    return ["<pre tabindex=\"0\">\(html: lines.joined(separator: "\n"))</pre>"]
  }
}
