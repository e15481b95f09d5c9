import Documents
import Findings
import Suppressions
import TestSupport
import Testing

/// A pool to which anyone can sign up, with something beside its type.
private func pool(_ more: String, name: String = "Pool") -> String {
  let lines = more.split(separator: "\n").map { "    \($0)\n" }.joined()
  return "  \(name):\n    Type: AWS::Cognito::UserPool\n\(lines)"
}

private func metadata(_ suppression: String) -> String {
  "Metadata:\n  cogcheck:\n    suppress:\n      - {\(suppression)}"
}

private let reason = "reason: everyone may sign up"

/// One way to write a suppression of COG001, and what stands behind it.
struct Spelling: Sendable, CustomTestStringConvertible {
  let name: String
  let path: String
  /// With `END` where a last day may stand.
  let template: String

  var testDescription: String { name }

  func text(until day: String? = nil) -> String {
    let words =
      day.map { path.hasSuffix("json") ? ", \"expires\": \"\($0)\"" : ", expires: \($0)" } ?? ""
    return template.replacing("COMMENTEND", with: day.map { " until=\($0)" } ?? "")
      .replacing("END", with: words)
  }

  static let all = [
    Spelling(
      name: "resource metadata, YAML", path: "a.yaml",
      template: "Resources:\n" + pool(metadata("rule: COG001, \(reason)END"))),
    Spelling(
      name: "resource metadata, JSON", path: "a.json",
      template: """
        {"Resources": {"Pool": {"Type": "AWS::Cognito::UserPool", "Metadata": {"cogcheck": {"suppress":
          [{"rule": "SelfSignUpLeftOn", "reason": "everyone may sign up"END}]}}}}}
        """),
    Spelling(
      name: "template metadata, YAML", path: "a.yaml",
      template: "Metadata:\n  cogcheck:\n    suppress:\n"
        + "      - {rule: COG001, resource: P*, \(reason)END}\nResources:\n" + pool("")),
    Spelling(
      name: "template metadata, JSON", path: "a.json",
      template: """
        {"Metadata": {"cogcheck": {"suppress": [{"rule": "cog001", "reason": "everyone may sign up"END}]}},
        "Resources": {"Pool": {"Type": "AWS::Cognito::UserPool"}}}
        """),
    Spelling(
      name: "comment above", path: "a.yaml",
      template: "Resources:\n  # cogcheck:ignore COG001COMMENTEND -- everyone may sign up\n"
        + "  # This is the pool of the shop.\n\n" + pool("")),
    Spelling(
      name: "comment behind", path: "a.yaml",
      template: "Resources:\n"
        + pool("").replacing(
          "Pool:", with: "Pool: # cogcheck:ignore COG001COMMENTEND -- everyone may sign up")),
  ]
}

@Test(arguments: Spelling.all)
func `a suppression with a reason covers its finding`(_ it: Spelling) throws {
  let scanned = try Scanned(it.text(), path: it.path)
  #expect(scanned.open == [])
  #expect(scanned.suppressed == ["COG001 Pool: everyone may sign up"])
  #expect(scanned.states == [.used])
}

@Test(arguments: Spelling.all)
func `a suppression holds through its last day, and its finding returns on the next`(
  _ it: Spelling
) throws {
  let text = it.text(until: "2027-01-31")
  for day in ["2027-01-30", "2027-01-31"] {
    let before = try Scanned(text, path: it.path, on: day)
    #expect(before.open == [])
    #expect(before.states == [.used])
  }
  let after = try Scanned(text, path: it.path, on: "2027-02-01")
  #expect(Set(after.open.map { $0.prefix(6) }) == ["CFG002", "COG001"])
  #expect(after.states == [.expired])
  let message = try #require(after.messages(of: "COG001").first)
  #expect(message.hasSuffix("; suppressed until 2027-01-31, expired"))
  let finding = try #require(after.report.openFindings.first { $0.finding.ruleID == "COG001" })
  #expect(
    finding.finding.related.map(\.message).contains("suppression that has expired (CFG002)"))
}

