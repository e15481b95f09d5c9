import Documents
import Findings
import Testing

@testable import Reporting

/// A secret, and what is shown of a message.
struct MessageCase: CustomTestStringConvertible {
  let secret: String
  let message: String
  let shown: String
  var testDescription: String { "\(secret): \(message)" }

  static let all = [
    MessageCase(
      secret: "role", message: "use Fn::GetAtt of a role's Arn",
      shown: "use Fn::GetAtt of a role's Arn"),
    MessageCase(
      secret: "role", message: "a role's id 'role' and 'a role'",
      shown: "a role's id '***' and 'a role'"),
    MessageCase(secret: "ab", message: "'ab' is no 'abc'", shown: "'***' is no 'abc'"),
    MessageCase(secret: "secret", message: "'my-secrets' secret", shown: "'my-secrets' secret"),
    MessageCase(
      secret: "prod", message: "when 'Stage' is 'prod-1', the bucket of prod",
      shown: "when 'Stage' is 'prod-1', the bucket of prod"),
    MessageCase(
      secret: "prod", message: "'prod${…}prod' and '${…}prod${Stage}', not '${prod}-prod'",
      shown: "'***${…}***' and '${…}***${Stage}', not '${prod}-prod'"),
    MessageCase(secret: "it's", message: "'it's' is", shown: "'***' is"),
    MessageCase(secret: "AdminCreate", message: "AdminCreate is", shown: "AdminCreate is"),
    MessageCase(secret: "hunter-two", message: "xhunter-twox", shown: "x***x"),
    MessageCase(secret: "4711", message: "4711 or 14711", shown: "*** or 14711"),
    MessageCase(secret: "12", message: "12 characters", shown: "12 characters"),
    MessageCase(secret: "none", message: "is 'AKIAABCDEFGHIJKLMNOP'", shown: "is '***'"),
    MessageCase(secret: "u\u{308}ber", message: "'über'", shown: "'über'"),
  ]
}

@Test(arguments: MessageCase.all)
func `a message hides what it quotes and keeps its own words`(_ it: MessageCase) throws {
  var fixture = TemplateFixture("a: \(it.secret)\n")
  fixture.secrets = [it.secret]
  #expect(Redaction(try fixture.report).message(it.message) == it.shown)
}

@Test(arguments: [
  ("Resources/role/Properties/role", "Resources/role/Properties/***"),
  ("Resources/AKIAABCDEFGHIJKLMNOP", "Resources/***"), ("roles/x/y/roles", "roles/x/y/roles"),
])
func `a path keeps its names and hides its values`(_ path: String, _ shown: String) throws {
  var fixture = TemplateFixture("a: role\n")
  fixture.secrets = ["role"]
  #expect(Redaction(try fixture.report).path(path) == shown)
}

@Test func `a decoded secret is hidden in messages and in the rest of the text`() throws {
  let text = #"{"id": "L\u0065ak-Secret", "note": "my-Leak-Secret", "x": "L\u0065ak-Secret!"}"#
  let source = SourceText(text)
  let root = try Document(reading: source, as: .json).root
  let id = try #require(root["id"])
  let template = TemplateReport(
    path: "a.json", source: source, results: [],
    secrets: [Secret(id.text ?? "", at: id.range)])
  let redaction = Redaction(template)
  #expect(redaction.message("is 'Leak-Secret'") == "is '***'")
  let shown = redaction.text(of: root.range, in: source)
  #expect(shown == #"{"id": ***, "note": "my-***", "x": "***!"}"#)
  #expect(redaction.touches(id.range))
}

@Test func `what may be another word is hidden where it stands, and nowhere else`() throws {
  let text = "{id: prod, stage: prod, bucket: prod-files, role: production}"
  let source = SourceText(text)
  let root = try Document(reading: source, as: .yaml).root
  let id = try #require(root["id"])
  let template = TemplateReport(
    path: "a.yaml", source: source, results: [], secrets: [Secret("prod", at: id.range)])
  let shown = Redaction(template).text(of: root.range, in: source)
  #expect(shown == "{id: ***, stage: prod, bucket: prod-files, role: production}")
}

@Test func `a message about what cannot be read quotes nothing that is hidden`() throws {
  var fixture = TemplateFixture("client_secret: \"abc\" \"def\"\n")
  fixture.isUnreadable = true
  fixture.secrets = [" \"abc\" \"def\""]
  let redaction = Redaction(try fixture.report)
  #expect(redaction.message("expected near '\"def\"'") == "expected near '***'")
  #expect(redaction.message("a comma before '}'") == "a comma before '}'")
}

@Test(arguments: ReportFormat.allCases)
func `an access key as a name leaves in no report`(_ format: ReportFormat) throws {
  let key = "AKIAABCDEFGHIJKLMNOP"
  var template = TemplateFixture("Pool: 1\n")
  let resource = ResourceName(
    logicalID: key, type: "Custom::\(key)", range: template.range("Pool"), cdkPath: "a/\(key)")
  let finding = Finding(
    ruleID: Rules.open.id, message: "wrong", place: Place(template.range("1")), resource: resource)
  template.results = [
    RuleResult(ruleID: Rules.open.id, resource: resource, verdict: .fail([finding]))
  ]
  let style = ReportStyle(verbosity: .verbose)
  let output = format.render(try .fixture([template]), style: style)
  #expect(!output.contains(key))
}

@Test(arguments: [ReportFormat.text, .junit])
func `a file without text has no excerpt`(_ format: ReportFormat) throws {
  var template = TemplateFixture("", path: "gone.yaml")
  template.isUnreadable = true
  template.fail(Rules.parseError, "the file cannot be read", at: "")
  let output = format.render(try .fixture([template]), style: ReportStyle())
  #expect(!output.contains("1 |"))
}

@Test func `patterns inside one another are all found`() {
  let texts = ["abcd", "bc", "c", "he", "she", "hers"].map { Array($0.utf8) }
  let matcher = TextMatcher(texts)
  let found = matcher.ranges(in: Array("ushers abcx".utf8)) { _, _ in true }
  #expect(found == [SourceRange(1, 4), SourceRange(2, 6), SourceRange(8, 10)])
  let short = matcher.ranges(in: Array("abc".utf8)) { range, _ in range.end - range.start == 1 }
  #expect(short == [SourceRange(2, 3)])
}
