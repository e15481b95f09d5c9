import Documents
import Findings
import Testing

private let plain = """
  Resources:
    Role:
      Properties:
        Statement:
          - {Effect: Deny, Action: 'sns:*'}
          - {Effect: Allow, Action: '*'}
  """
/// The same with other lines, order and notation.
private let reformatted = """
  # A comment.
  Resources:
    Role:
      Properties:
        Statement:
          - Action: "*"
            Effect: Allow
          - Action: sns:*
            Effect: Deny
  """

/// The fingerprints of findings about the statement that allows.
private func fingerprints(
  in text: String, rule: String = "IAM001", path: String = "a.yaml", of logicalID: String = "Role",
  message: String = "it is wide", times: Int = 1
) throws -> [String] {
  let source = SourceText(text)
  let document = try Document(reading: source, as: .yaml)
  let role = try #require(document.root.entry("Resources")?.value.entry("Role"))
  let statements = role.value["Properties"]?["Statement"]?.elements ?? []
  let statement = try #require(statements.first { $0["Effect"]?.text == "Allow" })
  let action = try #require(statement.entry("Action"))
  let findings = (0..<times).map { number in
    Finding(
      ruleID: rule, message: number == 0 ? message : "\(message) (\(number))",
      place: Place(action.value),
      resource: ResourceName(logicalID: logicalID, type: "AWS::IAM::Role", range: role.keyRange))
  }
  return TemplateReport(
    path: path, source: source,
    results: [RuleResult(ruleID: rule, resource: nil, verdict: .fail(findings))]
  ).findings.map(\.fingerprint)
}

/// Dashboards know findings by this: whoever changes it makes all of them new, and calls it v2.
private let known = "6eb35b36d5825ec5dd6b348561c339ca"

@Test func `a fingerprint stays what it is`() throws {
  #expect(try fingerprints(in: plain) == [known])
  #expect(try fingerprints(in: reformatted) == [known])
  #expect(try fingerprints(in: plain, message: "it is too wide") == [known])
}

@Test func `rule, file and resource are part of a fingerprint`() throws {
  let others = [
    try fingerprints(in: plain, rule: "IAM002"), try fingerprints(in: plain, path: "b.yaml"),
    try fingerprints(in: plain, of: "Other"),
    try fingerprints(in: plain.replacing("'*'", with: "'a:*'")),
  ]
  #expect(Set(others.joined() + [known]).count == 5)
}

@Test func `two findings at one place have two fingerprints, the first of them as alone`() throws {
  let two = try fingerprints(in: plain, times: 2)
  #expect(two.count == 2 && two.first == known && two.last != known)
}

@Test func `findings come by place, rule, resource and message, whatever order they are found in`()
{
  let findings = [
    finding(2, "A", "x"), finding(2, "B", "a"), finding(2, "B", "b"), finding(7, "A", "a"),
  ]
  for order in [
    findings, findings.reversed(), [findings[2], findings[0], findings[3], findings[1]],
  ] {
    #expect(report(order).findings.map(\.finding) == findings)
  }
}

@Test func `what two runs say alike is one finding with the related places of both`() {
  let (here, there) = (
    RelatedPlace("here", at: SourceRange(0, 1)), RelatedPlace("there", at: SourceRange(1, 2))
  )
  let report = report([
    finding(2, "A", "x", related: [here]), finding(2, "A", "x", related: [here, there]),
    finding(2, "A", "y"),
  ])
  #expect(report.findings.map(\.finding.message) == ["x", "y"])
  #expect(report.findings.first?.finding.related == [here, there])
  #expect(Set(report.findings.map(\.fingerprint)).count == 2)
}

@Test func `a gate stops its severity and what is above, and never information`() {
  for gate in Gate.allCases {
    let stopped = Severity.allCases.filter(gate.stops)
    let expected = Severity(rawValue: gate.rawValue).map { least in
      Severity.allCases.filter { $0 >= least }
    }
    #expect(stopped == expected ?? [])
    #expect(!stopped.contains(.info))
  }
  #expect(Severity.allCases.sorted() == [.info, .low, .medium, .high, .critical])
}

private func finding(
  _ start: Int, _ rule: String, _ message: String, related: [RelatedPlace] = []
) -> Finding {
  Finding(
    ruleID: rule, message: message, place: Place(SourceRange(start, start + 1)), related: related)
}

private func report(_ findings: [Finding]) -> TemplateReport {
  TemplateReport(
    path: "a.yaml", source: SourceText("a text"),
    results: findings.map {
      RuleResult(ruleID: $0.ruleID, resource: nil, verdict: .fail([$0]))
    })
}
