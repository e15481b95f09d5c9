import Documents
import Findings
import Reporting

/// Rules as reports know them.
enum Rules {
  static let all = [parseError, password, externalID, open, hint, tags]

  static let parseError = rule("TPL001", "ParseError", .high, "Document is not well-formed")
  static let password = rule("COG110", "PasswordMin8", .medium, "Password policy is short")
  static let externalID = rule("COG044", "SMSExternalIDMismatch", .high, "ExternalId differs")
  static let open = rule("IAM001", "TrustOpen", .critical, "Role is open to everyone")
  static let hint = rule("COG200", "PoolNameMissing", .info, "Pool has no name")
  static let tags = rule("COG150", "TagsMissing", .low, "Pool has no tags")

  static func rule(
    _ id: String, _ name: String, _ severity: Severity, _ title: String
  ) -> RuleMetadata {
    RuleMetadata(
      id: id, title: title, severity: severity, rationale: "It costs <time> not to fix it.",
      remediation: "Fix it, and deploy again.",
      references: ["https://example.org/\(id)", "not an address"],
      examples: [
        .failing("↓A: {Type: AWS::Cognito::UserPool}"),
        .passing("B: {Type: AWS::Cognito::UserPool}"),
      ]
    ).named(name)
  }
}

/// A template, and what is said of it; places are named by the text that stands there.
struct TemplateFixture {
  var path = "templates/auth/pool.yaml"
  var text: String
  var hasByteOrderMark = false
  var isUnreadable = false
  var secrets: [String] = []
  var results: [RuleResult] = []

  init(_ text: String, path: String = "templates/auth/pool.yaml") {
    self.text = text
    self.path = path
  }

  var report: TemplateReport {
    get throws {
      let mark: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
      return TemplateReport(
        path: path, source: try SourceText(mark + Array(text.utf8)), isUnreadable: isUnreadable,
        results: results, secrets: secrets.map { Secret($0.filter { $0 != "\"" }, at: range($0)) },
        resourceCount: 1, microseconds: 1_234_567)
    }
  }

  /// Where `needle` stands for the nth time, from 0; the end of the text where it does not.
  func range(_ needle: String, _ occurrence: Int = 0) -> SourceRange {
    var left = occurrence
    let bytes = Array(text.utf8)
    let wanted = Array(needle.utf8)
    for start in bytes.indices where bytes[start...].starts(with: wanted) {
      if left == 0 { return SourceRange(start, start + wanted.count) }
      left -= 1
    }
    return SourceRange(bytes.count, bytes.count)
  }

  func resource(_ logicalID: String, type: String = "AWS::Cognito::UserPool") -> ResourceName {
    ResourceName(logicalID: logicalID, type: type, range: range(logicalID), cdkPath: nil)
  }

  func finding(
    _ rule: RuleMetadata, _ message: String, at needle: String, _ occurrence: Int = 0,
    of logicalID: String? = nil, related: [RelatedPlace] = []
  ) -> Finding {
    Finding(
      ruleID: rule.id, message: message, place: Place(range(needle, occurrence)),
      related: related, resource: logicalID.map { resource($0) })
  }

  mutating func add(_ verdict: RuleResult.Verdict, _ rule: RuleMetadata, _ logicalID: String?) {
    results.append(
      RuleResult(
        ruleID: rule.id, resource: logicalID.map { resource($0) }, verdict: verdict))
  }

  /// One failed result with one finding.
  mutating func fail(
    _ rule: RuleMetadata, _ message: String, at needle: String, _ occurrence: Int = 0,
    of logicalID: String? = nil, related: [RelatedPlace] = []
  ) {
    let finding = finding(rule, message, at: needle, occurrence, of: logicalID, related: related)
    add(.fail([finding]), rule, logicalID)
  }
}

extension ScanReport {
  static func fixture(
    _ templates: [TemplateFixture], gate: Gate = .medium, allowsEmpty: Bool = false,
    rules: [RuleMetadata] = Rules.all
  ) throws -> ScanReport {
    try fixture(templates, gate: RunGate(gate), allowsEmpty: allowsEmpty, rules: rules)
  }

  /// The same with all that a gate may say.
  static func fixture(
    _ templates: [TemplateFixture], gate: RunGate, minimumSeverity: Severity = .info,
    allowsEmpty: Bool = false, rules: [RuleMetadata] = Rules.all
  ) throws -> ScanReport {
    let terms = ScanTerms(
      toolVersion: "0.4.0", rules: rules, gate: gate, minimumSeverity: minimumSeverity,
      allowsEmpty: allowsEmpty, startTime: "2026-11-22T10:00:00Z")
    let reports = try templates.map { template in
      var report = try template.report
      report.hideFindings(in: terms)
      return report
    }
    return ScanReport(
      terms, templates: reports, otherFileCount: 2, endTime: "2026-11-22T10:00:01Z")
  }
}

/// Whole reports of each kind that a scan can end in.
enum Reports {
  static let pool = """
    Parameters:
      MinLength:
        Type: Number
        Default: 6
    Resources:
      UserPool:
        Type: AWS::Cognito::UserPool
        Properties:
          Policies:
            PasswordPolicy:
              MinimumLength: !Ref MinLength

    """

