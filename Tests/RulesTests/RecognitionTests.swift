import Documents
import Findings
import Rules
import TestSupport
import Testing

/// Files that a folder holds, and what each is taken for.
private let files = [
  ("Resources: {A: {Type: AWS::SNS::Topic}}", "template"),
  ("Resources: {A: {Type: Custom::Thing}}", "template"),
  ("Resources: {A: {Type: Org::Service::Kind}}", "template"),
  ("Resources: {\"Fn::ForEach::L\": [X, [a], {\"${X}\": {Type: AWS::SNS::Topic}}]}", "template"),
  ("Transform: AWS::Serverless-2016-10-31", "template"),
  ("AWSTemplateFormatVersion: 2010-09-09", "template"),
  ("Resources: {A: {Type: Deployment}}", "other"),
  ("Resources: [{Type: AWS::SNS::Topic}]", "other"),
  ("kind: Deployment", "other"),
  ("resources: {Resources: {A: {Type: AWS::SNS::Topic}}}", "template"),
  ("resources: {A: {Type: AWS::SNS::Topic}}", "other"),
  ("# Type: AWS::SNS::Topic\nfoo: bar", "other"),
  ("- a", "other"),
  ("just text", "other"),
  ("", "other"),
  ("# only a comment", "other"),
  ("foo: [", "other"),
  ("foo: \u{0}", "other"),
  ("AWSTemplateFormatVersion: [", "unreadable"),
  ("Resources:\n  A:\n    Type: AWS::SNS::Topic\n  - b", "unreadable"),
]

@Test(arguments: files)
func `a folder's file is a template by what it says`(_ text: String, _ expected: String) {
  let report = Checks.file(Array(text.utf8), path: "a.yaml", isNamed: false)
  let kind =
    switch report {
    case .other: "other"
    case .template(let template, _): template.isUnreadable ? "unreadable" : "template"
    }
  #expect(kind == expected)
}

/// Files that the user names, and the one finding that each has.
private let named: [(String, [UInt8], String)] = [
  ("a.yaml", Array("".utf8), "TPL001 1:1 the file is empty"),
  ("a.json", Array(" \n".utf8), "TPL001 1:1 the file is empty"),
  ("a.yaml", [0x61, 0x3A, 0x20, 0xFF], "TPL001 1:4 not UTF-8"),
  (
    "a.yaml", Array("foo: bar".utf8),
    "TPL002 1:1 the file is not a CloudFormation template: no resource has a Type, and there is no AWSTemplateFormatVersion"
  ),
  (
    "a.json", Array("[]".utf8),
    "TPL002 1:1 the file is not a CloudFormation template: the top level is a list, not a mapping"
  ),
  ("a.yaml", Array("a: &x [*x]".utf8), "TPL001 1:8 alias '*x' stands inside what it names"),
  (
    "a.yaml", Array("a: 1\n---\nb: 2\n".utf8),
    "TPL001 2:1 a second YAML document starts; a template is one document"
  ),
  (
    "a.json",
    Array(
      ("{\"a\": " + String(repeating: "[", count: 300) + String(repeating: "]", count: 300) + "}")
        .utf8), "TPL001 1:262 more than 256 levels of nesting"
  ),
]

@Test(arguments: named)
func `a file that the user names is a template or a finding`(
  _ path: String, _ bytes: [UInt8], _ expected: String
) throws {
  guard
    case .template(let report, _) = Checks.file(bytes, path: path, isNamed: true)
  else {
    Issue.record("a named file is never something else")
    return
  }
  #expect(report.isUnreadable)
  let finding = try #require(report.findings.first?.finding)
  let place = report.lines.position(of: finding.place.range.start)
  #expect("\(finding.ruleID) \(place.line):\(place.column) \(finding.message)" == expected)
}

@Test func `JSON with tabs is read under a YAML name`() throws {
  let report = try Checks.report(
    "{\n\t\"Resources\": {\n\t\t\"A\": {\"Type\": \"AWS::SNS::Topic\"}}}", path: "a.yaml")
  #expect(!report.isUnreadable && report.findings.isEmpty)
}
