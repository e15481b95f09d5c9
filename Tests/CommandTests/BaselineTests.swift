import Foundation
import TestSupport
import Testing

private let (closed, open, guests) = (Acceptances.closed, Acceptances.open, Acceptances.guests)

private let fileName = ".cogcheck-baseline.json"
/// A folder with one finding, which is in its baseline.
private func withBaseline(_ files: [String: String] = ["a.yaml": open]) throws -> TemporaryFolder {
  let folder = try TemporaryFolder(files)
  #expect(try Acceptances.run("baseline", "create", in: folder).status == 0)
  return folder
}

@Test func `a baseline makes the findings of now known`() throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  #expect(try Acceptances.run("scan", in: folder).status == 1)
  let created = try Acceptances.run("baseline", "create", in: folder)
  #expect(created.output == "\(fileName): 1 finding, 1 added, 0 removed\n")
  let scan = try Acceptances.run("scan", in: folder)
  #expect(scan.status == 0)
  #expect(
    Acceptances.lastLine(scan.output) == "passed: no findings; not counted: 1 in the baseline")
  #expect(try Acceptances.run("scan", "--no-baseline", in: folder).status == 1)
  #expect(
    try Acceptances.run("baseline", "show", in: folder).output
      == "a.yaml: IDP004 'Pool', known since 2026-11-30\n")
}

/// Edits after which nothing is new, or one finding is.
@Test(arguments: [
  ("50 lines above", 0), ("reordered keys", 0), ("another name", 0), ("a copy in another file", 1),
  ("another name and a copy", 1),
])
func `a baseline survives edits`(_ edit: String, _ new: Int) throws {
  let folder = try withBaseline()
  switch edit {
  case "50 lines above":
    try folder.write(String(repeating: "# a line\n", count: 50) + open, to: "a.yaml")
  case "reordered keys":
    let first = "      AllowUnauthenticatedIdentities: false\n"
    let last = "      AllowClassicFlow: true\n"
    let text = open.replacing(first, with: "1").replacing(last, with: first)
    try folder.write(text.replacing("1", with: last), to: "a.yaml")
  case "another name":
    try FileManager.default.removeItem(atPath: folder.path("a.yaml"))
    try folder.write(open, to: "stacks/b.yaml")
  case "a copy in another file": try folder.write(open, to: "b.yaml")
  default:
    try FileManager.default.removeItem(atPath: folder.path("a.yaml"))
    try folder.write(open, to: "b.yaml")
    try folder.write(open, to: "c.yaml")
  }
  let scan = try Acceptances.run("scan", in: folder)
  #expect(scan.status == (new == 0 ? 0 : 1))
  #expect(
    Acceptances.lastLine(scan.output)
      == (new == 0
        ? "passed: no findings; not counted: 1 in the baseline"
        : "failed: 1 finding at or above 'medium' (--fail-on); not counted: 1 in the baseline"))
  // The file that comes first has the entry, whatever task ends first.
  if edit == "another name and a copy" { #expect(scan.output.contains("--> c.yaml")) }
}

@Test func `create does not overwrite, and update and prune need a baseline`() throws {
  let folder = try withBaseline()
  let again = try Acceptances.run("baseline", "create", in: folder)
  #expect(again.status == 2)
  #expect(
    again.errors
      == "error: there is a baseline '\(fileName)' already; 'cogcheck baseline update' brings it up to date\n"
  )
  let empty = try TemporaryFolder(["a.yaml": open])
  for word in ["update", "prune"] {
    let missing = try Acceptances.run("baseline", word, in: empty)
    #expect(missing.status == 2)
    #expect(
      missing.errors
        == "error: there is no baseline '\(fileName)'; 'cogcheck baseline create' writes one\n")
  }
  #expect(
    try Acceptances.run("baseline", "show", in: empty).errors
      == "error: there is no baseline; 'cogcheck baseline create' writes one\n")
}

@Test func `update keeps dates and reasons, takes out what is fixed and adds what is new`() throws {
  let folder = try withBaseline(["a.yaml": open, "b.yaml": open])
  let written = try folder.text(of: fileName)
  try folder.write(
    written.replacing("\"2026-11-30\"", with: "\"2026-01-02\", \"reason\": \"moves with v3\""),
    to: fileName)
  try folder.write(closed, to: "b.yaml")
  try folder.write(guests, to: "c.yaml")
  let check = try Acceptances.run("baseline", "update", "--check", in: folder)
  #expect(check.status == 1)
  #expect(check.output == "\(fileName): 2 findings, 1 added, 1 removed\n")
  #expect(try Acceptances.run("baseline", "update", in: folder).status == 0)
  #expect(
    try Acceptances.run("baseline", "show", in: folder).output == """
      a.yaml: IDP004 'Pool', known since 2026-01-02: moves with v3
      c.yaml: IDP004 'Guests', known since 2026-11-30

      """)
  let nothing = try Acceptances.run("baseline", "update", "--check", in: folder)
  #expect(nothing.status == 0)
  #expect(nothing.output == "\(fileName): 2 findings, nothing to change\n")
}

