import ArgumentParser
import Scanning

/// Values that templates are checked with.
struct ParameterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The value of a parameter or pseudo parameter; repeatable.", valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "Values of parameters, as CloudFormation, CodePipeline or samconfig write them. Several files are several deployments; findings say which.",
      valueName: "file"))
  var paramFile: [String] = []

  /// The values of all deployments.
  var parameters: ScanParameters { ScanParameters(assignments: param, files: paramFile) }
}
