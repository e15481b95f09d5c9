import ArgumentParser
import Scanning

/// Which configuration decides.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Use this configuration, not the nearest one.", valueName: "file"),
    completion: .file())
  var config: String?

  @Flag(help: "Use no configuration.")
  var noConfig = false

  func validate() throws {
    if config != nil, noConfig {
      throw ValidationError("--config and --no-config exclude each other; leave one out")
    }
  }

  /// The choice that the flags make, or leave to the environment.
  var choice: ConfigurationChoice { ConfigurationChoice(file: config, isOff: noConfig) }
}