  static var weakPool: TemplateFixture {
    get throws {
      var template = TemplateFixture(pool)
      let document = try Document(reading: SourceText(pool), as: .yaml)
      let policies = document.root["Resources"]?["UserPool"]?["Properties"]?["Policies"]
      let length = policies?["PasswordPolicy"]?["MinimumLength"]
      let place = length.map { Place($0) } ?? Place(template.range("!Ref MinLength"))
      let finding = Finding(
        ruleID: Rules.password.id,
        message: "password policy of 'UserPool' requires only 6 characters; require at least 8",
        place: place,
        related: [RelatedPlace("default of parameter 'MinLength'", at: template.range("6"))],
        resource: ResourceName(
          logicalID: "UserPool", type: "AWS::Cognito::UserPool",
          range: template.range("UserPool"), cdkPath: "Stack/UserPool/Resource"))
      template.add(.fail([finding]), Rules.password, "UserPool")
      template.add(.undecided(reason: "the role is imported"), Rules.externalID, "UserPool")
      template.add(
        .pass(remarks: [
          template.finding(Rules.open, "true is allowed too", at: "Number", of: "UserPool")
        ]), Rules.open, "UserPool")
      return template
    }
  }

  /// One finding of each rule.
  static var failsEveryRule: TemplateFixture {
    var template = TemplateFixture(pool)
    for rule in Rules.all { template.fail(rule, "it is wrong", at: "UserPool", of: "UserPool") }
    return template
  }

  static var cleanPool: TemplateFixture {
    var template = TemplateFixture(pool, path: "templates/clean.yaml")
    template.add(.pass(remarks: []), Rules.password, "UserPool")
    return template
  }

  static var lowOnly: TemplateFixture {
    var template = TemplateFixture(pool, path: "sub dir/b ü#1.yaml")
    template.fail(Rules.tags, "pool has no tags", at: "UserPool", of: "UserPool")
    return template
  }

  static var broken: TemplateFixture {
    var template = TemplateFixture("Resources: [", path: "templates/broken.yaml")
    template.isUnreadable = true
    template.fail(Rules.parseError, "a flow sequence is not closed", at: "[")
    return template
  }

  /// Everything that a template can try on a reader.
  static var hostile: TemplateFixture {
    let evil = "\u{1B}[31m\u{0}\u{202E}]]>##[error]x ##vso[task.setvariable variable=a]b\u{FFFE}"
    var template = TemplateFixture(
      "Resources:\n  Pool: {Type: \"\(evil)\"}\n::error::x\r\n\t界é `|</script>\n",
      path: "a:b/c##[d].yaml")
    template.results = [
      RuleResult(
        ruleID: Rules.open.id,
        resource: ResourceName(
          logicalID: "Pool\(evil)", type: "::error::x\(evil)", range: template.range("Pool")),
        verdict: .fail([
          Finding(
            ruleID: Rules.open.id, message: "::error::[x](1) '\(evil)'\r\n::error::second line",
            place: Place(template.range(evil)),
            related: [RelatedPlace("::warning::[y](2) \(evil)", at: template.range("::error::x"))],
            resource: ResourceName(
              logicalID: "Pool\(evil)", type: "::error::x\(evil)",
              range: template.range("Pool"), cdkPath: evil))
        ])),
      RuleResult(ruleID: Rules.tags.id, resource: nil, verdict: .undecided(reason: evil)),
    ]
    return template
  }

  /// What one scan may find, from nothing to everything.
  static var scans: [[TemplateFixture]] {
    get throws {
      let single = [try weakPool, cleanPool, lowOnly, broken, hostile, oneLine]
      return [[]] + single.map { [$0] } + [single]
    }
  }

  /// A named report of every kind.
  static var all: [(name: String, report: ScanReport)] {
    get throws {
      [
        ("findings", try .fixture([weakPool, cleanPool, lowOnly])),
        ("below-the-gate", try .fixture([weakPool, lowOnly], gate: .high)),
        ("no-gate", try .fixture([weakPool, hostile], gate: .never)),
        ("clean", try .fixture([cleanPool])),
        ("unreadable", try .fixture([broken, weakPool])),
        ("unreadable-without-gate", try .fixture([broken], gate: .never)),
        ("hostile", try .fixture([hostile])),
        ("one-line", try .fixture([oneLine])),
        ("nothing", try .fixture([])),
        ("nothing-allowed", try .fixture([], allowsEmpty: true)),
      ]
    }
  }

  /// A synthesized template: all resources, and all findings, on one long line.
  static var oneLine: TemplateFixture {
    let filler = String(repeating: "\"x\":\"é\",", count: 6000)
    var template = TemplateFixture(
      "{\"Resources\":{\"First\":{\"A\":1,\"B\":2},\(filler)\"Second\":{\"C\":3}}}",
      path: "cdk.out/stack.template.json")
    template.add(
      .fail([
        template.finding(Rules.open, "the first is wrong", at: "\"A\"", of: "First"),
        template.finding(Rules.open, "the second is wrong", at: "\"B\"", of: "First"),
      ]), Rules.open, "First")
    template.fail(Rules.open, "another resource", at: "\"C\"", of: "Second")
    return template
  }
}
