public import ArgumentParser
public import Findings

/// What fails a scan.
struct GateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Fail on findings of this severity and above.", valueName: "severity"))
  var failOn: Gate = .medium
}

extension Gate: ExpressibleByArgument {}
