import Foundation
import TestSupport
import Testing

private let erase = "\r\u{1B}[K"

@Test func `progress is one line that is gone at the end, at most ten times a second`() throws {
  let folder = try TemporaryFolder(Acceptances.manyTemplates())
  let plain = try Command("scan", "--fail-on", "never", in: folder)
  #expect(plain.errors.isEmpty)
  let start = ContinuousClock.now
  let run = try Command("scan", "--fail-on", "never", "--progress", "always", in: folder)
  let tenths = (ContinuousClock.now - start) / .milliseconds(100)
  #expect(run.output == plain.output)
  #expect(run.errors.hasSuffix(erase))
  let updates = run.errors.split(separator: "\r").dropLast()
  #expect(!updates.isEmpty && Double(updates.count) <= tenths)
  var done = 0
  for update in updates {
    let match = try #require(
      update.wholeMatch(of: /([0-9]+) of ([0-9]+) files, [0-9]+ findings?\u{1B}\[K/), "\(update)")
    let count = try #require(Int(match.1))
    #expect(count > done && count <= Int(match.2) ?? 0)
    done = count
  }
  #expect(!run.errors.contains("\n"))
  let quiet = try Command("scan", "--fail-on", "never", "--progress", "always", "-q", in: folder)
  #expect(quiet.errors.isEmpty)
}

@Test(arguments: [("", true), ("--progress never", false), ("-q", false)])
func `progress shows on a terminal`(_ options: String, _ isShown: Bool) throws {
  let folder = try TemporaryFolder(Acceptances.manyTemplates())
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/script")
  // A pseudo terminal is standard output and standard error of the command.
  process.arguments = [
    "-qec", "'\(Command.binary.path)' scan --fail-on never \(options)", "/dev/null",
  ]
  process.currentDirectoryURL = folder.url
  process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm"]
  process.standardInput = FileHandle.nullDevice
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let said = String(
    decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  process.waitUntilExit()
  #expect(said.contains("none of which counts (--fail-on never)"))
  #expect(said.contains(/[0-9]+ of [0-9]+ files,/) == isShown)
  #expect(said.contains(erase) == isShown)
}
