internal import Documents
internal import Findings

/// Workflow commands that GitHub shows beside the lines of a change, and the `text` report in a group.
///
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
struct GitHubReporter: Reporter {
  let text: TextReporter

  /// Of each level, what GitHub shows of one step.
  private static let annotationLimit = 10

  /// How an annotation is shown.
  enum Level: String, CaseIterable, Sendable {
    case error
    case warning
    case notice

    init(_ severity: Severity) {
      switch severity {
      case .critical, .high: self = .error
      case .medium: self = .warning
      case .low, .info: self = .notice
      }
    }
  }

  struct Note: Sendable {
    /// Of the annotations that are kept, the worst first; their texts follow those of ``text``.
    let kept: [Severity]
    let problemCount: Int
  }

  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Note, texts: [String]) {
    let problems = Problem.worstFirst(Problem.all(of: template, in: scan))
    // Of one template no more can be shown than of all.
    let kept = Level.allCases.flatMap { level in
      problems.filter { Level($0.rule.severity) == level }.prefix(Self.annotationLimit)
    }
    let note = Note(kept: kept.map(\.rule.severity), problemCount: problems.count)
    return (note, text.part(of: template, in: scan).texts + kept.map(Self.command))
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Note>], to output: inout some TextOutputStream
  ) {
    var shownCount = 0
    for level in Level.allCases {
      for command in Self.worst(of: level, in: parts) {
        output.write(command)
        shownCount += 1
      }
    }
    output.write("::group::cogcheck: the whole report\n")
    text.write(scan, parts, to: &output)
    output.write("::endgroup::\n")
    let count = parts.reduce(0) { $0 + $1.note.problemCount }
    if shownCount < count {
      output.write(
        "annotations: \(shownCount) of \(Wording.count(count, "problem")), since GitHub shows "
          + "\(Self.annotationLimit) of each level from one step; the whole report has all\n")
    }
    output.write(Verdict(scan).text + "\n")
  }

  /// The annotations of a level that are shown.
  private static func worst(of level: Level, in parts: [ReportPart<Note>]) -> [String] {
    let all = parts.enumerated().flatMap { place, part in
      part.note.kept.enumerated().filter { Level($0.element) == level }
        .map { (severity: $0.element, place: place, index: $0.offset) }
    }
    return all.map(\.severity).worstFirst.prefix(annotationLimit).map {
      parts[all[$0].place].text(TextReporter.textCount + all[$0].index)
    }
  }

  private static func command(_ problem: Problem) -> String {
    let (start, end) = (problem.region.start, problem.region.end)
    var properties = [
      ("file", LogSafe.text(problem.path)), ("line", String(start.line)),
      ("endLine", String(end.line)),
    ]
    // Of several lines GitHub takes no columns; whether the end is inclusive it does not say.
    if start.line == end.line {
      properties.append(("col", String(start.column)))
      properties.append(("endColumn", String(max(start.column, end.column - 1))))
    }
    let title = [problem.rule.id, problem.ruleName].filter { !$0.isEmpty }.joined(separator: " ")
    properties.append(("title", LogSafe.text(title)))
    let written = properties.map { "\($0.0)=\(escaped(property: $0.1))" }.joined(separator: ",")
    let message = escaped(data: LogSafe.text(problem.message))
    return "::\(Level(problem.rule.severity).rawValue) \(written)::\(message)\n"
  }

  private static func escaped(data text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func escaped(property text: String) -> String {
    escaped(data: text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
