import Documents
import Findings
import Testing

@testable import Reporting

private func lines(_ report: ScanReport, _ style: ReportStyle = ReportStyle()) -> [String] {
  ReportFormat.text.render(report, style: style).split(separator: "\n").map(String.init)
}

@Test func `a finding reads as the specification's example`() throws {
  let output = lines(try .fixture([Reports.weakPool]))
  #expect(
    output.prefix(16) == [
      "warning[COG110]: password policy of 'UserPool' requires only 6 characters; require at least 8",
      "  --> templates/auth/pool.yaml:11:26",
      "   |",
      " 6 |   UserPool:",
      "   |   -------- in this AWS::Cognito::UserPool",
      "...",
      "11 |           MinimumLength: !Ref MinLength",
      "   |                          ^^^^^^^^^^^^^^",
      "   |",
      "note: default of parameter 'MinLength'",
      "  --> templates/auth/pool.yaml:4:14",
      "   |",
      " 4 |     Default: 6",
      "   |              ^",
      "   = construct: Stack/UserPool/Resource",
      "   = help: Fix it, and deploy again.",
    ])
}

@Test(
  arguments: zip(
    [Severity.critical, .high, .medium, .low, .info],
    ["error", "error", "warning", "warning", "info"]))
func `the first word is the severity's`(_ severity: Severity, _ word: String) throws {
  let rule = Rules.rule("COG900", "Anything", severity, "anything")
  var template = TemplateFixture("a: b")
  template.fail(rule, "wrong", at: "b")
  let output = lines(try .fixture([template], rules: [rule]))
  #expect(output.first == "\(word)[COG900]: wrong")
}

@Test func `the summary counts everything, also in the good case`() throws {
  let good = lines(try .fixture([Reports.cleanPool]))
  #expect(
    good.suffix(3).joined(separator: "\n") == """
      templates: 1 scanned, 0 unreadable    other files: 2    resources: 1 checked    rules: 6
      findings:  none    suppressed: 0    known: 0    undecided: 0
      passed: no findings
      """)
  let bad = lines(try .fixture([Reports.weakPool, Reports.lowOnly, Reports.broken]))
  #expect(
    bad.suffix(3).joined(separator: "\n") == """
      templates: 2 scanned, 1 unreadable    other files: 2    resources: 3 checked    rules: 6
      findings:  1 high, 1 medium, 1 low    suppressed: 0    known: 0    undecided: 1
      failed: 2 findings at or above 'medium' (--fail-on), 1 template unreadable
      """)
}

@Test func `quiet shows findings and the verdict alone`() throws {
  let output = lines(try .fixture([Reports.weakPool]), ReportStyle(verbosity: .quiet))
  #expect(output.first?.hasPrefix("warning[COG110]") == true)
  #expect(!output.contains { $0.hasPrefix("templates:") || $0.hasPrefix("findings:") })
  #expect(output.last?.hasPrefix("failed:") == true)
}

@Test func `verbose adds what is undecided and remarks`() throws {
  let report = try ScanReport.fixture([Reports.weakPool])
  let output = lines(report, ReportStyle(verbosity: .verbose))
  let undecided = output.firstIndex {
    $0.hasPrefix("undecided[COG044]: UserPool 'UserPool': the role")
  }
  let remark = output.firstIndex { $0.hasPrefix("remark[IAM001]: true is allowed too") }
  #expect(undecided.map { output[$0 + 1] } == " --> templates/auth/pool.yaml:6:3")
  #expect(remark.map { output[$0 + 1] } == " --> templates/auth/pool.yaml:3:11")
  let normal = lines(report)
  #expect(!normal.contains { $0.hasPrefix("undecided[") || $0.hasPrefix("remark[") })
}

@Test func `rules that wait for one value share a line, and the summary counts the value`() throws {
  var template = TemplateFixture(Reports.pool)
  for rule in [Rules.open, Rules.tags] {
    template.add(.undecided(reason: "MinLength is open"), rule, "UserPool")
  }
  template.add(.undecided(reason: "the role is imported"), Rules.externalID, "UserPool")
  let report = try ScanReport.fixture(
    [template], gate: RunGate(.medium, countsUndecided: true))
  let output = lines(report, ReportStyle(verbosity: .verbose))
  #expect(
    output.filter { $0.hasPrefix("undecided[") } == [
      "undecided[COG044]: UserPool 'UserPool': the role is imported",
      "undecided[COG150, IAM001]: UserPool 'UserPool': MinLength is open",
    ])
  #expect(output.contains { $0.hasSuffix("undecided: 2") })
  #expect(output.last == "failed: 2 undecided (--fail-on-undecided)")
}

