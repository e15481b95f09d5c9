extension RuleMetadata {
  /// What may accept a finding that is meant to stay.
  public enum Acceptability: Sendable {
    /// A directive in the template, or the configuration.
    case suppression
    /// The configuration alone, by switching the rule off.
    case configuration
    /// Nothing.
    case never
  }

  /// What says that a file was not checked cannot be accepted, and what is about directives by no directive.
  public var acceptability: Acceptability {
    switch id {
    case "TPL001", "TPL002": .never
    case "TPL005", "TPL006": .configuration
    default: group == "CFG" ? .configuration : .suppression
    }
  }
}
