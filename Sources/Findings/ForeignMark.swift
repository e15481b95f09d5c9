public import Documents

/// What a template says to another tool so that it leaves something alone; cogcheck does not obey it.
public struct ForeignMark: Hashable, Sendable {
  /// The tools whose marks are known.
  public enum Tool: String, CaseIterable, Sendable {
    case cfnNag = "cfn_nag"
    case cdkNag = "cdk_nag"
    case checkov
    case guardTool = "guard"
    case cfnLint = "cfn-lint"
  }

  /// Which tool is meant.
  public let tool: Tool
  /// What that tool calls the rule.
  public let rule: String
  /// Why, in the words of who wrote it; empty where nothing is said.
  public let reason: String
  /// The resource that it stands in; `nil` for one of the template.
  public let logicalID: String?
  /// Where the rule is named.
  public let range: SourceRange
  /// Our rules that ask the same, or a part of it; none where there is none.
  public let ruleIDs: [String]

  /// A mark.
  public init(
    tool: Tool, rule: String, reason: String, logicalID: String?, range: SourceRange,
    ruleIDs: [String]
  ) {
    self.tool = tool
    self.rule = rule
    self.reason = reason
    self.logicalID = logicalID
    self.range = range
    self.ruleIDs = ruleIDs
  }
}
