import ArgumentParser
import Scanning

/// Which files of folders are looked at.
struct FileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take only files that fit, as in .gitignore.", valueName: "pattern"))
  var include: [String] = []

  @Option(help: ArgumentHelp("Leave out files that fit.", valueName: "pattern"))
  var exclude: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Look at what .gitignore and .cogcheckignore leave out, too.", visibility: .hidden))
  var noGitignore = false

  @Flag(help: ArgumentHelp("Walk hidden folders too.", visibility: .hidden))
  var hidden = false

  @Flag(help: ArgumentHelp("Follow links in folders.", visibility: .hidden))
  var followSymlinks = false

  @Option(
    help: ArgumentHelp(
      "Treat larger files as unreadable.", valueName: "bytes", visibility: .hidden))
  var maxFileSize = FileChoice.defaultMaximumSize

  func validate() throws {
    if maxFileSize < 1 { throw ValidationError("--max-file-size takes a number of bytes from 1") }
  }

  /// The files that the flags choose; patterns are settings.
  var choice: FileChoice {
    var choice = FileChoice()
    choice.obeysIgnoreFiles = !noGitignore
    choice.walksHidden = hidden
    choice.followsLinks = followSymlinks
    choice.maximumSize = maxFileSize
    return choice
  }
}
