import ArgumentParser
import Findings
import Scanning

/// A scan that writes no report.
struct CheckOptions: ParsableArguments {
  @Argument(help: "Files or folders.")
  var paths: [String] = ["."]

  @Option(
    help: ArgumentHelp("The source root, instead of the repository's.", valueName: "dir"))
  var root: String?

  @Option(
    help: ArgumentHelp(
      "The configuration, instead of COGCHECK_CONFIG or the nearest .cogcheck.yaml.",
      valueName: "file"))
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  @Option(help: "The set of rules.")
  var profile: Profile = .default

  @Option(
    help: ArgumentHelp(
      "Further rules: Guard files, or folders of .guard and .ruleset files; repeatable.",
      valueName: "path"))
  var rules: [String] = []

  @Option(
    help: ArgumentHelp(
      "The value of a parameter or pseudo parameter; repeatable.", valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "Values of parameters; several files are several deployments.", valueName: "file"))
  var paramFile: [String] = []

  /// The scan, which fails on nothing.
  func scan(_ acceptance: AcceptanceChoice) -> Scan {
    Scan(
      paths.map { .path($0) }, configuration: ConfigurationChoice(file: config, isOff: noConfig),
      profile: profile, guardRules: GuardChoice(paths: rules), acceptance: acceptance,
      parameters: ScanParameters(assignments: param, files: paramFile), root: root, gate: .never,
      allowsEmpty: true)
  }
}