@Test(arguments: Spelling.all)
func `no suppression is read where they are ignored`(_ it: Spelling) throws {
  let report = try Checks.report(
    it.text(), path: it.path, rules: Scanned.rules, suppressions: nil)
  #expect(report.openFindings.map(\.finding.ruleID) == ["COG001"])
  #expect(report.suppressions == [])
}

/// What is wrong with a suppression, and what is said of it: rule, line, message.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let template: String
  let path: String
  let rule: String
  let says: String

  var testDescription: String { says }

  init(_ rule: String, _ says: String, in template: String, path: String = "a.yaml") {
    self.template = template
    self.path = path
    self.rule = rule
    self.says = says
  }

  static let metadata = [
    FaultCase(
      "TPL006", "7: there is no rule 'COG0001'; did you mean 'COG001'?",
      in: "Resources:\n" + pool(SuppressionsTests.metadata("rule: COG0001, \(reason)"))),
    FaultCase(
      "TPL006",
      "7: there is no rule 'company_rule'; see 'cogcheck rules', and give the files of other rules"
        + " with --rules",
      in: "Resources:\n" + pool(SuppressionsTests.metadata("rule: company_rule, \(reason)"))),
    FaultCase(
      "TPL006", "7: there is no key 'reasn' here; did you mean 'reason'?",
      in: "Resources:\n" + pool(SuppressionsTests.metadata("rule: COG001, reasn: everyone may"))),
    FaultCase(
      "TPL006", "7: there is no key 'resource' here; known: 'rule', 'reason', 'expires', 'at'",
      in: "Resources:\n"
        + pool(SuppressionsTests.metadata("rule: COG001, resource: Pool, \(reason)"))),
    FaultCase(
      "TPL006",
      "7: suppression of COG001 ends on '2027-02-29', which is not a day; write YYYY-MM-DD",
      in: "Resources:\n"
        + pool(SuppressionsTests.metadata("rule: COG001, expires: 2027-02-29, \(reason)"))),
    FaultCase(
      "TPL006", "7: 'rule' of a suppression must be a literal text, which no function makes",
      in: "Resources:\n" + pool(SuppressionsTests.metadata("rule: !Ref Rule, \(reason)"))),
    FaultCase(
      "TPL006", "7: suppression does not say which rule; add 'rule:' with the id of one",
      in: "Resources:\n" + pool(SuppressionsTests.metadata(reason))),
    FaultCase(
      "TPL006", "7: findings of CFG003 cannot be suppressed; remove the suppression",
      in: "Resources:\n" + pool(SuppressionsTests.metadata("rule: CFG003, \(reason)"))),
    FaultCase(
      "TPL006", "5: 'cogcheck' in Metadata takes a mapping with 'suppress'",
      in: "Resources:\n" + pool("Metadata:\n  cogcheck: COG001")),
    FaultCase(
      "TPL006",
      "6: 'suppress' takes a list of suppressions, each a mapping with 'rule' and 'reason'",
      in: "Resources:\n" + pool("Metadata:\n  cogcheck:\n    suppress: COG001")),
    FaultCase(
      "TPL006", "6: suppression is not a mapping with 'rule' and 'reason'",
      in: "Resources:\n" + pool("Metadata:\n  cogcheck:\n    suppress: [COG001]")),
    FaultCase(
      "TPL006", "6: suppressions must be literal, and 'Fn::If' is a function",
      in: "Conditions: {C: !Equals [a, b]}\nResources:\n"
        + pool("Metadata:\n  cogcheck: !If [C, {}, {}]").replacing("  Pool:", with: "  Pool:")),
    FaultCase(
      "CFG004",
      "7: suppression of COG001 gives no reason; say why in at least 10 characters, until then the"
        + " finding counts",
      in: "Resources:\n" + pool(SuppressionsTests.metadata("rule: COG001"))),
    FaultCase(
      "CFG004",
      "7: reason of the suppression of COG001 has only 9 characters; say why in at least 10 characters,"
        + " until then the finding counts",
      in: "Resources:\n" + pool(SuppressionsTests.metadata("rule: COG001, reason: '  by design  '"))
    ),
    FaultCase(
      "CFG004",
      "2: reason of the suppression of COG001 has only 4 characters; say why in at least 10"
        + " characters, until then the finding counts",
      in: #"{"Resources": {"Pool": {"Type": "AWS::Cognito::UserPool", "Metadata":"# + "\n"
        + #"{"cogcheck": {"suppress": [{"rule": "COG001", "reason": "fine"}]}}}}}"#, path: "a.json"),
  ]

  static let comments = [
    FaultCase(
      "TPL006", "2: there is no rule 'COG0001'; did you mean 'COG001'?",
      in: "Resources:\n  # cogcheck:ignore COG0001 -- everyone may sign up\n" + pool("")),
    FaultCase(
      "TPL006",
      "2: there is no comment 'cogcheck:ignore-next-line'; write '# cogcheck:ignore RULE -- reason'",
      in: "Resources:\n  # cogcheck:ignore-next-line COG001\n" + pool("")),
    FaultCase(
      "TPL006", "2: comment names no rule; write '# cogcheck:ignore RULE -- reason'",
      in: "Resources:\n  # cogcheck:ignore -- everyone may sign up\n" + pool("")),
    FaultCase(
      "TPL006",
      "2: there is no 'till=' here; write '# cogcheck:ignore RULE -- reason', with 'until=YYYY-MM-DD'"
        + " before the reason where it ends",
      in: "Resources:\n  # cogcheck:ignore COG001 till=2027-01-31 -- everyone may sign up\n"
        + pool("")
    ),
    FaultCase(
      "TPL006", "4: comment stands above nothing that it could cover; remove it",
      in: "Resources:\n" + pool("") + "# cogcheck:ignore COG001 -- everyone may sign up\n"),
    FaultCase(
      "CFG004",
      "2: suppression of COG001 gives no reason; say why in at least 10 characters, until then the"
        + " finding counts",
      in: "Resources:\n  # cogcheck:ignore COG001 everyone=may\n".replacing(
        " everyone=may", with: "")
        + pool("")),
  ]
}

