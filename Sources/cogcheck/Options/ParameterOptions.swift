import ArgumentParser

/// Values that templates are checked with.
struct ParameterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The value of a parameter; repeatable.", valueName: "name=value"))
  var param: [String] = []
}
