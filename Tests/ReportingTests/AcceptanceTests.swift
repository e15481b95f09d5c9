import Documents
import Findings
import Reporting
import Testing

/// A template with three findings of one rule, of which some are accepted.
private func report(
  accepting acceptances: [String: Acceptance], gates: AcceptanceGates = AcceptanceGates()
) throws -> ScanReport {
  var template = TemplateFixture("A: 1\nB: 2\nC: 3\n")
  for name in ["A", "B", "C"] {
    template.fail(Rules.password, "password of '\(name)' is short", at: name, of: name)
  }
  var report = try template.report
  report.accept { acceptances[$0.finding.resource?.logicalID ?? ""] }
  return ScanReport(
    ScanTerms(
      toolVersion: "0.4.0", rules: Rules.all, gate: RunGate(.medium), acceptanceGates: gates,
      allowsEmpty: false, startTime: "2026-11-22T10:00:00Z"),
    templates: [report], otherFileCount: 0, endTime: "2026-11-22T10:00:01Z")
}

private let day = CalendarDate("2027-01-31")

private func suppressed(_ reason: String, until: CalendarDate? = nil) -> Acceptance {
  .suppressed(Suppression(reason: reason, expires: until, origin: .comment, range: nil))
}

private func known(_ reason: String? = nil) throws -> Acceptance {
  .known(since: try #require(CalendarDate("2026-11-01")), reason: reason, entry: "")
}

private func render(_ format: ReportFormat, _ report: ScanReport, shows: Bool = false) -> String {
  var style = ReportStyle()
  style.showsAccepted = shows
  return format.render(report, style: style)
}

private func all() throws -> [String: Acceptance] {
  [
    "A": suppressed("kiosk only", until: day), "B": try known("moves with v3"),
    "C": .unchanged(since: "main"),
  ]
}

@Test func `an accepted finding fails nothing, and the verdict counts it`() throws {
  let report = try report(accepting: all())
  #expect(report.summary.exitCode == 0)
  let lines = render(.text, report).split(separator: "\n")
  #expect(
    lines == [
      "templates: 1 scanned, 0 unreadable    other files: 0    resources: 1 checked    rules: 6",
      "findings:  none    suppressed: 1    known: 1    undecided: 0",
      "passed: no findings; not counted: 1 suppressed, 1 in the baseline, 1 in lines that did not change",
    ])
}

@Test func `an open finding beside accepted ones still fails the run`() throws {
  let report = try report(accepting: ["A": suppressed("kiosk only")])
  #expect(report.summary.exitCode == 1)
  #expect(
    render(.text, report).hasSuffix(
      "failed: 2 findings at or above 'medium' (--fail-on); not counted: 1 suppressed\n"))
}

@Test func `text shows accepted findings where that is asked for`() throws {
  let text = render(.text, try report(accepting: all()), shows: true)
  #expect(
    text.hasPrefix(
      """
      accepted[COG110]: password of 'A' is short
       --> templates/auth/pool.yaml:1:1
        = suppressed: kiosk only (until 2027-01-31)

      accepted[COG110]: password of 'B' is short
       --> templates/auth/pool.yaml:2:1
        = known: in the baseline since 2026-11-01: moves with v3

      templates:
      """))
}

@Test func `SARIF has open findings alone`() throws {
  let sarif = render(.sarif, try report(accepting: ["A": suppressed("kiosk only"), "B": known()]))
  #expect(!sarif.contains("password of 'A'") && !sarif.contains("password of 'B'"))
  #expect(sarif.contains("Password of 'C' is short."))
}

@Test func `JUnit skips cases all of whose findings are accepted, with the reason`() throws {
  let xml = render(.junit, try report(accepting: all()))
  for message in [
    "Suppressed: kiosk only (until 2027-01-31).",
    "Known: in the baseline since 2026-11-01: moves with v3.", "Unchanged since main.",
  ] {
    #expect(xml.contains("<skipped message=\"\(message)\"/>"), "\(xml)")
  }
  #expect(xml.contains(#"tests="4" failures="0" errors="0" skipped="3""#))
}

@Test func `a case of JUnit with open findings fails with these alone`() throws {
  var template = TemplateFixture("A: 1\nB: 2\n")
  let findings = ["A", "B"].map { template.finding(Rules.password, "\($0) is short", at: $0) }
  template.add(.fail(findings), Rules.password, nil)
  var report = try template.report
  report.accept { $0.finding.message == "A is short" ? suppressed("kiosk only") : nil }
  let scan = ScanReport(
    ScanTerms(
      toolVersion: "0.4.0", rules: Rules.all, gate: RunGate(.medium), allowsEmpty: false,
      startTime: "2026-11-22T10:00:00Z"),
    templates: [report], otherFileCount: 0, endTime: "2026-11-22T10:00:01Z")
  let xml = render(.junit, scan)
  #expect(xml.contains("B is short") && !xml.contains("A is short"))
  #expect(xml.contains(#"failures="1""#))
}

@Test func `a reason is one line and shows no secret`() throws {
  var template = TemplateFixture("A: 1\nB: hunter2hunter2\n")
  template.secrets = ["hunter2hunter2"]
  template.fail(Rules.password, "it is short", at: "A", of: "A")
  var report = try template.report
  report.accept { _ in suppressed("as in\nhunter2hunter2") }
  let scan = ScanReport(
    ScanTerms(
      toolVersion: "0.4.0", rules: Rules.all, gate: RunGate(.medium), allowsEmpty: false,
      startTime: "2026-11-22T10:00:00Z"),
    templates: [report], otherFileCount: 0, endTime: "2026-11-22T10:00:01Z")
  #expect(render(.text, scan, shows: true).contains("  = suppressed: as in ***\n"))
  #expect(render(.junit, scan).contains("Suppressed: as in ***."))
}

@Test func `a suppression that ends soon fails the run where that is asked for`() throws {
  let acceptances = ["A": suppressed("kiosk only", until: day)]
    .merging(["B": try known(), "C": try known()]) { first, _ in first }
  let soon = try report(accepting: acceptances, gates: AcceptanceGates(expiringUntil: day))
  #expect(soon.summary.exitCode == 1)
  #expect(
    render(.text, soon).contains(
      "failed: 1 suppressed finding open again soon (--fail-on-expiring); not counted:"))
  #expect(render(.sarif, soon).contains("Suppressions that are unused or end soon."))
  let later = AcceptanceGates(expiringUntil: CalendarDate("2027-01-30"))
  #expect(try report(accepting: acceptances, gates: later).summary.exitCode == 0)
}

@Test func `an unused suppression fails the run where that is asked for`() throws {
  var fixture = TemplateFixture("A: 1\n")
  let unused = Rules.rule("CFG003", "SuppressionUnused", .low, "Suppression covers no finding")
  fixture.fail(unused, "suppression of COG110 covers no finding; remove it", at: "A")
  let template = try fixture.report
  for (fails, status) in [(false, 0), (true, 1)] {
    let scan = ScanReport(
      ScanTerms(
        toolVersion: "0.4.0", rules: Rules.all + [unused], gate: RunGate(.medium),
        acceptanceGates: AcceptanceGates(failsOnUnused: fails), allowsEmpty: false,
        startTime: "2026-11-22T10:00:00Z"),
      templates: [template], otherFileCount: 0, endTime: "2026-11-22T10:00:01Z")
    #expect(scan.summary.exitCode == Int(status))
    #expect(
      render(.text, scan).contains("1 suppression unused (--fail-on-unused-suppressions)") == fails)
  }
}
