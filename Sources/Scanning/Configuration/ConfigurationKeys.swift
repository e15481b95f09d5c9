internal import Findings

extension ConfigurationShape {
  /// The version of configurations that is read.
  static let version = 1

  /// A whole configuration.
  static let file = ConfigurationShape.mapping(
    [
      ConfigurationKey(
        name: "version", summary: "The version of this file.", shape: .number(version),
        isRequired: true),
      ConfigurationKey(
        name: "extends",
        summary:
          "Another configuration, relative to this file, whose settings hold where this one has none.",
        shape: .text("a path")),
      failOn,
      ConfigurationKey(
        name: "profile", summary: "The set of rules that are asked.",
        shape: .word(Profile.allCases.map(\.rawValue))),
      globs("include", "Files that are looked at; all where there is no list."),
      globs("exclude", "Files that are left out."),
      ConfigurationKey(
        name: "parameters",
        summary: "Files with values of parameters, relative to this file; each is a deployment.",
        shape: .list(.text("a path"), of: "paths")),
      rules(
        .toggle(
          [.off, .on], or: (shape: .mapping(ruleKeys, is: "a rule"), example: "{severity: low}"))),
      ConfigurationKey(
        name: "overrides",
        summary: "What holds for some files alone; the last one that fits counts.",
        shape: .list(.mapping(overrideKeys, is: "an override"), of: "overrides")),
    ], is: "a configuration")

  /// Keys that are promised, and refused until they do what they say.
  static let promisedKeys = ["suppressions", "policy"]

  private static let failOn = ConfigurationKey(
    name: "fail-on", summary: "Findings of this severity and above fail the run.",
    shape: .word(Gate.allCases.map(\.rawValue)))

  private static let ruleKeys = [
    ConfigurationKey(
      name: "severity", summary: "How much its findings matter; info never fails a run.",
      shape: .word(Severity.allCases.map(\.rawValue))),
    ConfigurationKey(
      name: "options", summary: "What `cogcheck explain` lists as its options.",
      shape: .table(.option, of: "options", each: "an option")),
  ]

  private static let overrideKeys = [
    globs("paths", "The files.", isRequired: true),
    failOn,
    rules(.toggle([.off], or: nil)),
  ]

  private static func globs(
    _ name: String, _ summary: String, isRequired: Bool = false
  ) -> ConfigurationKey {
    ConfigurationKey(
      name: name, summary: "\(summary) Globs, relative to this file.",
      shape: .list(.text("a glob"), of: "globs"), isRequired: isRequired)
  }

  private static func rules(_ setting: ConfigurationShape) -> ConfigurationKey {
    ConfigurationKey(
      name: "rules",
      summary:
        "Rules by id, by name, or by a prefix of these that ends in `*`; the longer one counts.",
      shape: .table(setting, of: "rules", each: "a rule"))
  }
}
