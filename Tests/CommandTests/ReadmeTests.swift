import Foundation
import TestSupport
import Testing

/// Runs the binary in the repository, as the README does.
private func output(_ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = Command.binary
  process.arguments = arguments
  process.currentDirectoryURL = Repository.root
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  process.waitUntilExit()
  return text
}

/// What the README leaves out, so that a new rule changes nothing in it: how many rules there are, and where
/// each stands in their list.
private func withoutCounts(_ output: String) -> String {
  output.replacing(/rules: [1-9][0-9]*\n/, with: "rules: …\n")
    .replacing(/\s*"ruleIndex": [0-9]+,/, with: "")
}

/// Lines without the blanks and the commas that depend on what stands around them.
private func bare(_ text: String) -> String {
  text.split(separator: "\n").map { line in
    line.trimmingPrefix(while: \.isWhitespace).description.replacing(/,$/, with: "")
  }.joined(separator: "\n")
}

@Test func `the README shows what cogcheck says`() throws {
  let readme = try Repository.text(of: "README.md")
  let sample = ["scan", "examples/documented/own-sms-role.yaml", "--root", "."]
  #expect(readme.contains(withoutCounts(try output(sample))))
  let proof = try output(["explain", "--trust", "examples/documented/own-sms-role.yaml"])
  #expect(readme.contains(proof))
  let json = try #require(readme.split(separator: "```json\n").last?.split(separator: "```").first)
  let sarif = try output(sample + ["-o", "sarif"])
  #expect(bare(withoutCounts(sarif)).contains(bare(String(json))))
}

@Test func `the configuration of the README is one`() throws {
  let readme = try Repository.text(of: "README.md")
  let sample = try #require(
    readme.split(separator: "```yaml\n").last?.split(separator: "```").first)
  let folder = try TemporaryFolder([".cogcheck.yaml": String(sample)])
  let check = try Command("config", "check", in: folder)
  #expect(check.output == "nothing is wrong with '.cogcheck.yaml'\n")
  #expect(check.errors.isEmpty)
}
