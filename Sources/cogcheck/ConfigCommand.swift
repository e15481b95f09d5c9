import ArgumentParser
import Rules
import Scanning

/// `cogcheck config`.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show or check what decides of a scan.",
    usage: "cogcheck config show|check [<path> ...] [<option> ...]",
    discussion: """
      Examples:
        cogcheck config show
        cogcheck config show infra --profile strict
        cogcheck config check
      """,
    subcommands: [ShowCommand.self, CheckCommand.self])

  /// `cogcheck config show`.
  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print every setting of a scan with who sets it.",
      usage: "cogcheck config show [<path> ...] [<option> ...]",
      discussion: """
        A flag wins over a variable of the environment, that over the configuration,
        and that over the default.

        Examples:
          cogcheck config show
          cogcheck config show infra --profile strict
          COGCHECK_FAIL_ON=high cogcheck config show
        """)

    @OptionGroup var scanned: ScannedPaths
    @OptionGroup var files: FileOptions
    @OptionGroup var settings: SettingOptions

    func run() throws {
      try Terminal.print(try settings.page(of: scanned, files).text)
    }
  }

  /// `cogcheck config check`.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check the configuration alone: exit status 0 or 2.",
      usage: "cogcheck config check [<path> ...] [<option> ...]",
      discussion: """
        Examples:
          cogcheck config check
          cogcheck config check infra
          cogcheck config check --config ci/cogcheck.yaml
        """)

    @OptionGroup var scanned: ScannedPaths
    @OptionGroup var files: FileOptions
    @OptionGroup var settings: SettingOptions

    func run() throws {
      let files = try settings.page(of: scanned, files).files
      try Terminal.print(
        files.isEmpty
          ? "there is no configuration; the defaults hold\n"
          : "nothing is wrong with \(files.map { "'\($0)'" }.joined(separator: ", "))\n")
    }
  }
}

/// The paths that a scan would take.
struct ScannedPaths: ParsableArguments {
  @Argument(
    help: ArgumentHelp("What a scan would look at, for its configuration.", valueName: "path"),
    completion: .file())
  var paths: [String] = ["."]
}

extension SettingOptions {
  /// What decides of a scan.
  fileprivate func page(
    of scanned: ScannedPaths, _ files: FileOptions
  ) throws(UsageError) -> SettingsPage {
    try SettingsPage(
      scanned.paths.map { .path($0) }, flags: flags(files),
      configuration: asked.configured.choice,
      guardRules: GuardChoice(paths: asked.selection.given.rules))
  }
}
