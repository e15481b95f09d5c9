internal import Documents
public import Findings
public import Templates

extension ForeignMark {
  /// All marks of other tools in a template, in document order.
  ///
  /// In `Metadata`: https://github.com/stelligent/cfn_nag#suppressing-violations-per-resource,
  /// https://github.com/cdklabs/cdk-nag#suppressing-a-rule, https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html,
  /// https://github.com/aws-cloudformation/aws-guard-rules-registry, https://github.com/aws-cloudformation/cfn-lint#metadata.
  /// And checkov's in comments.
  public static func all(in template: Template) -> [ForeignMark] {
    var reader = ForeignMarkReader()
    if let metadata = template.root["Metadata"] { reader.read(metadata, of: nil) }
    for resource in template.resources.all {
      if let metadata = resource.node["Metadata"] { reader.read(metadata, of: resource) }
    }
    reader.readComments(of: template)
    return reader.marks.sorted { ($0.range, $0.rule) < ($1.range, $1.rule) }
  }
}

private struct ForeignMarkReader {
  private(set) var marks: [ForeignMark] = []

  /// Where a tool keeps its marks: the way to the list, and the keys of rule and reason, where its items have some.
  private static let places:
    [(tool: ForeignMark.Tool, way: [String], rule: String, reason: String)] =
      [
        (.cfnNag, ["cfn_nag", "rules_to_suppress"], "id", "reason"),
        (.cdkNag, ["cdk_nag", "rules_to_suppress"], "id", "reason"),
        (.checkov, ["checkov", "skip"], "id", "comment"),
        (.guardTool, ["guard", "SuppressedRules"], "id", "reason"),
        (.cfnLint, ["cfn-lint", "config", "ignore_checks"], "id", "reason"),
      ]

  mutating func read(_ metadata: Node, of resource: Resource?) {
    for place in Self.places {
      let list = place.way.reduce(Optional(metadata)) { $0?[$1] }
      for item in list?.elements ?? [] {
        guard let rule = item[place.rule] ?? (item.kind.isScalar ? item : nil),
          let name = rule.text
        else { continue }
        add(
          place.tool, name, reason: item[place.reason]?.text ?? "", of: resource?.logicalID,
          at: rule.range)
      }
    }
  }

  private static let comment = "checkov:skip="

  /// `# checkov:skip=ID:reason`, for the resource that it stands in.
  mutating func readComments(of template: Template) {
    let document = template.document
    let source = document.source
    guard document.syntax == .yaml,
      source.firstRange(of: Self.comment, in: SourceRange(0, source.bytes.count)) != nil
    else { return }
    for comment in YAMLComments(document).all {
      guard let mark = source.firstRange(of: Self.comment, in: comment.range) else { continue }
      let text = source.string(in: SourceRange(mark.end, comment.range.end))
      let parts = text.split(separator: ":", maxSplits: 1)
      guard let rule = parts.first.map(String.init) else { continue }
      let owner = template.resources.all.first {
        $0.entry.keyRange.start <= mark.start && mark.start < $0.node.range.end
      }
      let reason = parts.count == 2 ? String(parts[1]).drop { $0 == " " } : ""
      add(
        .checkov, rule, reason: String(reason), of: owner?.logicalID,
        at: SourceRange(mark.end, mark.end + rule.utf8.count))
    }
  }

  private mutating func add(
    _ tool: ForeignMark.Tool, _ rule: String, reason: String, of logicalID: String?,
    at range: SourceRange
  ) {
    marks.append(
      ForeignMark(
        tool: tool, rule: rule, reason: reason, logicalID: logicalID, range: range,
        ruleIDs: tool.ruleIDs(for: rule)))
  }
}
