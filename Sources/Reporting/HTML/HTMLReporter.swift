internal import Findings

/// One page for people, which needs nothing beside itself: no network, and neither style nor script to be read.
struct HTMLReporter: Reporter {
  var showsSnippets = true

  struct Note: Sendable {
    let ruleIDs: Set<String>
  }

  func part(of template: TemplateReport, in scan: ScanTerms) -> (note: Note, texts: [String]) {
    let page = HTMLTemplate(template, in: scan, showsSnippets: showsSnippets)
    return (
      Note(ruleIDs: page.ruleIDs), [page.findings, page.questions, page.accepted, page.row]
    )
  }

  func write(
    _ scan: ScanSummary, _ parts: [ReportPart<Note>], to output: inout some TextOutputStream
  ) {
    let verdict = Verdict(scan)
    output.write(HTMLPage.head)
    output.write(
      "<p class=\"\(verdict.isPassed ? "passed" : "failed")\">\(html: verdict.text)</p>\n")
    for line in TextSummary(scan).lines { output.write("<p>\(html: line)</p>\n") }
    output.write("<p>cogcheck \(html: scan.terms.toolVersion), \(html: scan.terms.startTime)</p>\n")
    output.write(HTMLPage.controls)
    output.write("<h2>Findings</h2>\n<div id=\"findings\">\n")
    for part in parts { output.write(part.text(0)) }
    output.write("</div>\n")
    Self.write("Undecided", ["rules", "where", "why"], parts, 1, to: &output)
    Self.write("Accepted", ["rule", "where", "finding", "reason"], parts, 2, to: &output)
    Self.write("Templates", ["template", "resources", "findings"], parts, 3, to: &output)
    let rules = parts.reduce(into: Set<String>()) { $0.formUnion($1.note.ruleIDs) }
    Self.write(rules.sorted(), ReportedRules(scan.terms), to: &output)
    output.write(HTMLPage.tail)
  }

  /// A table of rows that the templates have, unless none has one.
  private static func write(
    _ title: String, _ columns: [String], _ parts: [ReportPart<Note>], _ index: Int,
    to output: inout some TextOutputStream
  ) {
    var isOpen = false
    for part in parts {
      let rows = part.text(index)
      guard !rows.isEmpty else { continue }
      if !isOpen {
        let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
        output.write("<h2>\(title)</h2>\n<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n")
        isOpen = true
      }
      output.write(rows)
    }
    if isOpen { output.write("</tbody>\n</table>\n") }
  }

  /// Each rule once: why, and what to do.
  private static func write(
    _ ids: [String], _ rules: ReportedRules, to output: inout some TextOutputStream
  ) {
    guard !ids.isEmpty else { return }
    output.write("<h2>Rules</h2>\n")
    for id in ids {
      let rule = rules[id]
      let details = rule.details()
      let title = "\(id): \(Wording.sentence(rule.title))"
      output.write("<details><summary>\(html: title)</summary>\n")
      for text in [details.rationale, details.remediation] where !text.isEmpty {
        output.write("<p>\(html: text)</p>\n")
      }
      for link in details.references where link.hasPrefix("https://") {
        output.write(
          "<p><a href=\"\(html: link)\" rel=\"noopener noreferrer\">\(html: link)</a></p>\n")
      }
      output.write("</details>\n")
    }
  }
}