@Test(arguments: FaultCase.metadata + FaultCase.comments)
func `a suppression with a mistake says so and covers nothing`(_ it: FaultCase) throws {
  let scanned = try Scanned(it.template, path: it.path)
  #expect(scanned.messages(of: it.rule).contains(it.says), "\(scanned.messages(of: it.rule))")
  #expect(scanned.open.contains("COG001 Pool"))
}

/// Suppressions that cover nothing, and what they are told.
struct UnusedCase: Sendable, CustomTestStringConvertible {
  let template: String
  let says: [String]

  var testDescription: String { says.first ?? "nothing" }

  static let all = [
    UnusedCase(
      template: "Resources:\n" + pool(metadata("rule: COG012, \(reason)")),
      says: ["7: suppression of COG012 covers no finding in 'Pool'; remove it"]),
    UnusedCase(
      template: "Resources:\n" + pool(metadata("rule: COG002, \(reason)")),
      says: [
        "7: suppression of COG002 covers no finding in 'Pool'; did you mean 'COG001', which does?"
      ]
    ),
    UnusedCase(
      template: "Resources:\n" + pool("", name: "Pool")
        + "  Topic:\n    Type: AWS::SNS::Topic\n    Metadata: {cogcheck: {suppress: [{rule: COG001, "
        + "\(reason)}]}}\n",
      says: [
        "6: suppression of COG001 covers no finding in 'Topic'; the rule finds something in 'Pool'"
      ]),
    UnusedCase(
      template: "Resources:\n" + pool(metadata("rule: COG001, at: Schema, \(reason)")),
      says: [
        "7: suppression of COG001 covers no finding in 'Pool' at this place; the rule finds something"
          + " of the resource as a whole"
      ]),
    // A rule of another profile is not asked, and an open value may become a finding.
    UnusedCase(
      template: "Resources:\n" + pool(metadata("rule: COG111, \(reason)")), says: []),
    UnusedCase(
      template: "Parameters: {Closed: {Type: String}}\nResources:\n"
        + pool(
          metadata("rule: COG002, \(reason)")
            + "\nProperties: {AdminCreateUserConfig: {AllowAdminCreateUserOnly: !Ref Closed}}"),
      says: []),
  ]
}

