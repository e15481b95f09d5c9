import Foundation
import TestSupport
import Testing

private let open = "Resources:\n  Pool:\n    Type: AWS::Cognito::UserPool\n"

@Test func `a report that cannot be written does not stop the others, and SARIF tells of it`()
  throws
{
  let folder = try TemporaryFolder(["a.yaml": open, "f": "", "g/x": ""])
  let run = try Command(
    "scan", "a.yaml", "-o", "sarif=r.sarif", "-o", "junit=f/r.xml", "-o", "junit=r.xml", "-o",
    "sarif=g", in: folder)
  #expect(run.status == 4)
  #expect(
    run.errors == """
      error: cannot write 'f/r.xml': not a directory
      error: cannot write 'g': it is a folder

      """)
  #expect(run.output.contains("COG001"))
  #expect(try folder.text(of: "r.xml").contains("COG001"))
  let sarif = try folder.text(of: "r.sarif")
  #expect(sarif.contains("\"executionSuccessful\": false") && sarif.contains("\"exitCode\": 4"))
}

@Test func `SARIF that is written before another fails is written again`() throws {
  let folder = try TemporaryFolder(["a.yaml": open, "f": ""])
  let run = try Command("scan", "-o", "sarif=r.sarif", "-o", "sarif=f/r.sarif", in: folder)
  #expect(run.status == 4)
  #expect(try folder.text(of: "r.sarif").contains("\"exitCode\": 4"))
}

@Test(arguments: ["a.yaml", "./a.yaml", "x/../a.yaml", "link.yaml"])
func `a report never overwrites a template that was scanned`(_ path: String) throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  try FileManager.default.createSymbolicLink(
    atPath: folder.path("link.yaml"), withDestinationPath: "a.yaml")
  let run = try Command("scan", "-o", "junit=r.xml", "-o", "sarif=\(path)", in: folder)
  #expect(run.status == 2)
  #expect(run.errors.hasPrefix("error: a report cannot go to '\(path)'"))
  #expect(try folder.text(of: "a.yaml") == open)
  #expect(!FileManager.default.fileExists(atPath: folder.path("r.xml")))
}

@Test func `a report never overwrites a parameter file`() throws {
  let values = "[\"AWS::Region=eu-west-1\"]"
  let folder = try TemporaryFolder(["t/a.yaml": open, "p.json": values])
  let run = try Command(
    "scan", "t", "--param-file", "p.json", "-o", "sarif=./p.json", in: folder)
  #expect(run.status == 2)
  #expect(try folder.text(of: "p.json") == values)
}

@Test func `a report may be written again where a scan finds it`() throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  for _ in 1...2 {
    #expect(try Command("scan", "-o", "sarif=r.json", in: folder).status == 1)
  }
}

@Test func `a report that goes where standard output goes leaves the text there`() throws {
  let folder = try TemporaryFolder(["a.yaml": open, "log": ""])
  let process = Command.process(["scan", "-o", "junit=/dev/stdout"], in: folder)
  process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "log"))
  try process.run()
  process.waitUntilExit()
  let log = try folder.text(of: "log")
  #expect(log.contains("<testsuites") && log.contains("failed: 3 findings"))
}

@Test func `names and arguments cannot write lines or commands to the log`() throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  for arguments in [["scan", "x\n::error::y"], ["scan", "--x\n::error::y"], ["\u{1B}[31m"]] {
    let process = Command.process(arguments, in: folder)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(
      decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(said.hasPrefix("error: "), "\(said)")
    #expect(!said.contains("\n::") && !said.contains("\u{1B}"), "\(said)")
  }
}

@Test func `standard input cannot be a file that is scanned too`() throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  let run = try Command(
    "scan", "-", "a.yaml", "--root", ".", "--stdin-filename", "./a.yaml", in: folder, input: open)
  #expect(run.status == 2)
  #expect(run.errors.contains("standard input is 'a.yaml'"))
}

@Test func `a file outside the source root is told of`() throws {
  let folder = try TemporaryFolder(["a.yaml": open, "b.yaml": open, "root/c.yaml": open])
  let one = try Command("scan", "a.yaml", "--root", "root", in: folder)
  let root = folder.path("root")
  #expect(
    one.errors
      == "warning: 1 file is outside the source root '\(root)' and is reported with its whole path; use --root\n"
  )
  let two = try Command("scan", "a.yaml", "b.yaml", "root", "--root", "root", in: folder)
  #expect(two.errors.hasPrefix("warning: 2 files are outside the source root '\(root)' and are"))
}

@Test(arguments: zip(["true", "false", ""], ["::warning file=a.yaml,", "warning[", "warning["]))
func `auto is github in a workflow of GitHub, and text everywhere else`(
  _ value: String, _ start: String
) throws {
  let folder = try TemporaryFolder(["a.yaml": open])
  let run = try Command(
    "scan", "-o", "auto", in: folder, environment: ["GITHUB_ACTIONS": value])
  #expect(run.status == 1)
  #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(start) })
  #expect(run.output.contains("::group::") == (value == "true"))
}

@Test func `the JSON Schema of reports takes the report of a scan`() throws {
  let folder = try TemporaryFolder(["a.yaml": open, "b.yaml": "Resources: ["])
  #expect(try Command("scan", "a.yaml", "b.yaml", "-o", "json=r.json", in: folder).status == 3)
  let schema = try Command("schema", "report", in: folder).output
  let report = try folder.text(of: "r.json")
  // Where no reader of schemas is installed, nothing is asked.
  guard let takesReport = try JSONSchemaReader.takes(report, as: schema, in: folder) else { return }
  #expect(takesReport)
  let broken = report.replacing("\"severity\": \"medium\"", with: "\"severity\": \"worst\"")
  #expect(try JSONSchemaReader.takes(broken, as: schema, in: folder) == false)
}