@Test func `prune takes out what is fixed alone`() throws {
  let folder = try withBaseline(["a.yaml": open, "b.yaml": open])
  try folder.write(guests, to: "c.yaml")
  #expect(try Acceptances.run("baseline", "prune", "--check", in: folder).status == 0)
  try folder.write(closed, to: "b.yaml")
  #expect(try Acceptances.run("baseline", "prune", "--check", in: folder).status == 1)
  #expect(
    try Acceptances.run("baseline", "prune", in: folder).output
      == "\(fileName): 1 finding, 0 added, 1 removed\n")
  #expect(try Acceptances.run("scan", in: folder).output.contains("--> c.yaml"))
}

@Test func `entries of files outside the paths stay, and so do those of files that cannot be read`()
  throws
{
  let folder = try withBaseline(["a/a.yaml": open, "b/b.yaml": open, "a/c.yaml": open])
  try folder.write(closed, to: "b/b.yaml")
  try folder.write("Resources: {A: {Type: AWS::S3::Bucket}\n", to: "a/c.yaml")
  let update = try Acceptances.run("baseline", "update", "a", in: folder)
  #expect(update.output == "\(fileName): 3 findings, nothing to change\n")
  #expect(
    update.errors == "warning: template 'a/c.yaml' cannot be read, and adds nothing\n")
  // A file that is gone is outside as well, unless its folder is looked at.
  try FileManager.default.removeItem(atPath: folder.path("b/b.yaml"))
  #expect(
    try Acceptances.run("baseline", "update", "a", in: folder).output
      == "\(fileName): 3 findings, nothing to change\n")
  #expect(
    try Acceptances.run("baseline", "update", "b", in: folder).output
      == "\(fileName): 2 findings, 0 added, 1 removed\n")
}

@Test func `update gives an entry the name that its file has now`() throws {
  let folder = try withBaseline()
  try FileManager.default.removeItem(atPath: folder.path("a.yaml"))
  try folder.write(open, to: "b.yaml")
  #expect(try Acceptances.run("baseline", "prune", "--check", in: folder).status == 0)
  #expect(
    try Acceptances.run("baseline", "update", in: folder).output
      == "\(fileName): 1 finding, 1 added, 1 removed\n")
  #expect(
    try Acceptances.run("baseline", "show", in: folder).output
      == "b.yaml: IDP004 'Pool', known since 2026-11-30\n")
}

/// A file that is no baseline of this version, and what is said of it.
@Test(arguments: [
  (
    "{\"version\": 2, \"findings\": []}",
    "1:13: baseline has version 2, and this cogcheck reads version 1; use the cogcheck that wrote it,"
      + " or a later one"
  ),
  ("{\"version\": \"1\", \"findings\": []}", "1:13: 'version' takes the number 1"),
  ("[]", "1:1: a baseline is an object with 'version' and 'findings'"),
  ("{\"version\": 1}", "1:1: 'findings' of a baseline takes a list"),
  ("{\"version\": 1, \"findings\": [1]}", "1:29: entry is not an object"),
  (
    "{\"version\": 1, \"findings\": [{\"rul\": 1}]}",
    "1:30: there is no key 'rul'; did you mean 'rule'?"
  ),
  ("{\"version\": 1, \"findings\": [{}]}", "1:29: entry has no 'date' that is a string"),
  (
    "{\"version\": 1, \"findings\": [{\"date\": \"2026-13-01\"}]}",
    "1:38: date is not a day of the form YYYY-MM-DD"
  ),
])
func `a baseline that cannot be meant stops the scan`(_ text: String, _ says: String) throws {
  let folder = try TemporaryFolder(["a.yaml": open, fileName: text])
  let scan = try Acceptances.run("scan", in: folder)
  #expect(scan.status == 2)
  #expect(scan.errors.hasPrefix("error: \(fileName):\(says)\n"), "\(scan.errors)")
}

@Test func `a baseline that is named must be there`() throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  let scan = try Acceptances.run("scan", "--baseline", "known.json", in: folder)
  #expect(scan.status == 2)
  #expect(
    scan.errors
      == "error: cannot read the baseline 'known.json': no such file or folder; 'cogcheck baseline create'"
      + " writes one\n")
  #expect(
    try Acceptances.run("baseline", "create", "--baseline", "known.json", in: folder).status == 0)
  #expect(try Acceptances.run("scan", "--baseline", "known.json", in: folder).status == 0)
  #expect(try Acceptances.run("scan", in: folder).status == 1)
}

@Test func `a report cannot overwrite the baseline`() throws {
  let folder = try withBaseline()
  #expect(try Acceptances.run("scan", "-o", "sarif=\(fileName)", in: folder).status == 2)
}

@Test func `of five changes of many templates with a baseline, the two that add a finding count`()
  throws
{
  let files = try Acceptances.manyTemplates()
  #expect(files.count >= 30)
  let folder = try withBaseline(files)
  #expect(try Acceptances.run("scan", in: folder).status == 0)
  try Acceptances.change(folder)
  let scan = try Acceptances.run("scan", "--no-snippets", in: folder)
  #expect(scan.status == 1)
  #expect(
    Acceptances.lastLine(scan.output).hasPrefix(
      "failed: 2 findings at or above 'medium' (--fail-on); "))
  #expect(scan.output.contains("--> pools/closed.yaml:7:"))
  #expect(scan.output.contains("--> pools/new.yaml:7:"))
  #expect(try Acceptances.run("scan", "--no-snippets", in: folder).output == scan.output)
}