@Test(arguments: UnusedCase.all)
func `a suppression that covers nothing is told what is near`(_ it: UnusedCase) throws {
  #expect(try Scanned(it.template).messages(of: "CFG003") == it.says)
}

private let role = """
  Resources:
    Role:
      Type: AWS::IAM::Role
      Metadata: {cogcheck: {suppress: [SUPPRESSION]}}
      Properties:
        AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com},
          Action: sts:AssumeRole}]}
        Policies:
        - PolicyName: Read
          PolicyDocument: {Statement: [{Sid: List, Effect: Allow, Action: '*', Resource: '*'}]}
        - PolicyName: Write
          PolicyDocument: {Statement: [{Sid: Put, Effect: Allow, Action: '*', Resource: '*'}]}
  """

@Test(arguments: [
  ("Policies/Read", 1), ("Policies/Read/**", 1), ("Policies/*/PolicyDocument", 2), ("Policies", 2),
  ("Policies/Wri*", 1), ("Policies/Rea", 0), ("olicies", 0),
])
func `a suppression at a path covers what stands there and below`(
  _ path: String, _ count: Int
) throws {
  let suppression = "{rule: IAM030, reason: an administrator by design, at: '\(path)'}"
  let scanned = try Scanned(role.replacing("SUPPRESSION", with: suppression))
  #expect(scanned.suppressed.count == count)
  #expect(scanned.open.count { $0 == "IAM030 Role" } == 2 - count)
}

@Test(arguments: [
  ("Policies: # cogcheck:ignore IAM030 -- an administrator by design", 2),
  ("- PolicyName: Read # cogcheck:ignore IAM030 -- an administrator by design", 1),
])
func `a comment behind a value covers what begins on its line`(_ line: String, _ count: Int) throws
{
  let key = line.prefix { $0 != "#" }.trimmingPrefix(" ")
  let text = role.replacing("SUPPRESSION", with: "")
    .replacing(String(key).trimmingSuffix(), with: line)
  #expect(try Scanned(text).suppressed.count == count)
}

extension String {
  fileprivate func trimmingSuffix() -> String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}

/// Texts in which a comment only seems to be one.
@Test(arguments: [
  "    Description: 'a # cogcheck:ignore COG001 -- everyone may sign up'\n",
  "    Description: \"a\n      # cogcheck:ignore COG001 -- everyone may sign up\"\n",
  "    Description: |\n      # cogcheck:ignore COG001 -- everyone may sign up\n      b\n",
  "    Description: >-\n      b\n      # cogcheck:ignore COG001 -- everyone may sign up\n",
  "    Description: a#cogcheck:ignore COG001 -- everyone may sign up\n",
  "    # see the page about cogcheck:ignore COG001 -- everyone may sign up\n",
])
func `a text that looks like a comment is none`(_ lines: String) throws {
  let text =
    "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Metadata:\n"
    + lines.replacing("    ", with: "      ").replacing("            ", with: "        ")
    + "      Last: 1\n" + pool("")
  let scanned = try Scanned(text)
  #expect(scanned.open == ["COG001 Pool"])
  #expect(scanned.states == [])
}

@Test func `a comment may follow the sign of a block text`() throws {
  let text = """
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Metadata:
          Why: | # cogcheck:ignore COG001 -- everyone may sign up
            text
    """
  #expect(
    try Scanned(text).messages(of: "CFG003") == [
      "5: suppression of COG001 covers no finding in 'Pool' at this place; the rule finds something of"
        + " the resource as a whole"
    ])
}

@Test func `one comment names several rules, and holds in CRLF and flow style`() throws {
  let text =
    "Resources: {\r\n  # cogcheck:ignore COG001,COG012 -- everyone may sign up\r\n"
    + "  Pool: {Type: AWS::Cognito::UserPool}}\r\n"
  let scanned = try Scanned(text)
  #expect(scanned.suppressed == ["COG001 Pool: everyone may sign up"])
  #expect(scanned.states == [.used, .unused])
}

@Test func `a suppression of one resource covers no other one`() throws {
  let text = "Resources:\n" + pool(metadata("rule: COG001, \(reason)")) + pool("", name: "Other")
  let scanned = try Scanned(text)
  #expect(scanned.suppressed == ["COG001 Pool: everyone may sign up"])
  #expect(scanned.open == ["COG001 Other"])
}

