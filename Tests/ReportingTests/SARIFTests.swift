import Documents
import Findings
import Testing

@testable import Reporting

/// The parsed run of a report.
private struct Run {
  let node: Node

  init(_ report: ScanReport, style: ReportStyle = ReportStyle()) throws {
    let text = ReportFormat.sarif.render(report, style: style)
    let document = try Document(reading: SourceText(text), as: .json)
    let runs = try #require(document.root["runs"])
    #expect(runs.elements.count == 1)
    node = try #require(runs.elements.first)
  }

  var driver: Node? { node["tool"]?["driver"] }
  var rules: [Node] { driver?["rules"].map { Array($0.elements) } ?? [] }
  var results: [Node] { node["results"].map { Array($0.elements) } ?? [] }
  var invocation: Node? { node["invocations"]?.elements.first }
  var notifications: [Node] {
    invocation?["toolExecutionNotifications"].map { Array($0.elements) } ?? []
  }
}

extension Node {
  fileprivate var number: Int { Int(text ?? "") ?? -1 }
  fileprivate var location: Node? { self["locations"]?.elements.first?["physicalLocation"] }
  fileprivate var uri: String { self["artifactLocation"]?["uri"]?.text ?? "" }
  fileprivate var message: String { self["message"]?["text"]?.text ?? "" }
  fileprivate var lineHash: String {
    self["partialFingerprints"]?["primaryLocationLineHash"]?.text ?? ""
  }
}

@Test func `a run has what code scanning requires, also without templates`() throws {
  for (name, report) in try Reports.all {
    let run = try Run(report)
    #expect(run.driver?["name"]?.text == "cogcheck", "\(name)")
    #expect(run.driver?["semanticVersion"]?.text == "0.4.0", "\(name)")
    #expect(run.node["results"]?.kind == .list, "\(name)")
    #expect(run.node["columnKind"]?.text == "utf16CodeUnits", "\(name)")
    #expect(run.invocation?["executionSuccessful"]?.boolean == true, "\(name)")
    #expect(run.invocation?["exitCode"]?.number == report.summary.exitCode, "\(name)")
    #expect(run.node["originalUriBaseIds"]?["%SRCROOT%"]?["uri"] == nil, "\(name)")
    #expect(run.driver?["informationUri"] == nil, "\(name)")
    #expect(run.node["automationDetails"] == nil, "\(name)")
  }
}

@Test func `what the schema lets through and readers refuse does not occur`() throws {
  for (name, report) in try Reports.all {
    let run = try Run(report)
    let ids = run.rules.compactMap { $0["id"]?.text }
    #expect(Set(ids).count == ids.count && ids == ids.sorted(), "\(name)")
    let artifacts = run.node["artifacts"].map { Array($0.elements) } ?? []
    var keys: Set<[String]> = []
    for result in run.results {
      let index = try #require(result["ruleIndex"]?.number)
      #expect(ids.indices.contains(index) && ids[index] == result["ruleId"]?.text, "\(name)")
      #expect(result["kind"]?.text == "fail", "\(name)")
      #expect(["error", "warning", "note"].contains(result["level"]?.text), "\(name)")
      #expect(result["level"]?.text == run.rules[index]["defaultConfiguration"]?["level"]?.text)
      #expect(result["locations"]?.elements.count == 1, "\(name)")
      #expect(!result.message.isEmpty && result.message.utf16.count <= 1000, "\(name)")
      #expect(!result.message.contains { $0.isNewline }, "\(name)")
      let place = try #require(result.location)
      let region = try #require(place["region"])
      let start = [region["startLine"]?.number ?? 0, region["startColumn"]?.number ?? 0]
      let end = [region["endLine"]?.number ?? 0, region["endColumn"]?.number ?? 0]
      #expect((start + end).allSatisfy { $0 >= 1 }, "\(name)")
      #expect(!end.lexicographicallyPrecedes(start), "\(name)")
      let artifact = artifacts[place["artifactLocation"]?["index"]?.number ?? -1]
      #expect(artifact["location"]?["uri"]?.text == place.uri, "\(name)")
      let key = [result["ruleId"]?.text ?? "", place.uri, result.lineHash]
      #expect(keys.insert(key).inserted, "\(name): two results would be one alert")
    }
  }
}

@Test func `a log describes the rules that its results name, and no others`() throws {
  #expect(try Run(try .fixture([])).rules.isEmpty)
  let ids = try Run(try .fixture([Reports.weakPool])).rules.compactMap { $0["id"]?.text }
  #expect(ids == [Rules.password.id])
}

