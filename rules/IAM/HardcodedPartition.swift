internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// An ARN takes partition, region and account from where the template is deployed.
struct HardcodedPartition: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM086",
    title: "ARN in a policy hard-codes partition, region or account",
    severity: .info,
    profiles: [.strict],
    rationale: """
      Deployed to another region, account or partition, the policy is about what is in the first one, \
      or about nothing.
      """,
    remediation: "Write AWS::Partition, AWS::Region and AWS::AccountId with Fn::Sub.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, Resource: [↓"arn:aws:s3:::acme/*", \
          !Sub "arn:${AWS::Partition}:s3:::acme/*", ↓!Sub "arn:aws:s3:::${AWS::StackName}"]}
          """)),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: sns:Publish, Resource: ↓!Join [":", \
          [arn, !Ref AWS::Partition, "sns:eu-west-1", !Ref AWS::AccountId, topic]]}
          """)),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: sns:Publish, Resource: \
          !Sub "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:topic"}
          """,
          "{Effect: Allow, Action: s3:ListAllMyBuckets, Resource: \"*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.permissions, of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        .worst(
          of: (statement.resource.items + statement.notResource.items).map { judge($0, policy) })
      }
    }
  }

  /// Looks at what is written: a value that comes from elsewhere is not hard-coded here.
  private func judge(_ value: Value, _ policy: WrittenPolicy) -> Outcome {
    guard let node = value.node, let written = Self.writtenText(node) else { return .pass }
    let parts = written.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn" else { return .pass }
    var names: [String] = []
    if parts[1].hasPrefix("aws") { names.append("partition '\(parts[1])'") }
    if Self.isRegion(parts[3]) { names.append("region '\(parts[3])'") }
    if parts[4].utf8.count == 12, parts[4].allSatisfy(\.isNumber) {
      names.append("account '\(parts[4])'")
    }
    guard !names.isEmpty else { return .pass }
    return .fail(
      Violation(
        "an ARN in \(policy.name) is for \(names.joined(separator: ", ")) only; "
          + "write pseudo parameters",
        at: policy.place(of: value), discriminator: written))
  }

  /// `eu-west-1`, with no part left open.
  private static func isRegion(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3 && parts.last?.allSatisfy(\.isNumber) == true
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLowercase } }
  }

  /// A text, or what `Fn::Sub` and `Fn::Join` make of texts, with `?` for what they take from elsewhere.
  private static func writtenText(_ node: Node) -> String? {
    if node.kind == .string { return node.text }
    guard let function = node.onlyEntry else { return nil }
    let argument = function.value
    switch function.key {
    case "Fn::Sub":
      return (argument.string ?? argument.elements.first?.string).map(withoutVariables)
    case "Fn::Join":
      guard argument.elements.count == 2, let between = argument.elements[0].string,
        argument.elements[1].kind == .list
      else { return nil }
      return argument.elements[1].elements.map { writtenText($0) ?? "?" }
        .joined(separator: between)
    default: return nil
    }
  }

  private static func withoutVariables(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      result += rest[..<start.lowerBound] + "?"
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
