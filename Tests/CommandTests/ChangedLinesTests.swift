import Foundation
import TestSupport
import Testing

private let (closed, open, guests) = (Acceptances.closed, Acceptances.open, Acceptances.guests)

/// A repository with a commit of some files, on a branch that has moved on.
private func repository(_ files: [String: String]) throws -> TemporaryFolder {
  let folder = try TemporaryFolder(files)
  try git("init", "-q", "-b", "main", in: folder)
  try git("add", ".", in: folder)
  try git("commit", "-q", "-m", "first", in: folder)
  return folder
}

private func git(_ arguments: String..., in folder: TemporaryFolder) throws {
  try git(arguments, in: folder)
}

/// Runs git; what it says is not looked at.
func git(_ arguments: [String], in folder: TemporaryFolder) throws {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments =
    ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"] + arguments
  process.currentDirectoryURL = folder.url
  process.standardError = FileHandle.nullDevice
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "git \(arguments)")
}

@Test func `of five changes since a commit, the two that add a finding count`() throws {
  let folder = try repository(try Acceptances.manyTemplates())
  try Acceptances.change(folder)
  // A file that git does not follow yet has no other name.
  try git("add", "--all", in: folder)
  let scan = try Acceptances.run("scan", "--diff", "main", "--no-snippets", in: folder)
  #expect(scan.status == 1)
  #expect(
    Acceptances.lastLine(scan.output).hasPrefix(
      "failed: 2 findings at or above 'medium' (--fail-on); "))
  #expect(Acceptances.lastLine(scan.output).hasSuffix(" in lines that did not change"))
  #expect(scan.output.contains("--> pools/closed.yaml:7:"))
  #expect(scan.output.contains("--> pools/new.yaml:7:"))
}

@Test func `what stands outside the lines that changed is in no report`() throws {
  let folder = try repository(["a.yaml": open])
  try folder.write("# A pool.\n" + open, to: "a.yaml")
  let scan = try Acceptances.run(
    "scan", "--diff", "HEAD", "-o", "sarif=r.sarif", "-o", "junit=r.xml", in: folder)
  #expect(scan.status == 0)
  #expect(
    Acceptances.lastLine(scan.output)
      == "passed: no findings; not counted: 1 in lines that did not change")
  #expect(try !folder.text(of: "r.sarif").contains("IDP004"))
  #expect(try folder.text(of: "r.xml").contains("<skipped message=\"Unchanged since HEAD.\"/>"))
}

@Test func `lines of a branch count from where it left, and names may hold anything`() throws {
  let name = "pools of \"ours\" – ü\\t.yaml"
  let folder = try repository([name: closed, "b.yaml": open])
  try git("checkout", "-q", "-b", "work", in: folder)
  try folder.write(open, to: name)
  try git("commit", "-q", "-a", "-m", "second", in: folder)
  try git("checkout", "-q", "main", in: folder)
  try folder.write(guests, to: "b.yaml")
  try git("commit", "-q", "-a", "-m", "third", in: folder)
  try git("checkout", "-q", "work", in: folder)
  let scan = try Acceptances.run("scan", "--diff", "main", in: folder)
  #expect(
    Acceptances.lastLine(scan.output)
      == "failed: 1 finding at or above 'medium' (--fail-on); not counted: 1 in lines that did not change"
  )
  #expect(scan.output.contains("ours"))
}

@Test func `a property that is gone brings the finding about it`() throws {
  let line = "      AllowAdminCreateUserOnly: true\n"
  let pool = """
    Resources:
      Pool:
        Type: AWS::Cognito::UserPool
        Properties:
          MfaConfiguration: "ON"
          EnabledMfas: [SOFTWARE_TOKEN_MFA]
          AdminCreateUserConfig:
            InviteMessageTemplate: {EmailSubject: Hello}
            AllowAdminCreateUserOnly: true
          DeletionProtection: ACTIVE

    """
  let folder = try repository(["a.yaml": pool])
  #expect(try Acceptances.run("scan", "--diff", "HEAD", in: folder).status == 0)
  try folder.write(pool.replacing("  " + line, with: ""), to: "a.yaml")
  #expect(try Acceptances.run("scan", "--diff", "HEAD", in: folder).output.contains("[COG001]"))
}

@Test func `a file that git does not follow is new`() throws {
  let folder = try repository(["a.yaml": closed, ".gitignore": "out\n"])
  try folder.write(open, to: "out/b.yaml")
  #expect(try Acceptances.run("scan", "--diff", "HEAD", in: folder).status == 0)
  #expect(try Acceptances.run("scan", "out", "--diff", "HEAD", in: folder).status == 1)
  try folder.write(open, to: "c.yaml")
  #expect(try Acceptances.run("scan", "--diff", "HEAD", in: folder).status == 1)
}

@Test func `a template that cannot be read fails the run, changed or not`() throws {
  let folder = try repository(["a.yaml": "Resources: {A: {Type: AWS::S3::Bucket}\n"])
  #expect(try Acceptances.run("scan", "--diff", "HEAD", in: folder).status == 3)
}

@Test func `a commit that is not there is named, with what to do`() throws {
  let folder = try repository(["a.yaml": closed])
  for name in ["nowhere", "--all"] {
    let scan = try Acceptances.run("scan", "--diff=\(name)", in: folder)
    #expect(scan.status == 2)
    #expect(
      scan.errors
        == "error: --diff: there is no commit '\(name)' here; fetch it first, as with 'git fetch origin'\n"
    )
  }
  let clone = try TemporaryFolder()
  try folder.write(open, to: "a.yaml")
  try git("commit", "-q", "-a", "-m", "second", in: folder)
  try git("clone", "-q", "--depth", "1", "file://\(folder.url.path)", "clone", in: clone)
  let scan = try Command(
    "scan", "clone", "--root", "clone", "--diff", "HEAD~1", in: clone,
    environment: Acceptances.fixedTime)
  #expect(scan.status == 2)
  #expect(
    scan.errors
      == "error: --diff: there is no commit 'HEAD~1' here; the clone is shallow: run 'git fetch"
      + " --unshallow', or check out with 'fetch-depth: 0'\n")
}

@Test func `branches without a common commit cannot be compared`() throws {
  let folder = try repository(["a.yaml": closed])
  try git("checkout", "-q", "--orphan", "other", in: folder)
  try git("commit", "-q", "-m", "alone", in: folder)
  #expect(
    try Acceptances.run("scan", "--diff", "main", in: folder).errors
      == "error: --diff: 'main' and the work tree have no commit in common here; fetch it first, as with"
      + " 'git fetch origin'\n")
}

@Test func `without git or a repository nothing is compared`() throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  let none = try Acceptances.run("scan", "--diff", "main", in: folder)
  #expect(none.status == 2)
  #expect(
    none.errors
      == "error: --diff needs a git repository, and git reads none at '\(folder.url.path)'; scan without --diff\n"
  )
  let missing = try Command(
    ["scan", "--diff", "main", "--root", "."], in: folder, environment: ["PATH": folder.url.path])
  #expect(missing.status == 2)
  #expect(
    missing.errors == "error: --diff needs git, which cannot be run: no such file or folder\n")
}
