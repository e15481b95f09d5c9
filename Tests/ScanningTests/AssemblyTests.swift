import Findings
import TestSupport
import Testing

@testable import Scanning

private let pool = #"{"Resources": {"T": {"Type": "AWS::SNS::Topic"}}}"#

/// An assembly with a stack, a nested one and a stage, as version 2 of the construct library writes it.
private let files = [
  "cdk.out/manifest.json": """
  {"artifacts": {
    "Parent.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Parent.assets.json"}},
    "Parent": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "Parent.template.json"}},
    "assembly-Prod": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}},
    "Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}}}}
  """,
  "cdk.out/Parent.assets.json": """
  {"files": {
    "1": {"source": {"path": "ParentNested.nested.template.json", "packaging": "file"}},
    "2": {"source": {"path": "Parent.template.json", "packaging": "file"}},
    "3": {"source": {"path": "asset.3.json", "packaging": "file"}}}}
  """,
  "cdk.out/tree.json": "{}", "cdk.out/Parent.template.json": pool,
  "cdk.out/ParentNested.nested.template.json": pool, "cdk.out/asset.3.json": pool,
  "cdk.out/asset.4/copy.yaml": pool, "cdk.out/Gone.template.json": pool,
  "cdk.out/assembly-Prod/manifest.json": """
  {"artifacts": {"Prod": {"type": "aws:cloudformation:stack",
    "properties": {"templateFile": "Prod.template.json"}}}}
  """,
  "cdk.out/assembly-Prod/Prod.template.json": pool, "other/a.json": pool,
]

private func scan(
  _ changed: [String: String] = [:], _ path: String = ""
) async throws -> (found: [String], leftOut: [String]) {
  let folder = try TemporaryFolder(files.merging(changed) { $1 })
  let result = try await Scan(
    [.path(folder.path(path))], root: folder.path(""), gate: .medium, allowsEmpty: false
  ).run()
  let found = result.report.templates.map { template in
    template.isUnreadable
      ? "\(template.path): \(template.findings.first?.finding.message ?? "")" : template.path
  }
  return (found, result.leftOut.map { "\($0.path): \($0.reason)" })
}

@Test func `of a CDK assembly the templates are scanned that its manifests name`() async throws {
  let result = try await scan()
  let inAssembly = [
    "cdk.out/Parent.template.json", "cdk.out/ParentNested.nested.template.json",
    "cdk.out/assembly-Prod/Prod.template.json",
  ]
  #expect(result.found == inAssembly + ["other/a.json"])
  #expect(
    result.leftOut == [
      "cdk.out/Gone.template.json: the manifest of its CDK assembly does not name it"
    ])
  #expect(try await scan([".gitignore": "cdk.out\n"]).found == ["other/a.json"])
  #expect(try await scan([".gitignore": "cdk.out/*\n"], "cdk.out").found == inAssembly)
  #expect(try await scan([:], "cdk.out/assembly-Prod").found == Array(inAssembly.suffix(1)))
}

@Test func `an assembly of version 1 names the templates of nested stacks in its metadata`()
  async throws
{
  let manifest = """
    {"artifacts": {"Parent": {"type": "aws:cloudformation:stack",
      "properties": {"templateFile": "Parent.template.json"},
      "metadata": {"/Parent": [
        {"type": "aws:cdk:asset", "data": {"path": "ParentNested.nested.template.json"}},
        {"type": "aws:cdk:logicalId", "data": "T"}]}}}}
    """
  let result = try await scan(["cdk.out/manifest.json": manifest], "cdk.out")
  #expect(
    result.found == ["cdk.out/Parent.template.json", "cdk.out/ParentNested.nested.template.json"])
}

@Test(arguments: [
  (
    #"{"artifacts": "#,
    "the file cannot be read: it is a CDK assembly whose manifest cannot be read: "
  ),
  (
    #"{"artifacts": {"A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "../a.json"}}}}"#,
    "the file cannot be read: it is a CDK assembly whose manifest cannot be read: it names '../a.json', which is not in its folder"
  ),
  (
    #"{"artifacts": {"A": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}}}"#,
    "the file cannot be read: it is a CDK assembly whose manifest cannot be read: it names '.', which is not in its folder"
  ),
])
func `a manifest that cannot be followed is an unreadable template`(
  manifest: String, message: String
) async throws {
  let found = try await scan(["cdk.out/manifest.json": manifest], "cdk.out").found
  #expect(found.count == 1)
  #expect(found.first?.hasPrefix("cdk.out: \(message)") == true, "\(found)")
}

@Test func `a template that is named and not there is an unreadable one`() async throws {
  let manifest = """
    {"artifacts": {"A": {"type": "aws:cloudformation:stack",
      "properties": {"templateFile": "A.template.json"}}}}
    """
  #expect(
    try await scan(["cdk.out/manifest.json": manifest], "cdk.out").found
      == ["cdk.out/A.template.json: the file cannot be read: no such file or folder"])
}