@Test func `rules have what code scanning requires of them`() throws {
  let run = try Run(try .fixture([Reports.failsEveryRule]))
  #expect(run.rules.count == Rules.all.count)
  for rule in run.rules {
    for key in ["shortDescription", "fullDescription", "help"] {
      let text = try #require(rule[key]?["text"]?.string)
      #expect(!text.isEmpty && text.utf16.count <= 1024)
    }
    #expect(rule["shortDescription"]?["text"]?.text?.hasSuffix(".") == true)
    #expect(rule["name"]?.text != rule["id"]?.text)
    #expect(rule["helpUri"] == nil)
    let help = rule["help"]?["markdown"]?.text ?? ""
    #expect(rule["help"]?["text"]?.text?.contains("cogcheck explain") == true)
    for section in ["Why", "Bad", "Good", "Fix", "References"] {
      #expect(help.contains("\n## \(section)\n"))
    }
    #expect(!help.contains("<time>") && !help.contains("not an address") && !help.contains("↓"))
  }
}

@Test(
  arguments: zip(
    ["TPL001", "IAM001", "COG044", "COG110", "COG150", "COG200"],
    [nil, "9.5", "8.0", "5.5", "2.5", nil]))
func `security severity is text in the middle of its band`(_ id: String, _ score: String?) throws {
  let run = try Run(try .fixture([Reports.failsEveryRule]))
  let properties = try #require(run.rules.first { $0["id"]?.text == id }?["properties"])
  #expect(properties["security-severity"]?.string == score)
  #expect((properties["problem.severity"] == nil) == (score != nil))
  let tags = properties["tags"].map { $0.elements.compactMap(\.text) } ?? []
  #expect(tags.contains("security") == (score != nil))
}

@Test(arguments: [("TPL001", "error"), ("COG200", "recommendation")])
func `a rule that is not about security has a severity of its own`(
  _ id: String, _ severity: String
) throws {
  let run = try Run(try .fixture([Reports.failsEveryRule]))
  let properties = try #require(run.rules.first { $0["id"]?.text == id }?["properties"])
  #expect(properties["problem.severity"]?.text == severity)
  let tags = properties["tags"].map { $0.elements.compactMap(\.text) } ?? []
  #expect(
    tags == (id.hasPrefix("TPL") ? ["correctness", "cloudformation"] : ["cognito", "user-pools"]))
}

@Test func `a result points to the token, its resource and its property`() throws {
  let result = try #require(try Run(try .fixture([Reports.weakPool])).results.first)
  let place = try #require(result.location)
  let region = try #require(place["region"])
  let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map { region[$0]?.number }
  #expect(numbers == [11, 26, 11, 40])
  #expect(region["snippet"]?["text"]?.text == "!Ref MinLength")
  let logical = try #require(result["locations"]?.elements.first?["logicalLocations"])
  #expect(logical.elements.map { $0["kind"]?.text } == ["resource", "property"])
  #expect(logical.elements.map { $0["name"]?.text } == ["UserPool", "MinimumLength"])
  #expect(logical.elements.first?["fullyQualifiedName"]?.text == "Resources/UserPool")
  #expect(logical.elements.first?["decoratedName"]?.text == "Stack/UserPool/Resource")
  #expect(result["properties"]?["severity"]?.text == "medium")
  #expect(result["properties"]?["cdkPath"]?.text == "Stack/UserPool/Resource")
}

@Test func `columns count UTF-16 units and a byte order mark counts none`() throws {
  var template = TemplateFixture("😀界: value")
  template.hasByteOrderMark = true
  template.fail(Rules.tags, "wrong", at: "value")
  let region = try Run(try .fixture([template])).results.first?.location?["region"]
  #expect(region?["startColumn"]?.number == 6)
  #expect(region?["endColumn"]?.number == 11)
}

@Test func `the message is a sentence that links to the related places`() throws {
  var template = TemplateFixture("Pool: {a: 1, b: 2}")
  template.fail(
    Rules.tags, "list [x] in 'a\\b' is wrong", at: "1", of: "Pool",
    related: [RelatedPlace("the [other] value", at: template.range("2"))])
  let result = try #require(try Run(try .fixture([template])).results.first)
  #expect(
    result.message
      == #"UserPool 'Pool': list \[x\] in 'a\\b' is wrong. See [the \[other\] value](1)."#)
  let related = try #require(result["relatedLocations"]?.elements.first)
  #expect(related["id"]?.number == 1)
  #expect(related["physicalLocation"]?["region"]?["startColumn"]?.number == 17)
}

@Test func `long messages and many places stay within the limits`() throws {
  var template = TemplateFixture("Pool: value")
  let place = RelatedPlace(String(repeating: "long words ", count: 40), at: template.range("value"))
  template.fail(
    Rules.tags, String(repeating: "[many] words ", count: 300), at: "value",
    related: Array(repeating: place, count: 150))
  let result = try #require(try Run(try .fixture([template])).results.first)
  #expect(result.message.utf16.count <= 1000)
  #expect(result["relatedLocations"]?.elements.count == 100)
  #expect(result.message.contains("](1)"))
}

