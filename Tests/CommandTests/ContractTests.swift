import Foundation
import TestSupport
import Testing

private let broken = "Resources: {Pool: {Type: AWS::Cognito::UserPool}\n"

/// Scans, and how they end with and without `--exit-zero`.
private let endings:
  [(files: [String: String], arguments: [String], status: Int32, lenient: Int32)] =
    [
      (["a.yaml": Acceptances.closed], ["scan"], 0, 0),
      (["a.yaml": Acceptances.open], ["scan"], 1, 0),
      (["a.yaml": Acceptances.open], ["scan", "missing"], 2, 2),
      (["a.yaml": Acceptances.open, "b.yaml": broken], ["scan"], 3, 3),
      ([:], ["scan"], 3, 3),
      (["a.yaml": Acceptances.open, "f": ""], ["scan", "-o", "junit=f/r.xml"], 4, 4),
    ]

@Test func `a scan ends the same whatever report it writes, and --exit-zero passes findings alone`()
  throws
{
  let refusal = try Command("scan", "-o", "x", in: TemporaryFolder()).errors
  let formats = try #require(refusal.firstMatch(of: /the formats are (.*)\n/)).1
    .split(separator: ", ")
  #expect(formats.contains("sarif"))
  for (files, arguments, status, lenient) in endings {
    let folder = try TemporaryFolder(files)
    for format in formats {
      let line = arguments + ["-o", String(format)]
      #expect(try Command(line, in: folder).status == status, "\(line)")
      #expect(try Command(line + ["--exit-zero"], in: folder).status == lenient, "\(line)")
    }
  }
}

@Test func `an option with a letter too many is told which one was meant`() throws {
  let folder = try TemporaryFolder()
  let dump = try Command("--experimental-dump-help", in: folder).output
  let help = try JSONDecoder().decode(HelpDump.self, from: Data(dump.utf8)).command
  let scan = try #require(help.subcommands?.first { $0.commandName == "scan" })
  let shown = (scan.arguments ?? []).filter {
    $0.shouldDisplay && !["help", "version"].contains($0.valueName)
  }
  let names = shown.flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(\.name)
  #expect(names.count > 20)
  for name in names {
    let typed = "--\(name)\(name.suffix(1))"
    let run = try Command("scan", typed, in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "error: there is no option '\(typed)'; did you mean '--\(name)'?\n")
  }
}

/// Whether system calls can be watched here.
private let canTrace: Bool = {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/strace")
  process.arguments = ["-o", "/dev/null", "/bin/true"]
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

@Test(.enabled(if: canTrace, "strace is not there, or may not watch"))
func `a scan opens no socket`() throws {
  let folder = try TemporaryFolder(["a.yaml": Acceptances.open])
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/strace")
  process.arguments = [
    "-f", "-qq", "-e", "trace=%network,execve", "-o", folder.path("calls"), Command.binary.path,
    "scan", "a.yaml", "-o", "sarif=r.sarif",
  ]
  process.currentDirectoryURL = folder.url
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 1)
  let calls = try folder.text(of: "calls").split(separator: "\n")
  #expect(calls.count { $0.contains("execve(") } == 1)
  #expect(!calls.contains { $0.contains(/(socket|socketpair|connect|bind)\(/) }, "\(calls)")
}
