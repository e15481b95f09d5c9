import Findings
import Foundation
import TestSupport
import Testing

@testable import Scanning

private let pool = "Resources: {T: {Type: AWS::SNS::Topic}}\n"

/// Ignore files, and which of some templates are left to scan.
private struct IgnoreCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let ignores: [String: String]
  let kept: [String]
  let ignored: [String]

  init(_ description: String, _ ignores: [String: String], kept: [String], ignored: [String]) {
    testDescription = description
    (self.ignores, self.kept, self.ignored) = (ignores, kept, ignored)
  }

  func folder() throws -> TemporaryFolder {
    let templates = Dictionary(uniqueKeysWithValues: (kept + ignored).map { ($0, pool) })
    return try TemporaryFolder(templates.merging(ignores) { $1 })
  }

  static let all = [
    IgnoreCase(
      "a name, at any depth", [".gitignore": "dist\n"],
      kept: ["a.yaml", "distx/a.yaml"], ignored: ["dist/a.yaml", "b/dist/a.yaml"]),
    IgnoreCase(
      "an anchored name", [".gitignore": "/a.yaml\n"], kept: ["b/a.yaml"], ignored: ["a.yaml"]),
    IgnoreCase(
      "a slash in the middle anchors", [".gitignore": "b/a.yaml\n"],
      kept: ["a.yaml", "c/b/a.yaml"], ignored: ["b/a.yaml"]),
    IgnoreCase(
      "a folder alone", [".gitignore": "a.yaml/\n"], kept: ["a.yaml"], ignored: ["b/a.yaml/c.yaml"]),
    IgnoreCase(
      "a wildcard, and its exception", [".gitignore": "*.yaml\n!keep.yaml\n"],
      kept: ["keep.yaml", "b/keep.yaml", "c.yml"], ignored: ["a.yaml", "b/a.yaml"]),
    IgnoreCase(
      "the last line decides", [".gitignore": "!a.yaml\na.yaml\n"], kept: [], ignored: ["a.yaml"]),
    IgnoreCase(
      "nothing comes back from a folder that is ignored", [".gitignore": "dist/\n!dist/a.yaml\n"],
      kept: [], ignored: ["dist/a.yaml"]),
    IgnoreCase(
      "what is in a folder may come back", [".gitignore": "dist/*\n!dist/a.yaml\n"],
      kept: ["dist/a.yaml"], ignored: ["dist/b.yaml"]),
    IgnoreCase(
      "folders between", [".gitignore": "a/**/z.yaml\n**/tmp/**\n"],
      kept: ["z.yaml", "a/z.yml"],
      ignored: ["a/z.yaml", "a/b/c/z.yaml", "tmp/q.yaml", "x/tmp/y/q.yaml"]),
    IgnoreCase(
      "a deeper file decides",
      [".gitignore": "*.json\n", "infra/.gitignore": "!*.json\n/b.yaml\n"],
      kept: ["infra/x/b.yaml", "b.yaml"], ignored: ["infra/b.yaml"]),
    IgnoreCase(
      "comments, blanks and escapes",
      [".gitignore": "# a.yaml\n\nb.yaml   \n\\#c.yaml\n\\!d.yaml\n"],
      kept: ["a.yaml"], ignored: ["b.yaml", "#c.yaml", "!d.yaml"]),
    IgnoreCase(
      "lines that end as on Windows", [".gitignore": "a.yaml\r\nb.yaml\r\n"], kept: ["c.yaml"],
      ignored: ["a.yaml", "b.yaml"]),
    IgnoreCase(
      "characters of a set", [".gitignore": "[ab].yaml\n[!x]?.yaml\n"],
      kept: ["c.yaml", "xy.yaml"], ignored: ["a.yaml", "yy.yaml"]),
    IgnoreCase(
      "letters keep their case", [".gitignore": "A.yaml\n"], kept: ["a.yaml"], ignored: ["A.yaml"]),
  ]
}

