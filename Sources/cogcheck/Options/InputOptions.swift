import ArgumentParser
import Scanning

/// What is scanned, and what it is reported under.
struct InputOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Flag(help: "Do not fail when no template is found.")
  var allowEmpty = false

  @Option(
    help: ArgumentHelp(
      "Report standard input under this path.", valueName: "path", visibility: .hidden))
  var stdinFilename = "stdin.yaml"

  @Option(
    help: ArgumentHelp(
      "Report paths relative to this folder instead of the repository.", valueName: "dir",
      visibility: .hidden))
  var root: String?

  func validate() throws {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once.")
    }
  }

  /// What is looked at.
  var inputs: [ScanInput] {
    paths.map { $0 == "-" ? .standardInput(reportedPath: stdinFilename) : .path($0) }
  }
}
