import ArgumentParser
import Scanning

/// What is scanned, and what it is reported under.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup var files: FileOptions

  @Flag(help: ArgumentHelp("Leave named files alone that are not templates.", visibility: .hidden))
  var skipNonTemplates = false

  @Flag(help: "Read further paths from standard input, one a line.")
  var stdinPaths = false

  @Flag(
    name: .customLong("stdin-paths0"),
    help: ArgumentHelp("The same, each ended by a NUL.", visibility: .hidden))
  var stdinPaths0 = false

  @Option(
    help: ArgumentHelp("Report standard input as this.", valueName: "path", visibility: .hidden))
  var stdinFilename = "stdin.yaml"

  @Flag(help: "List the templates, and check nothing.")
  var listFiles = false

  @Flag(help: "Do not fail when no template is found.")
  var allowEmpty = false

  func validate() throws {
    if stdinPaths, stdinPaths0 {
      throw ValidationError("--stdin-paths and --stdin-paths0 exclude each other; leave one out")
    }
    let count = paths.count { $0 == "-" }
    if count > 1 { throw ValidationError("standard input can be read once; write - once") }
    if count > 0, readsPaths {
      throw ValidationError("standard input is either a template or a list of paths")
    }
  }

  private var readsPaths: Bool { stdinPaths || stdinPaths0 }

  /// What is looked at; the working directory where nothing is said.
  ///
  /// - Throws: ``UsageError`` where a list of paths cannot be read.
  func inputs() throws -> [ScanInput] {
    if paths.isEmpty, !readsPaths { return [.path(".")] }
    let named = paths.map { path -> ScanInput in
      path == "-" ? .standardInput(reportedPath: stdinFilename) : .path(path)
    }
    guard readsPaths else { return named }
    return named + (try ScanInput.candidates(endedBy: stdinPaths0 ? 0 : UInt8(ascii: "\n")))
  }

  /// Which of the files count.
  var choice: FileChoice {
    var choice = files.choice
    choice.namesCandidates = skipNonTemplates
    return choice
  }
}