@Test func `what a loop repeats is one suppression, used if one of its resources needs it`() throws
{
  let text = """
    Transform: AWS::LanguageExtensions
    Resources:
      Fn::ForEach::Pools:
        - Name
        - [A, B]
        - Pool${Name}:
            Type: AWS::Cognito::UserPool
            Metadata: {cogcheck: {suppress: [{rule: COG001, reason: everyone may sign up}]}}
    """
  let scanned = try Scanned(text)
  #expect(scanned.suppressed.count == 2)
  #expect(scanned.states == [.used])
}

@Test func `only so many suppressions of a template are read`() throws {
  let lines = (0...1001).map { "  # cogcheck:ignore COG001 -- everyone may sign up \($0)\n" }
    .joined()
  let scanned = try Scanned("Resources:\n" + lines + pool(""))
  #expect(
    scanned.messages(of: "TPL006") == [
      "1002: template has more than 1000 suppressions; this one and those behind it are not read"
    ])
}

// MARK: The configuration's part

/// A policy, and what it says of a suppression of COG001 until 2027-12-31.
@Test(arguments: [
  (
    SuppressionPolicy(noInline: [RulePattern("COG0*")]),
    "7: findings of COG001 can be suppressed in the configuration alone ('policy.no-inline'); add the"
      + " suppression there"
  ),
  (
    SuppressionPolicy(mandatory: [RulePattern("SelfSignUpLeftOn")]),
    "7: findings of COG001 cannot be suppressed ('policy.mandatory' of the configuration); fix them"
  ),
  (
    SuppressionPolicy(maximumDays: 30),
    "7: suppression of COG001 ends on 2027-12-31, more than 30 days from now ('policy.max-expiry-days'"
      + " of the configuration); choose 2026-12-30 or an earlier day"
  ),
])
func `a suppression that the policy does not allow covers nothing`(
  _ policy: SuppressionPolicy, _ message: String
) throws {
  let text = "Resources:\n" + pool(metadata("rule: COG001, expires: 2027-12-31, \(reason)"))
  let scanned = try Scanned(text, policy: policy)
  #expect(scanned.messages(of: "TPL006") == [message])
  #expect(scanned.states == [.refused])
  #expect(scanned.open.contains("COG001 Pool"))
}

@Test func `a policy may ask for a last day`() throws {
  let text = "Resources:\n" + pool(metadata("rule: COG001, \(reason)"))
  #expect(
    try Scanned(text, policy: SuppressionPolicy(requiresExpiry: true)).messages(of: "TPL006") == [
      "7: suppression of COG001 has no last day ('policy.require-expiry' of the configuration); add"
        + " 'expires: YYYY-MM-DD'"
    ])
}

@Test(arguments: [
  ("COG0*", "*.yaml", "Po*", nil, true), ("COG1*", "*.yaml", "Po*", nil, false),
  ("COG001", "other/**", "Po*", nil, false), ("COG001", "*.yaml", "Users", nil, false),
  ("COG001", "*.yaml", "Pool", "2026-11-30", true),
  ("COG001", "*.yaml", "Pool", "2026-11-29", false),
])
func `a suppression of the configuration holds for rules, paths and resources`(
  _ rule: String, _ path: String, _ resource: String, _ expires: String?, _ isCovered: Bool
) throws {
  let configured = ConfiguredSuppression(
    of: rule, paths: [PathPattern(path)], resource: Glob(resource),
    reason: "everyone may sign up", expires: expires.flatMap { CalendarDate($0) })
  let text = "Resources:\n" + pool("")
  let scanned = try Scanned(text, configured: [configured])
  #expect(scanned.suppressed == (isCovered ? ["COG001 Pool: everyone may sign up"] : []))
  if expires == "2026-11-29" {
    #expect(
      scanned.messages(of: "COG001").first?.hasSuffix("; suppressed until 2026-11-29, expired")
        == true)
  }
  let mandatory = SuppressionPolicy(mandatory: [RulePattern("COG001")])
  #expect(try Scanned(text, policy: mandatory, configured: [configured]).suppressed == [])
}
