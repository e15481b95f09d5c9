import Findings
import Foundation
import Scanning
import TestSupport
import Testing

private let pool = """
  Resources:
    Topic: {Type: AWS::SNS::Topic}
  """

private func scan(
  _ paths: [String], root: TemporaryFolder, allowsEmpty: Bool = false
) async throws -> Scan.Result<ScanReport> {
  let inputs = paths.map { ScanInput.path(root.path($0)) }
  return try await Scan(inputs, root: root.url.path, gate: .medium, allowsEmpty: allowsEmpty).run()
}

@Test func `a folder is walked for templates, and what must not be walked is left out`()
  async throws
{
  let folder = try TemporaryFolder([
    "a.yaml": pool, "b/c.yml": pool,
    "b/d.json": "{\"Resources\": {\"A\": {\"Type\": \"A::B::C\"}}}",
    "b/e.jsn": "{}", "f.template": pool, "G.YAML": pool, "notes.txt": pool, ".yaml": pool,
    ".hidden/a.yaml": pool, "node_modules/a.yaml": pool, "b/.terraform/a.yaml": pool,
  ])
  let result = try await scan([""], root: folder)
  #expect(
    result.report.templates.map(\.path) == [
      "G.YAML", "a.yaml", "b/c.yml", "b/d.json", "f.template",
    ])
  #expect(result.otherFiles.map(\.path) == ["b/e.jsn"])
  #expect(result.report.summary.otherFileCount == 1)
  #expect(result.report.summary.exitCode == 0)
}

@Test func `a file that is named twice, or is in a named folder, is one template`() async throws {
  let folder = try TemporaryFolder(["a.yaml": pool])
  let result = try await scan(["a.yaml", "", "./a.yaml"], root: folder)
  #expect(result.report.templates.map(\.path) == ["a.yaml"])
}

@Test func `a file keeps its spelling whatever path leads to it`() async throws {
  let folder = try TemporaryFolder(["sub dir/ü#1.yaml": pool])
  try FileManager.default.createSymbolicLink(
    atPath: folder.path("link.yaml"), withDestinationPath: folder.path("sub dir/ü#1.yaml"))
  let named = try await scan(["link.yaml"], root: folder)
  #expect(named.report.templates.map(\.path) == ["sub dir/ü#1.yaml"])
  let walked = try await scan([""], root: folder)
  #expect(walked.report.templates.map(\.path) == ["sub dir/ü#1.yaml"])
}

@Test func `a folder with the name of a template is a folder`() async throws {
  let folder = try TemporaryFolder(["x.json/a.yaml": pool])
  #expect(try await scan([""], root: folder).report.templates.map(\.path) == ["x.json/a.yaml"])
  #expect(
    try await scan(["x.json"], root: folder).report.templates.map(\.path) == ["x.json/a.yaml"])
}

@Test func `a path where nothing is stops the scan with its name`() async throws {
  let folder = try TemporaryFolder(["a.yaml": pool])
  let missing = folder.path("missing.yaml")
  await #expect(throws: UsageError("no such file or folder: '\(missing)'")) {
    try await scan(["a.yaml", "missing.yaml"], root: folder)
  }
}

@Test func `a link that leads nowhere is a missing path when named and nothing when found`()
  async throws
{
  let folder = try TemporaryFolder(["a.yaml": pool])
  try FileManager.default.createSymbolicLink(
    atPath: folder.path("b.yaml"), withDestinationPath: folder.path("gone.yaml"))
  #expect(try await scan([""], root: folder).report.templates.count == 1)
  await #expect(throws: UsageError.self) { try await scan(["b.yaml"], root: folder) }
}

@Test func `one broken file costs only itself`() async throws {
  let folder = try TemporaryFolder([
    "broken.yaml": "Resources: {A: {Type: AWS::SNS::Topic}",
    "good.yaml": "Resources: {P: {Type: AWS::Cognito::UserPool}}",
    "type.yaml": "AWSTemplateFormatVersion: 2010-09-09\nResources: {A: {Type: {a: b}}}",
    "list.yaml": "AWSTemplateFormatVersion: 2010-09-09\nResources: [a]",
    "deep.json": "{\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\", \"X\": "
      + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000) + "}}}",
  ])
  let report = try await scan([""], root: folder).report
  let found = report.templates.map { template in
    "\(template.path) \(Set(template.findings.map(\.finding.ruleID)).sorted().joined(separator: ","))"
  }
  #expect(
    found == [
      "broken.yaml TPL001", "deep.json TPL001", "good.yaml COG001,COG070,COG170",
      "list.yaml TPL009",
      "type.yaml TPL080",
    ])
  #expect(report.summary.exitCode == 3)
}

@Test func `a file too large to read, and one that gives no bytes, are unreadable templates`()
  async throws
{
  let folder = try TemporaryFolder(["big.yaml": String(repeating: "# padding\n", count: 2_000_001)])
  let big = try await scan(["big.yaml"], root: folder).report
  #expect(
    big.templates.first?.findings.first?.finding.message
      == "the file cannot be read: it has more than 20 MB")
  // Reading one's own memory from its start is an error for everyone.
  let scan = Scan(
    [.path("/proc/self/mem")], root: folder.url.path, gate: .medium, allowsEmpty: false)
  let memory = try await scan.run().report
  #expect(memory.summary.counts.unreadable == 1)
  #expect(
    memory.templates.first?.findings.first?.finding.message.hasPrefix("the file cannot be read: ")
      == true)
}

@Test func `a pipe is no file to wait for`() async throws {
  let folder = try TemporaryFolder()
  #expect(mkfifo(folder.path("p.yaml"), 0o600) == 0)
  let walked = try await scan([""], root: folder, allowsEmpty: true).report
  #expect(walked.templates.isEmpty && walked.summary.exitCode == 0)
  let named = try await scan(["p.yaml"], root: folder).report
  #expect(
    named.templates.first?.findings.first?.finding.message
      == "the file cannot be read: it is not a regular file")
}

@Test func `finding no template is an error unless it is allowed`() async throws {
  let folder = try TemporaryFolder(["package.json": "{}"])
  #expect(try await scan([""], root: folder).report.summary.exitCode == 3)
  #expect(try await scan([""], root: folder, allowsEmpty: true).report.summary.exitCode == 0)
}

@Test func `a file that is gone before it is read is an unreadable template`() async throws {
  let topic = "Resources: {Topic: {Type: AWS::SNS::Topic}}\n"
  let folder = try TemporaryFolder(["a.yaml": topic, "b.yaml": topic])
  let found = try Scan(
    [.path(folder.url.path)], root: folder.url.path, gate: .never, allowsEmpty: false
  ).prepared()
  try FileManager.default.removeItem(atPath: folder.path("a.yaml"))
  let summary = try await found.run { template, _ in
    guard template.path == "a.yaml" else { return }
    #expect(
      template.findings.map(\.finding.message) == [
        "the file cannot be read: no such file or folder"
      ])
  }.report
  #expect(summary.counts.templates == 2 && summary.counts.unreadable == 1)
  #expect(summary.exitCode == 3)
}
