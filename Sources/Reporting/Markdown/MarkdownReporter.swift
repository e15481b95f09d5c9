internal import Documents
internal import Findings

/// A summary for pages of CI jobs and comments: verdict, counts, the worst problems first.
struct MarkdownReporter: Reporter {
  /// GitHub takes no summary of a step with more bytes than 1 MiB; some are left to what others write.
  var byteLimit = 1_000_000

  /// Rows that stand open; the rest is folded.
  private static let openRowLimit = 20

  struct Note: Sendable {
    /// Of the problems whose rows are the first text.
    let problems: [Row]
    /// Of the open questions whose rows are the second.
    let questions: [Row]
  }

  /// A row, whose text follows that of the one before.
  struct Row: Sendable {
    let severity: Severity
    /// Bytes of its text.
    let length: Int
  }

  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Note, texts: [String]) {
    let redaction = Redaction(template)
    let problems = Problem.all(of: template, in: scan).map { ($0.rule.severity, Self.row($0)) }
    let questions = template.openQuestions.map { question in
      (Severity.info, Self.row(question, at: template, redaction))
    }
    func rows(_ rows: [(Severity, String)]) -> [Row] {
      rows.map { Row(severity: $0.0, length: $0.1.utf8.count) }
    }
    return (
      Note(problems: rows(problems), questions: rows(questions)),
      [problems.map(\.1).joined(), questions.map(\.1).joined()]
    )
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Note>], to output: inout some TextOutputStream
  ) {
    let verdict = Verdict(scan)
    output.write("### cogcheck \(verdict.isPassed ? "passed" : "failed")\n\n")
    output.write(MarkdownText.cell(verdict.text) + "\n")
    for line in TextSummary(scan).lines { output.write("\n" + MarkdownText.cell(line) + "\n") }
    var room = byteLimit
    let problems = Self.rows(parts, text: 0, \.problems)
    Self.write(
      Array(problems.prefix(Self.openRowLimit)), under: Self.problemHead, room: &room, to: &output)
    Self.fold(
      Array(problems.dropFirst(Self.openRowLimit)), "further problem", Self.problemHead,
      room: &room, to: &output)
    Self.fold(
      Self.rows(parts, text: 1, \.questions), "undecided value", Self.questionHead, room: &room,
      to: &output)
  }

  // MARK: Rows

  private static let problemHead =
    "| severity | rule | where | problem |\n| --- | --- | --- | --- |\n"
  private static let questionHead = "| rules | where | undecided |\n| --- | --- | --- |\n"

  private static func row(_ problem: Problem) -> String {
    let cells = [
      problem.rule.severity.rawValue, MarkdownText.code(LogSafe.text(problem.rule.id)),
      MarkdownText.code(LogSafe.text(problem.location)), MarkdownText.cell(problem.message),
    ]
    return row(cells)
  }

  private static func row(
    _ question: OpenQuestion, at template: TemplateReport, _ redaction: Redaction
  ) -> String {
    let rules = question.ruleIDs.map { MarkdownText.code(LogSafe.text($0)) }
    let line = question.resource.map {
      ":\(template.lines.position(of: $0.range.start).line)"
    }
    return row([
      rules.joined(separator: ", "), MarkdownText.code(LogSafe.text(template.path + (line ?? ""))),
      MarkdownText.cell(question.words(redaction)),
    ])
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |\n"
  }

  /// The rows of all templates, the worst first.
  private static func rows(
    _ parts: [ReportPart<Note>], text: Int, _ list: (Note) -> [Row]
  ) -> [String] {
    let rows = parts.flatMap { part in
      var rest = part.text(text).utf8[...]
      return list(part.note).map { row in
        defer { rest = rest.dropFirst(row.length) }
        return (severity: row.severity, text: String(Substring(rest.prefix(row.length))))
      }
    }
    return rows.map(\.severity).worstFirst.map { rows[$0].text }
  }

  // MARK: Tables

  private static func fold(
    _ rows: [String], _ noun: String, _ head: String, room: inout Int,
    to output: inout some TextOutputStream
  ) {
    guard !rows.isEmpty else { return }
    let title = Wording.count(rows.count, noun)
    output.write("\n<details><summary>\(title)</summary>\n")
    write(rows, under: head, room: &room, to: &output)
    output.write("\n</details>\n")
  }

  /// A table with as many rows as there is room for, and a line that tells of the others.
  private static func write(
    _ rows: [String], under head: String, room: inout Int, to output: inout some TextOutputStream
  ) {
    guard !rows.isEmpty else { return }
    output.write("\n" + head)
    var leftOut = rows[...]
    while let row = leftOut.first, row.utf8.count <= room {
      output.write(row)
      room -= row.utf8.count
      leftOut.removeFirst()
    }
    guard !leftOut.isEmpty else { return }
    room = 0
    output.write(
      "\n\(Wording.count(leftOut.count, "row")) left out, since a summary takes no more\n")
  }
}
