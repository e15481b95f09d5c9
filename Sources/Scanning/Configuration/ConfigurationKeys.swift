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
      ConfigurationKey(
        name: "suppressions", summary: "Findings that are accepted.",
        shape: .list(.mapping(suppressionKeys, is: "a suppression"), of: "suppressions")),
      ConfigurationKey(
        name: "policy", summary: "What may be accepted at all.",
        shape: .mapping(policyKeys, is: "a policy")),
    ], is: "a configuration")

  private static let suppressionKeys = [
    ConfigurationKey(
      name: "rule", summary: "A rule by id or name, or several by a prefix that ends in `*`.",
      shape: .text("a rule"), isRequired: true),
    globs("paths", "The files; all where there is no list."),
    ConfigurationKey(
      name: "resource", summary: "The logical ids, as a glob; all where there is none.",
      shape: .text("a glob")),
    ConfigurationKey(
      name: "reason", summary: "Why, in at least ten characters.", shape: .text("a reason")),
    ConfigurationKey(name: "expires", summary: "The last day, in UTC.", shape: .day),
  ]

  private static let policyKeys = [
    ConfigurationKey(
      name: "require-reason", summary: "A suppression must say why; true by default.",
      shape: .truth),
    ConfigurationKey(
      name: "require-expiry", summary: "A suppression must have a last day.", shape: .truth),
    ConfigurationKey(
      name: "max-expiry-days", summary: "How many days from now on a last day may be at most.",
      shape: .count(of: "days")),
    ConfigurationKey(
      name: "no-inline", summary: "Rules whose findings are accepted in the configuration alone.",
      shape: .list(.text("a rule"), of: "rules")),
    ConfigurationKey(
      name: "mandatory", summary: "Rules whose findings nobody can accept.",
      shape: .list(.text("a rule"), of: "rules")),
  ]

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
