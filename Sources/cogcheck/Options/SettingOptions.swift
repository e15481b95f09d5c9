import ArgumentParser
import Scanning

/// All options that the environment or a configuration may set too.
struct SettingOptions: ParsableArguments {
  @OptionGroup var configured: ConfigurationOptions
  @OptionGroup var selection: SelectionOptions
  @OptionGroup var gate: GateOptions

  @Option(
    help: ArgumentHelp(
      "Values of parameters; each further file is a deployment.",
      valueName: "file"))
  var paramFile: [String] = []

  @Option(
    help: ArgumentHelp(
      "Report paths relative to this, not to the repository.", valueName: "dir"))
  var root: String?

  @Option(
    help: ArgumentHelp("Work on so many files at a time.", valueName: "n"),
    transform: SettingOptions.jobCount)
  var jobs: Int?

  /// What is said of settings.
  var flags: SettingFlags {
    var flags = SettingFlags()
    flags.root = root
    flags.gate = gate.failOn
    flags.profile = selection.profile
    flags.jobs = jobs
    flags.minimumSeverity = gate.minSeverity
    flags.parameterFiles = paramFile
    flags.selection = selection.selection
    flags.countsUndecided = gate.failOnUndecided
    flags.isReportOnly = gate.exitZero
    return flags
  }

  @Sendable private static func jobCount(_ argument: String) throws -> Int {
    guard let count = JobCount.read(argument) else {
      throw ValidationError("'\(argument)' is not \(JobCount.words)")
    }
    return count
  }
}