private func scanned(
  _ paths: [String], in folder: TemporaryFolder, include: [String] = [], exclude: [String] = [],
  _ choose: (inout FileChoice) -> Void = { _ in }
) async throws -> (templates: [String], leftOut: [String]) {
  var choice = FileChoice()
  choose(&choice)
  let result = try await Scan(
    paths.map { ScanInput.path(folder.path($0)) }, choice: choice, include: include,
    exclude: exclude, root: folder.url.path,
    gate: .medium, allowsEmpty: true
  ).run()
  return (result.report.templates.map(\.path), result.leftOut.map { "\($0.path): \($0.reason)" })
}

@Test("files that .gitignore names are left out", arguments: IgnoreCase.all)
private func ignored(example: IgnoreCase) async throws {
  let folder = try example.folder()
  #expect(try await scanned([""], in: folder).templates == example.kept.sorted())
  let all = try await scanned([""], in: folder) { $0.obeysIgnoreFiles = false }
  #expect(all.templates == (example.kept + example.ignored).sorted())
}

private let git = ["/usr/bin/git", "/usr/local/bin/git"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Test(
  "git says the same of them", .enabled(if: git != nil, "there is no git to ask"),
  arguments: IgnoreCase.all)
private func sameAsGit(example: IgnoreCase) throws {
  let folder = try example.folder()
  #expect(try run("init", "--quiet", in: folder).status == 0)
  for path in example.kept { #expect(try isIgnored(path, in: folder) == false, "\(path)") }
  for path in example.ignored { #expect(try isIgnored(path, in: folder), "\(path)") }
}

private func isIgnored(_ path: String, in folder: TemporaryFolder) throws -> Bool {
  try run("check-ignore", "--no-index", "--quiet", "--", path, in: folder).status == 0
}

private func run(_ arguments: String..., in folder: TemporaryFolder) throws -> (status: Int32, Void)
{
  let process = Process()
  process.executableURL = URL(filePath: git ?? "")
  process.arguments = ["-c", "core.excludesFile="] + arguments
  process.currentDirectoryURL = folder.url
  try process.run()
  process.waitUntilExit()
  return (process.terminationStatus, ())
}

@Test func `what is left out is told with the line that says so`() async throws {
  let folder = try TemporaryFolder([
    ".gitignore": "# built\ndist/\n", ".git/info/exclude": "local.yaml\n",
    "infra/.cogcheckignore": "old-*\n", "dist/a.yaml": pool, "local.yaml": pool,
    "infra/old-1.yaml": pool, "infra/new.yaml": pool, "x.txt": pool,
  ])
  let found = try await scanned([""], in: folder)
  #expect(found.templates == ["infra/new.yaml"])
  #expect(
    found.leftOut == [
      "dist: .gitignore:2 ignores it", "infra/old-1.yaml: infra/.cogcheckignore:1 ignores it",
      "local.yaml: .git/info/exclude:1 ignores it",
    ])
}

@Test func `what the user names is scanned although it is ignored`() async throws {
  let folder = try TemporaryFolder([
    ".git/HEAD": "", ".gitignore": "cdk.out/\n", "cdk.out/deep/a.yaml": pool,
    "cdk.out/.gitignore": "b.yaml\n", "cdk.out/b.yaml": pool,
  ])
  #expect(try await scanned([""], in: folder).templates == [])
  #expect(try await scanned(["cdk.out"], in: folder).templates == ["cdk.out/deep/a.yaml"])
  #expect(try await scanned(["cdk.out/deep"], in: folder).templates == ["cdk.out/deep/a.yaml"])
  #expect(try await scanned(["cdk.out/b.yaml"], in: folder).templates == ["cdk.out/b.yaml"])
}

@Test func `included and excluded files are chosen by patterns like those of ignore files`()
  async throws
{
  let folder = try TemporaryFolder([
    "infra/a.yaml": pool, "infra/b.json": #"{"Resources": {"T": {"Type": "A::B::C"}}}"#,
    "infra/fixtures/c.yaml": pool, "other/d.yaml": pool,
  ])
  func templates(_ include: [String], _ exclude: [String]) async throws -> [String] {
    try await scanned([""], in: folder, include: include, exclude: exclude).templates
  }
  #expect(
    try await templates(["infra/**"], []) == [
      "infra/a.yaml", "infra/b.json", "infra/fixtures/c.yaml",
    ])
  #expect(try await templates(["infra/**"], ["fixtures"]) == ["infra/a.yaml", "infra/b.json"])
  #expect(try await templates([], ["*.yaml"]) == ["infra/b.json"])
  #expect(
    try await templates(["fixtures/", "other"], []) == ["infra/fixtures/c.yaml", "other/d.yaml"])
  #expect(
    try await scanned(["infra/a.yaml"], in: folder, exclude: ["*.yaml"]).templates
      == ["infra/a.yaml"])
  let left = try await scanned([""], in: folder, include: ["*.json"], exclude: ["other"])
  #expect(
    left.leftOut == [
      "infra/a.yaml: it is not included", "infra/fixtures/c.yaml: it is not included",
      "other: it is excluded",
    ])
}

