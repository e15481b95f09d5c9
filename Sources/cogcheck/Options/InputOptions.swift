import ArgumentParser
import Scanning

/// What is scanned, and what it is reported under.
struct InputOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Flag(help: "Do not fail when no template is found.")
  var allowEmpty = false

  @Option(
    help: ArgumentHelp("Report standard input as this.", valueName: "path", visibility: .hidden))
  var stdinFilename = "stdin.yaml"

  func validate() throws {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once; write - once")
    }
  }

  /// What is looked at.
  var inputs: [ScanInput] {
    paths.map { $0 == "-" ? .standardInput(reportedPath: stdinFilename) : .path($0) }
  }
}
