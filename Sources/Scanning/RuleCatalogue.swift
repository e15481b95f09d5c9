internal import BuiltInRules
public import Findings
internal import Rules

/// Every rule that can be asked: those that ship, and those of rules files.
public struct RuleCatalogue: Sendable {
  /// What is said of each, by id.
  public let rules: [RuleMetadata]

  /// The rules that ship, and those of `policies`.
  ///
  /// - Throws: ``UsageError`` for rules files that cannot be read.
  public init(policies: PolicyChoice = PolicyChoice()) throws(UsageError) {
    let root = try SourceRoot(given: nil)
    let given = try PolicyFiles(root: root, mode: policies.mode, time: 0).load(policies.paths)
    rules = RuleSet(BuiltInRules.all + given.rules, packs: given.packs).metadata
  }
}
