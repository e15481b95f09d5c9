import Documents
import Findings
import Testing

@testable import Reporting

/// A gate, and the verdict of a scan of one medium and one undecided finding of a high rule in
/// `templates/auth/pool.yaml`, and a low one in `sub dir/b ü#1.yaml`.
struct GateCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let gate: RunGate
  let minimumSeverity: Severity
  let exitCode: Int
  let verdict: String

  init(
    _ description: String, _ gate: RunGate, showing minimumSeverity: Severity = .info,
    ends exitCode: Int, _ verdict: String
  ) {
    testDescription = description
    (self.gate, self.minimumSeverity) = (gate, minimumSeverity)
    (self.exitCode, self.verdict) = (exitCode, verdict)
  }

  private static func override(_ glob: String, _ severity: Gate) -> RunGate.Override {
    RunGate.Override(
      paths: [PathPattern(glob, relativeTo: "/r", root: "/r")], severity: severity)
  }

  static let all = [
    GateCase(
      "report only", RunGate(.low, isReportOnly: true), ends: 0,
      "passed: --exit-zero lets 2 findings at or above 'low' (--fail-on) pass"),
    GateCase(
      "report only, of nothing that counts", RunGate(.high, isReportOnly: true), ends: 0,
      "passed: 2 findings, none at or above 'high' (--fail-on)"),
    GateCase(
      "undecided", RunGate(.never, countsUndecided: true), ends: 1,
      "failed: 1 undecided (--fail-on-undecided)"),
    GateCase(
      "undecided beside findings", RunGate(.medium, countsUndecided: true), ends: 1,
      "failed: 1 finding at or above 'medium' (--fail-on), 1 undecided (--fail-on-undecided)"),
    GateCase(
      "undecided, reported only", RunGate(.never, countsUndecided: true, isReportOnly: true),
      ends: 0,
      "passed: --exit-zero lets 1 undecided (--fail-on-undecided) pass"),
    GateCase(
      "hidden", RunGate(.medium), showing: .high, ends: 0,
      "passed: no findings; 2 hidden (--min-severity)"),
    GateCase(
      "partly hidden", RunGate(.low), showing: .medium, ends: 1,
      "failed: 1 finding at or above 'low' (--fail-on); 1 hidden (--min-severity)"),
    GateCase(
      "what is undecided is hidden too", RunGate(.never, countsUndecided: true), showing: .critical,
      ends: 0, "passed: no findings; 2 hidden (--min-severity)"),
    GateCase(
      "an override lets one file pass",
      RunGate(.medium, overrides: [override("templates/**", .high)]), ends: 0,
      "passed: 2 findings, none at or above 'medium', or what overrides say (--fail-on)"),
    GateCase(
      "an override holds one file to more",
      RunGate(.never, overrides: [override("sub dir/*", .low)]), ends: 1,
      "failed: 1 finding at or above 'never', or what overrides say (--fail-on)"),
    GateCase(
      "the last override counts",
      RunGate(.medium, overrides: [override("**", .never), override("**/pool.yaml", .low)]),
      ends: 1,
      "failed: 1 finding at or above 'medium', or what overrides say (--fail-on)"),
  ]
}

@Test(arguments: GateCase.all)
func `status, verdict and JUnit agree on what counts`(_ it: GateCase) throws {
  let report = try ScanReport.fixture(
    [Reports.weakPool, Reports.lowOnly, Reports.cleanPool], gate: it.gate,
    minimumSeverity: it.minimumSeverity)
  #expect(report.summary.exitCode == it.exitCode)
  let text = ReportFormat.text.render(report, style: ReportStyle())
  #expect(text.split(separator: "\n").last.map(String.init) == it.verdict)
  let junit = try XMLElement.read(ReportFormat.junit.render(report, style: ReportStyle()))
  #expect((junit.attributes["failures"] == "0") == (it.exitCode == 0))
  #expect(junit.attributes["errors"] == "0")
}

@Test func `what is hidden is in no report`() throws {
  let report = try ScanReport.fixture(
    [Reports.weakPool, Reports.lowOnly], gate: RunGate(.low), minimumSeverity: .medium)
  for format in ReportFormat.allCases {
    let text = format.render(report, style: ReportStyle(verbosity: .verbose))
    #expect(text.contains(Rules.password.id))
    #expect(!text.contains(Rules.tags.id), "\(format)")
  }
}

@Test func `a file that cannot be read and a rule at fault are never hidden`() throws {
  var faulty = TemplateFixture(Reports.pool, path: "faulty.yaml")
  faulty.add(.broken(reason: "it loops"), Rules.tags, "UserPool")
  for template in [faulty, Reports.broken] {
    let report = try ScanReport.fixture(
      [template], gate: RunGate(.never), minimumSeverity: .critical)
    #expect(report.summary.exitCode == 3)
    #expect(report.summary.counts.hidden == 0)
  }
}