@Test func `every colour ends on its line and takes no text away`() throws {
  let report = try ScanReport.fixture([Reports.weakPool, Reports.broken])
  let plain = ReportFormat.text.render(report, style: ReportStyle())
  let colored = ReportFormat.text.render(report, style: ReportStyle(usesColor: true))
  #expect(colored.contains("\u{1B}["))
  var stripped = colored.replacing("\u{1B}[0m", with: "")
  for parameters in ["1;31", "1;33", "1;36", "1;32", "34", "1"] {
    stripped = stripped.replacing("\u{1B}[\(parameters)m", with: "")
  }
  #expect(stripped == plain)
  for line in colored.split(separator: "\n") {
    let starts = line.split(separator: "\u{1B}[").dropFirst(line.hasPrefix("\u{1B}[") ? 0 : 1)
    #expect(starts.last.map { $0.hasPrefix("0m") } ?? true)
  }
}

@Test func `explanations wrap at the terminal's width and nowhere without one`() throws {
  let remediation = "Name the role, ::error:: and deploy the whole stack once more with care."
  let rule = RuleMetadata(
    id: "COG901", title: "t", severity: .low, rationale: "r", remediation: remediation,
    references: [], examples: [])
  let message = String(repeating: "long message ", count: 10) + "end"
  var template = TemplateFixture("a: b")
  template.fail(rule, message, at: "b")
  let report = try ScanReport.fixture([template], rules: [rule])

  #expect(lines(report).contains("  = help: \(remediation)"))
  let narrow = lines(report, ReportStyle(width: 30, verbosity: .quiet))
  #expect(narrow.first == "warning[COG901]: \(message)")
  let start = try #require(narrow.firstIndex { $0.hasPrefix("  = help: ") })
  let end = try #require(narrow.firstIndex { $0.hasPrefix("  = rule: ") })
  let help = narrow[start..<end]
  #expect(help.count > 1)
  // 30 columns are fewer than the least that is wrapped at.
  #expect(help.allSatisfy { $0.count <= 40 })
  #expect(help.dropFirst().allSatisfy { $0.hasPrefix("            ".prefix(10)) })
  #expect(commandMarks(in: narrow.joined(separator: "\n")).isEmpty)
}

@Test func `without snippets the resource is still named`() throws {
  let output = lines(try .fixture([Reports.weakPool]), ReportStyle(showsSnippets: false))
  let path = "Resources/UserPool/Properties/Policies/PasswordPolicy/MinimumLength"
  #expect(output.contains("  = in: \(path) (AWS::Cognito::UserPool)"))
  #expect(!output.contains { $0.contains("!Ref") })
}

@Test func `no line of a hostile template is a command, and none holds a control`() throws {
  for verbosity in [Verbosity.quiet, .normal, .verbose] {
    let style = ReportStyle(width: 40, verbosity: verbosity)
    let output = ReportFormat.text.render(try .fixture([Reports.hostile]), style: style)
    #expect(commandMarks(in: output).isEmpty)
    #expect(controls(in: output).isEmpty)
  }
}

@Test func `of many findings of a template the worst are shown, and the others counted`() throws {
  var template = TemplateFixture("a: 1\nb: 2\nc: 3\n")
  template.fail(Rules.tags, "low", at: "1")
  template.fail(Rules.open, "critical", at: "2")
  template.fail(Rules.password, "medium", at: "3")
  var text = ""
  TextReporter(style: ReportStyle(), findingLimit: 2).write(try .fixture([template]), to: &text)
  let heads = text.split(separator: "\n").filter { $0.contains("]: ") }
  #expect(heads == ["error[IAM001]: critical", "warning[COG110]: medium"])
  #expect(
    text.contains(
      "\n1 further finding of 'templates/auth/pool.yaml' left out here; -o json=FILE has all\n"))
  #expect(text.contains("\nfindings:  1 critical, 1 medium, 1 low "))
}
