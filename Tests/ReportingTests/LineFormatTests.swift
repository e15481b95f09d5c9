import Documents
import Findings
import Testing

@testable import Reporting

private func lines(_ format: ReportFormat, _ report: ScanReport) -> [String] {
  format.render(report, style: ReportStyle()).split(separator: "\n").map(String.init)
}

/// As many findings as asked for, each of a rule of this severity.
private func pools(_ counts: [(Severity, Int)], path: String) -> TemplateFixture {
  let total = counts.reduce(0) { $0 + $1.1 }
  let keys = (0..<total).map { "K\($0): 1\n" }.joined()
  var template = TemplateFixture(keys, path: path)
  var number = 0
  for (severity, count) in counts {
    for _ in 0..<count {
      template.fail(rule(severity), "number \(number) is wrong", at: "K\(number):")
      number += 1
    }
  }
  return template
}

private func rule(_ severity: Severity) -> RuleMetadata {
  Rules.rule("COG9\(Severity.allCases.firstIndex(of: severity) ?? 0)", "Any", severity, "any")
}

private let rules = Severity.allCases.map(rule)

// MARK: compact

@Test func `compact is one line a problem that editors can follow`() throws {
  let report = try ScanReport.fixture([Reports.weakPool, Reports.broken, Reports.lowOnly])
  #expect(
    lines(.compact, report) == [
      "sub dir/b ü#1.yaml:6:3: warning[COG150]: UserPool 'UserPool': pool has no tags",
      "templates/auth/pool.yaml:11:26: warning[COG110]: password policy of 'UserPool' requires only 6 characters; require at least 8",
      "templates/broken.yaml:1:12: error[TPL001]: a flow sequence is not closed",
    ])
}

@Test func `compact says nothing where there is nothing`() throws {
  #expect(lines(.compact, try .fixture([Reports.cleanPool])).isEmpty)
}

@Test func `a rule that failed is a problem in every format of lines`() throws {
  var template = TemplateFixture(Reports.pool)
  template.add(.broken(reason: "out of memory"), Rules.tags, "UserPool")
  let report = try ScanReport.fixture([template])
  let said = "UserPool 'UserPool': rule 'COG150' failed: out of memory"
  #expect(lines(.compact, report) == ["templates/auth/pool.yaml:6:3: error[TPL005]: \(said)"])
  for format in [ReportFormat.github, .gitlab, .json, .jsonl] {
    #expect(format.render(report, style: ReportStyle()).contains(said), "\(format)")
  }
}

// MARK: github

@Test func `a workflow command names file, place and rule`() throws {
  #expect(
    lines(.github, try .fixture([Reports.weakPool])).first
      == "::warning file=templates/auth/pool.yaml,line=11,endLine=11,col=26,endColumn=39,"
      + "title=COG110 PasswordMin8::password policy of 'UserPool' requires only 6 characters; "
      + "require at least 8")
}

@Test func `a workflow command escapes what would end its parts`() throws {
  var template = TemplateFixture("a: b", path: "a,b:c%d.yaml")
  template.fail(Rules.open, "100% wrong: a, b", at: "b")
  let first = try #require(lines(.github, try .fixture([template])).first)
  #expect(first.hasPrefix("::error file=a%2Cb%3Ac%25d.yaml,line=1,"))
  #expect(first.hasSuffix("::100%25 wrong: a, b"))
}

@Test func `a region of several lines has no columns`() throws {
  var template = TemplateFixture("a:\n  b\n  c\n")
  template.fail(Rules.open, "wrong", at: "b\n  c")
  let first = try #require(lines(.github, try .fixture([template])).first)
  #expect(first.contains(",line=2,endLine=3,title="))
}

@Test(
  arguments: zip(
    Severity.allCases, ["::notice ", "::notice ", "::warning ", "::error ", "::error "]))
func `an annotation has the level of its severity`(_ severity: Severity, _ command: String) throws {
  let report = try ScanReport.fixture([pools([(severity, 1)], path: "a.yaml")], rules: rules)
  #expect(lines(.github, report).first?.hasPrefix(command) == true)
}

@Test func `the worst ten of each level are shown, and the rest is counted`() throws {
  let report = try ScanReport.fixture(
    [
      pools([(.high, 9), (.medium, 12), (.low, 3)], path: "a.yaml"),
      pools([(.critical, 4), (.info, 1)], path: "b.yaml"),
    ], rules: rules)
  let output = lines(.github, report)
  let commands = output.prefix { !$0.hasPrefix("::group::") }
  #expect(commands.count { $0.hasPrefix("::error ") } == 10)
  #expect(commands.count { $0.hasPrefix("::warning ") } == 10)
  #expect(commands.count { $0.hasPrefix("::notice ") } == 4)
  // What is critical comes first, wherever it stands.
  #expect(commands.prefix(4).allSatisfy { $0.contains("file=b.yaml") })
  #expect(
    output.suffix(2).first
      == "annotations: 24 of 29 problems, since GitHub shows 10 of each level from one step; "
      + "the whole report has all")
}

@Test func `the text report stands in a group, and the verdict last`() throws {
  let report = try ScanReport.fixture([Reports.weakPool])
  let output = ReportFormat.github.render(report, style: ReportStyle())
  let text = ReportFormat.text.render(report, style: ReportStyle())
  #expect(output.contains("::group::cogcheck: the whole report\n\(text)::endgroup::\nfailed: 1 "))
  #expect(!output.contains("annotations: "))
}

// MARK: All

@Test(arguments: ReportFormat.allCases)
func `no report of a hostile template holds a command or a control`(
  _ format: ReportFormat
) throws {
  let output = format.render(
    try .fixture([Reports.hostile]), style: ReportStyle(verbosity: .verbose))
  let own = ["::error file=", "::group::cogcheck: the whole report", "::endgroup::"]
  let marks = commandMarks(in: output).filter { mark in
    format != .github || !own.contains { mark.hasPrefix($0) }
  }
  #expect(marks.isEmpty)
  #expect(controls(in: output).isEmpty)
}
