import Documents
import Findings
import Testing

@testable import Reporting

private func json(_ report: ScanReport) throws -> Node {
  let text = ReportFormat.json.render(report, style: ReportStyle())
  return try Document(reading: SourceText(text), as: .json).root
}

private func lines(_ report: ScanReport) throws -> [Node] {
  let text = ReportFormat.jsonl.render(report, style: ReportStyle())
  return try text.split(separator: "\n").map {
    try Document(reading: SourceText(String($0)), as: .json).root
  }
}

extension ReportShape {
  /// What of a value is not as the shape says.
  fileprivate func problems(_ node: Node?, at path: String) -> [String] {
    guard let node else { return ["\(path) is missing"] }
    switch self {
    case .text: return node.kind == .string ? [] : ["\(path) is no text"]
    case .number: return node.kind == .integer ? [] : ["\(path) is no number"]
    case .truth: return node.kind == .boolean ? [] : ["\(path) is no truth"]
    case .word(let words): return words.contains(node.string ?? "") ? [] : ["\(path) is no word"]
    case .optional(let shape): return node.kind == .null ? [] : shape.problems(node, at: path)
    case .list(let shape):
      guard node.kind == .list else { return ["\(path) is no list"] }
      return node.elements.enumerated().flatMap { shape.problems($1, at: "\(path)/\($0)") }
    case .object(let members):
      let names = node.entries.map(\.key)
      guard names == members.map(\.name) else { return ["\(path) has \(names)"] }
      return members.flatMap { $0.shape.problems(node[$0.name], at: "\(path)/\($0.name)") }
    }
  }
}

@Test func `a report is as its schema says, in order, and leaves nothing out`() throws {
  for (name, report) in try Reports.all {
    #expect(ReportShape.report.problems(try json(report), at: "").isEmpty, "\(name)")
  }
}

@Test func `a report tells everything of a finding`() throws {
  let root = try json(.fixture([Reports.weakPool]))
  let finding = try #require(root["findings"]?.elements.first)
  #expect(finding["ruleId"]?.text == "COG110")
  #expect(finding["severity"]?.text == "medium")
  #expect(finding["help"]?.text == "Fix it, and deploy again.")
  #expect(finding["region"]?["startColumn"]?.text == "26")
  #expect(finding["logicalId"]?.text == "UserPool")
  #expect(finding["cdkPath"]?.text == "Stack/UserPool/Resource")
  #expect(finding["related"]?.elements.first?["region"]?["startLine"]?.text == "4")
  #expect(finding["gated"]?.boolean == true)
  #expect(finding["state"]?.text == "active")
  #expect(finding["reason"]?.kind == .null)
  #expect(root["gate"]?["exitCode"]?.text == "1")
  #expect(root["summary"]?["findings"]?["medium"]?.text == "1")
}

@Test func `rules that wait for one value are one question`() throws {
  var template = TemplateFixture(Reports.pool)
  for rule in [Rules.open, Rules.tags] {
    template.add(.undecided(reason: "MinLength is open"), rule, "UserPool")
  }
  template.add(.undecided(reason: "the role is imported"), Rules.externalID, "UserPool")
  let report = try ScanReport.fixture([template])
  let root = try json(report)
  let questions = root["undecided"]?.elements.map { question in
    question["ruleIds"]?.elements.map { $0.text ?? "" } ?? []
  }
  #expect(questions == [["COG044"], ["COG150", "IAM001"]])
  #expect(root["summary"]?["undecided"]?.text == "2")
}

@Test func `what cannot be read is an error and a finding`() throws {
  let root = try json(.fixture([Reports.broken]))
  #expect(root["errors"]?.elements.map { $0["ruleId"]?.text } == ["TPL001"])
  #expect(root["templates"]?.elements.map { $0["readable"]?.boolean } == [false])
  #expect(root["findings"]?.elements.count == 1)
}

@Test func `JSON lines hold the objects of the report, and what it came to last`() throws {
  for (name, report) in try Reports.all {
    let root = try json(report)
    let lines = try lines(report)
    for (member, list) in [
      ("finding", "findings"), ("undecided", "undecided"), ("error", "errors"),
    ] {
      let found = lines.compactMap { $0[member]?["path"]?.text }
      #expect(found == root[list]?.elements.compactMap { $0["path"]?.text }, "\(name)")
    }
    #expect(lines.last?["scan"]?["gate"]?["exitCode"]?.text == root["gate"]?["exitCode"]?.text)
  }
}
