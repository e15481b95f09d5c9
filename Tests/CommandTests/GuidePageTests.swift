import TestSupport
import Testing

@Test(
  arguments: zip(
    ["docs/guard-rules.md", "docs/configuration.md", "docs/adoption.md"], [7, 3, 10]))
func `the samples of a guide come to what it says`(_ path: String, _ leastCount: Int) throws {
  let page = GuidePage(try Repository.text(of: path))
  let folder = try TemporaryFolder()
  var commands = 0
  for sample in page.samples {
    switch sample {
    case .file(let path, let text): try folder.write(text, to: path)
    case .command("git", let arguments, let output):
      #expect(output.isEmpty)
      try git(arguments, in: folder)
    case .command(_, let arguments, let output):
      commands += 1
      let run = try Command(arguments, in: folder)
      #expect(run.output + run.errors == output, "cogcheck \(arguments.joined(separator: " "))")
    case .unknown(let text): Issue.record("a sample is neither a file nor a command: \(text)")
    }
  }
  #expect(commands >= leastCount)
}