@Test func `files that a hook names may be anything, and may be excluded`() async throws {
  let folder = try TemporaryFolder([
    "a.yaml": pool, "b.yaml": "key: value\n", "c.md": "# c\n", "old/d.yaml": pool,
  ])
  let found = try await scanned(
    ["a.yaml", "b.yaml", "c.md", "old/d.yaml"], in: folder, exclude: ["old"]
  ) {
    $0.namesCandidates = true
  }
  #expect(found.templates == ["a.yaml"])
  #expect(found.leftOut == ["old/d.yaml: it is excluded"])
  let list = try await Scan(
    [.candidate(folder.path("a.yaml")), .candidate(folder.path("b.yaml"))], root: folder.url.path,
    gate: .medium, allowsEmpty: false
  ).run()
  #expect(list.report.templates.map(\.path) == ["a.yaml"])
}

@Test func `links in folders are told, and followed when that is asked for`() async throws {
  let folder = try TemporaryFolder(["real/a.yaml": pool, "walked/b.yaml": pool])
  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(path), withDestinationPath: folder.path(target))
  }
  try link("walked/a.yaml", to: "real/a.yaml")
  try link("walked/loop", to: "walked")
  try link("walked/folder", to: "real")
  try link("walked/gone.yaml", to: "nothing")
  let told = try await scanned(["walked"], in: folder)
  #expect(told.templates == ["walked/b.yaml"])
  #expect(
    told.leftOut == [
      "walked/a.yaml: it is a link; --follow-symlinks follows it",
      "walked/gone.yaml: it is a link; --follow-symlinks follows it",
    ])
  let followed = try await scanned(["walked"], in: folder) { $0.followsLinks = true }
  #expect(Set(followed.templates).isSuperset(of: ["real/a.yaml", "walked/b.yaml"]))
  #expect(followed.leftOut == ["walked/gone.yaml: it is a link that leads nowhere"])
}

@Test func `hidden folders are walked on demand, but never that of git`() async throws {
  let folder = try TemporaryFolder([
    ".github/a.yaml": pool, ".git/b.yaml": pool, "node_modules/c.yaml": pool,
  ])
  #expect(try await scanned([""], in: folder).templates == [])
  #expect(
    try await scanned([""], in: folder) { $0.walksHidden = true }.templates == [".github/a.yaml"])
}

@Test func `a pattern that the shell left is expanded`() async throws {
  let folder = try TemporaryFolder([
    "a.yaml": pool, "infra/b.yaml": pool, "infra/x/c.yaml": pool, "infra/x/d.json": "{}",
  ])
  #expect(try await scanned(["*.yaml"], in: folder).templates == ["a.yaml"])
  #expect(
    try await scanned(["infra/**/*.yaml"], in: folder).templates
      == ["infra/b.yaml", "infra/x/c.yaml"])
  #expect(try await scanned(["inf*"], in: folder).templates == ["infra/b.yaml", "infra/x/c.yaml"])
  await #expect(throws: UsageError("no file fits '\(folder.path("*.yml"))'")) {
    try await scanned(["*.yml"], in: folder)
  }
  await #expect(
    throws: UsageError(
      "no file fits '\(folder.path("gone/*.yml"))': there is no folder '\(folder.path("gone"))/'")
  ) {
    try await scanned(["gone/*.yml"], in: folder)
  }
}
