import ArgumentParser
import Scanning

/// All options that the environment or a configuration may set too.
struct SettingOptions: ParsableArguments {
  @OptionGroup var asked: AskedOptions
  @OptionGroup var gate: GateOptions

  @Option(
    help: ArgumentHelp("Work on so many files at a time.", valueName: "n"),
    transform: SettingOptions.jobCount)
  var jobs: Int?

  /// What is said of settings.
  func flags(_ files: FileOptions) -> SettingFlags {
    var flags = asked.flags(files)
    flags.gate = gate.failOn
    flags.jobs = jobs
    flags.minimumSeverity = gate.minSeverity
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

/// What is asked of templates, and with which values.
struct AskedOptions: ParsableArguments {
  @OptionGroup var configured: ConfigurationOptions
  @OptionGroup var selection: SelectionOptions

  @Option(
    help: ArgumentHelp(
      "Values of parameters; each further file is a deployment.", valueName: "file"),
    completion: .file())
  var paramFile: [String] = []

  @Option(
    help: ArgumentHelp("Report paths relative to this, not to the repository.", valueName: "dir"),
    completion: .directory)
  var root: String?

  /// What is said of settings.
  func flags(_ files: FileOptions) -> SettingFlags {
    var flags = SettingFlags()
    flags.root = root
    flags.profile = selection.profile
    flags.parameterFiles = paramFile
    flags.selection = selection.selection
    (flags.include, flags.exclude) = (files.include, files.exclude)
    return flags
  }
}
