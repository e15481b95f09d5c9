internal import BuiltInRules
public import Findings
internal import Rules

/// Every rule that can be asked: those that ship, and those of rules files.
public struct RuleCatalogue: Sendable {
  /// What is said of each, by id.
  public let rules: [RuleMetadata]

  /// The rules that ship, and those of `guardRules`.
  ///
  /// - Throws: ``UsageError`` for rules files that cannot be read.
  public init(guardRules: GuardChoice = GuardChoice()) throws(UsageError) {
    let root = try SourceRoot(given: nil)
    let given = try GuardFiles(root: root, mode: guardRules.mode, time: 0).load(guardRules.paths)
    rules = RuleSet(BuiltInRules.all + given.rules, packs: given.packs).metadata
  }
}
