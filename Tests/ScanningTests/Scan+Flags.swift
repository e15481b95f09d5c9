import Findings

@testable import Scanning

extension Scan {
  /// A scan with what most tests say.
  init(
    _ inputs: [ScanInput], choice: FileChoice = FileChoice(), include: [String] = [],
    exclude: [String] = [], configuration: ConfigurationChoice = .found,
    profile: Profile = .default, guardRules: GuardChoice = GuardChoice(),
    parameters: ScanParameters = ScanParameters(), root: String?, gate: Gate, allowsEmpty: Bool
  ) {
    var flags = SettingFlags()
    (flags.root, flags.gate, flags.profile) = (root, gate, profile)
    (flags.include, flags.exclude) = (include, exclude)
    flags.parameterFiles = parameters.files.map(\.name)
    self.init(
      inputs, choice: choice, flags: flags, configuration: configuration, guardRules: guardRules,
      assignments: parameters.assignments, allowsEmpty: allowsEmpty)
  }
}