@Test func `findings of one rule and resource on one line are one result`() throws {
  let run = try Run(try .fixture([Reports.oneLine]))
  #expect(run.results.count == 2)
  let merged = try #require(run.results.first)
  #expect(
    merged.message
      == "UserPool 'First': the first is wrong. A further finding: [the second is wrong](1).")
  #expect(merged["properties"]?["mergedFindings"]?.elements.count == 1)
}

@Test func `another resource on the same line has a line hash of its own`() throws {
  let run = try Run(try .fixture([Reports.oneLine]))
  let hash = LineHashes(SourceText(Reports.oneLine.text))[1]
  #expect(run.results.first?.lineHash == hash)
  let second = try #require(run.results.last)
  let fingerprint = try #require(second["partialFingerprints"]?["cogcheckFinding/v1"]?.text)
  #expect(second.lineHash == "\(hash ?? "")-\(fingerprint.prefix(6))")
}

@Test func `an unreadable template is a result and a notification`() throws {
  let run = try Run(try .fixture([Reports.broken]))
  #expect(run.results.map { $0["ruleId"]?.text } == ["TPL001"])
  let notification = try #require(run.notifications.first)
  #expect(run.notifications.count == 1)
  #expect(notification["level"]?.text == "error")
  #expect(notification["descriptor"]?["id"]?.text == "TPL001")
  #expect(notification.location?.uri == "templates/broken.yaml")
  let index = notification["descriptor"]?["index"]?.number ?? -1
  let descriptors = run.driver?["notifications"].map { Array($0.elements) } ?? []
  #expect(descriptors.indices.contains(index) && descriptors[index]["id"]?.text == "TPL001")
}

@Test func `finding no template is a notification unless it is allowed`() throws {
  let unexpected = try Run(try .fixture([])).notifications
  #expect(unexpected.map { $0["descriptor"]?["id"]?.text } == ["CFG001"])
  #expect(unexpected.first?["level"]?.text == "error")
  #expect(try Run(try .fixture([], allowsEmpty: true)).notifications.isEmpty)
}

@Test func `above the limit the worst results stay, in their order, and a notification says so`()
  throws
{
  var template = TemplateFixture("a: 1\nb: 2\nc: 3\n")
  template.fail(Rules.tags, "low", at: "1")
  template.fail(Rules.open, "critical", at: "2")
  template.fail(Rules.password, "medium", at: "3")
  var text = ""
  SARIFReporter(resultLimit: 2).write(try .fixture([template]), to: &text)
  let run = try #require(
    try Document(reading: SourceText(text), as: .json).root["runs"]?.elements.first)
  #expect(run["results"]?.elements.map { $0["ruleId"]?.text } == ["IAM001", "COG110"])
  let notes = run["invocations"]?.elements.first?["toolExecutionNotifications"]
  #expect(notes?.elements.map { $0["level"]?.text } == ["warning"])
  #expect(notes?.elements.first?.message.hasPrefix("1 result ") == true)
}

@Test func `redaction is declared exactly when something was masked`() throws {
  var template = TemplateFixture("Pool:\n  a: verysecret\n  b: plain\n")
  template.secrets = ["verysecret"]
  template.fail(Rules.tags, "wrong", at: "plain")
  #expect(try Run(try .fixture([template])).node["redactionTokens"] == nil)
  template.fail(Rules.open, "wrong", at: "a: verysecret")
  let run = try Run(try .fixture([template]))
  #expect(run.node["redactionTokens"]?.elements.map(\.text) == ["***"])
  #expect(run.results.first?.location?["region"]?["snippet"]?["text"]?.text == "a: ***")
}

@Test func `snippets are short and can be switched off`() throws {
  var template = TemplateFixture("a: " + String(repeating: "x", count: 900))
  template.fail(Rules.tags, "wrong", at: String(repeating: "x", count: 900))
  let report = try ScanReport.fixture([template])
  let region = try Run(report).results.first?.location?["region"]
  #expect((region?["snippet"]?["text"]?.text ?? "").count <= 200)
  let without = try Run(report, style: ReportStyle(showsSnippets: false))
  #expect(without.results.first?.location?["region"]?["snippet"] == nil)
}

@Test func `a message of hostile text is seen as it is`() throws {
  // What a snippet quotes is quoted exactly; a message is for people.
  let run = try Run(try .fixture([Reports.hostile]))
  let related = run.results.flatMap { $0["relatedLocations"].map { Array($0.elements) } ?? [] }
  let messages = (run.results + related).map(\.message)
  #expect(messages.count == 2)
  #expect(messages.allSatisfy { controls(in: $0).isEmpty })
  #expect(messages.allSatisfy { $0.contains("u{202E}") && $0.contains("u{1B}") })
}
