import ArgumentParser
import Scanning

/// Which files are looked at.
struct FileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take only files that fit, as .gitignore has it; repeatable.",
      valueName: "pattern"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out files that fit; repeatable.", valueName: "pattern"))
  var exclude: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Look at what .gitignore and .cogcheckignore leave out, too.", visibility: .hidden))
  var noGitignore = false

  @Flag(help: ArgumentHelp("Walk hidden folders too.", visibility: .hidden))
  var hidden = false

  @Flag(help: ArgumentHelp("Follow links in folders.", visibility: .hidden))
  var followSymlinks = false

  @Flag(
    help: ArgumentHelp("Leave named files alone that are not templates.", visibility: .hidden))
  var skipNonTemplates = false

  @Flag(help: "Read further paths from standard input, one a line.")
  var stdinPaths = false

  @Flag(
    name: .customLong("stdin-paths0"),
    help: ArgumentHelp("The same, each ended by a NUL.", visibility: .hidden))
  var stdinPaths0 = false

  @Option(
    help: ArgumentHelp(
      "Treat larger files as unreadable.", valueName: "bytes", visibility: .hidden))
  var maxFileSize = FileChoice.defaultMaximumSize

  @Flag(help: "List the templates, and check nothing.")
  var listFiles = false

  func validate() throws {
    if stdinPaths, stdinPaths0 {
      throw ValidationError("--stdin-paths and --stdin-paths0 exclude each other")
    }
    if maxFileSize < 1 { throw ValidationError("--max-file-size takes a number of bytes from 1") }
  }

  /// What is looked at, where a configuration says nothing.
  var choice: FileChoice {
    var choice = FileChoice()
    choice.obeysIgnoreFiles = !noGitignore
    choice.walksHidden = hidden
    choice.followsLinks = followSymlinks
    choice.namesCandidates = skipNonTemplates
    choice.maximumSize = maxFileSize
    return choice
  }

  /// Paths are read from standard input.
  var readsPaths: Bool { stdinPaths || stdinPaths0 }

  /// Those of standard input.
  ///
  /// - Throws: ``UsageError`` where it cannot be read.
  func readPaths() throws -> [ScanInput] {
    guard readsPaths else { return [] }
    return try ScanInput.candidates(endedBy: stdinPaths0 ? 0 : UInt8(ascii: "\n"))
  }
}
