import TestSupport
import Testing

private let pool = "Resources: {T: {Type: AWS::SNS::Topic}}\n"

@Test func `files are listed without being checked`() throws {
  let folder = try TemporaryFolder([
    "a.yaml": pool, "b/c.yaml": "Resources: {A: {Type: AWS::S3::Bucket}\n", "d.json": "{}",
    ".gitignore": "e.yaml\n", "e.yaml": pool,
  ])
  let list = try Command("scan", "--list-files", in: folder)
  #expect(list.status == 0)
  #expect(list.output == "a.yaml\nb/c.yaml\n")
  #expect(list.errors == "")
  let verbose = try Command("scan", "--list-files", "-v", in: folder)
  #expect(verbose.output == list.output)
  #expect(
    verbose.errors == """
      not a template: d.json: no resource has a Type, and there is no AWSTemplateFormatVersion
      left out: e.yaml: .gitignore:1 ignores it

      """)
}

@Test func `nothing to list is an error unless it is allowed`() throws {
  let folder = try TemporaryFolder([".gitignore": "*.yaml\n", "a.yaml": pool])
  let list = try Command("scan", "--list-files", in: folder)
  #expect(list.status == 3)
  #expect(
    list.errors
      == "error: no template was found; --allow-empty takes that for nothing to do\n")
  #expect(try Command("scan", "--list-files", "--allow-empty", in: folder).status == 0)
  let scan = try Command("scan", in: folder)
  #expect(scan.status == 3)
  #expect(
    scan.errors.contains(
      "warning: 1 file or folder is left out, such as 'a.yaml': .gitignore:1 ignores it; -v lists them all"
    ), "\(scan.errors)")
}

@Test(arguments: [("--stdin-paths", "\n"), ("--stdin-paths0", "\0")])
func `paths are read from standard input`(flag: String, end: String) throws {
  let folder = try TemporaryFolder([
    "a.yaml": pool, "b c.yaml": pool, "notes.md": "# notes\n", "d.json": "{}", "e.yaml": pool,
  ])
  let paths = ["a.yaml", "b c.yaml", "notes.md", "d.json"]
  let list = try Command(
    "scan", "--list-files", flag, in: folder, input: paths.joined(separator: end) + end)
  #expect(list.output == "a.yaml\nb c.yaml\n")
  let none = try Command("scan", flag, "--allow-empty", in: folder)
  #expect(none.status == 0)
  let missing = try Command("scan", flag, in: folder, input: "gone.yaml\(end)")
  #expect(missing.status == 2)
  #expect(missing.errors == "error: no such file or folder: 'gone.yaml'\n")
}

@Test(arguments: [
  (
    ["--stdin-paths", "--stdin-paths0"],
    "--stdin-paths and --stdin-paths0 exclude each other"
  ),
  (["--stdin-paths", "-"], "standard input is either a template or a list of paths"),
  (["--max-file-size", "0"], "--max-file-size takes a number of bytes from 1"),
])
func `flags that cannot stand together are refused`(flags: [String], message: String) throws {
  let folder = try TemporaryFolder()
  let scan = try Command(["scan"] + flags, in: folder)
  #expect(scan.status == 2)
  #expect(scan.errors.contains(message), "\(scan.errors)")
}

@Test func `a file above the size that is given is unreadable`() throws {
  let folder = try TemporaryFolder(["a.yaml": pool])
  let scan = try Command("scan", "--max-file-size", "10", in: folder)
  #expect(scan.status == 3)
  #expect(
    scan.output.contains("the file cannot be read: it has more than 10 bytes"), "\(scan.output)")
}
