internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// How a resource is created or updated is said by a mapping, on types that know it.
///
/// CloudFormation takes no function for the whole:
/// https://github.com/aws-cloudformation/cfn-lint/pull/4641. On other types it takes no notice:
/// https://github.com/aws-cloudformation/cfn-lint/issues/3598
struct CreationOrUpdatePolicyInvalid: DeclarationRule {
  let metadata = RuleMetadata(
    id: "TPL098",
    title: "CreationPolicy or UpdatePolicy is malformed",
    severity: .low,
    precision: .high,
    rationale: """
      CloudFormation refuses the template where the policy is not a mapping. A policy that its type does not \
      know has no effect.
      """,
    remediation: "Write a mapping of the policies that the type of the resource knows.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-creationpolicy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html",
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Wait: {Type: String}
          Resources:
            Wait1:
              Type: AWS::CloudFormation::WaitCondition
              CreationPolicy: ↓!Ref Wait
            Wait2:
              Type: AWS::CloudFormation::WaitCondition
              CreationPolicy: {↓ResourceSignals: {Timeout: PT15M}}
            Alias:
              Type: AWS::Lambda::Alias
              UpdatePolicy: ↓[CodeDeployLambdaAliasUpdate]
              Properties: {FunctionName: f, FunctionVersion: "1", Name: live}
          """),
      .passing(
        template: """
          Conditions:
            IsEurope: !Equals [!Ref AWS::Region, eu-west-1]
          Resources:
            Wait1:
              Type: AWS::CloudFormation::WaitCondition
              CreationPolicy: {ResourceSignal: {Timeout: PT15M, Count: 1}}
            Wait2:
              Type: AWS::CloudFormation::WaitCondition
              CreationPolicy: !If [IsEurope, {ResourceSignal: {Count: 1}}, !Ref AWS::NoValue]
          """),
      .passing(
        """
        Pool:
          Type: AWS::SNS::Topic
          CreationPolicy: {ResourceSignal: {Count: 1}}
        """),
      .undecided(
        template: """
          Transform: Example::Macro
          Resources:
            Wait:
              Type: AWS::CloudFormation::WaitCondition
              CreationPolicy: wait
          """),
    ])

  private static let known: [String: [String: [String]]] = [
    "CreationPolicy": [
      "AWS::AppStream::Fleet": ["StartFleet"],
      "AWS::AutoScaling::AutoScalingGroup": ["AutoScalingCreationPolicy", "ResourceSignal"],
      "AWS::CloudFormation::WaitCondition": ["ResourceSignal"],
      "AWS::EC2::Instance": ["ResourceSignal"],
    ],
    "UpdatePolicy": [
      "AWS::AppStream::Fleet": ["StartAfterUpdate", "StopBeforeUpdate"],
      "AWS::AutoScaling::AutoScalingGroup": [
        "AutoScalingInstanceRefresh", "AutoScalingReplacingUpdate", "AutoScalingRollingUpdate",
        "AutoScalingScheduledAction",
      ],
      "AWS::ElastiCache::ReplicationGroup": ["UseOnlineResharding"],
      "AWS::Elasticsearch::Domain": ["EnableVersionUpgrade"],
      "AWS::Lambda::Alias": ["CodeDeployLambdaAliasUpdate"],
      "AWS::OpenSearchService::Domain": ["EnableVersionUpgrade"],
    ],
  ]

  func check(_ resource: Resource, in template: Template) -> Outcome {
    // Of modules TPL068 speaks, and SAM's own resources have policies of their own.
    guard !resource.isModule, !resource.isOfSAM else { return .notApplicable }
    return Outcome.worst(
      of: Self.known.keys.sorted().compactMap { key in
        resource.node.entry(key).map { outcome($0, of: resource, in: template) }
      })
  }

  private func outcome(_ policy: Entry, of resource: Resource, in template: Template) -> Outcome {
    let node = policy.value
    if node.kind == .null || node.isPutIn { return .notApplicable }
    let owner = "\(policy.key) of '\(resource.logicalID)'"
    if let kind = kindInsteadOfMapping(node), !template.usesLanguageExtensions {
      return template.judge(
        form: [Violation("\(owner) is \(kind); write a mapping", at: node)], of: "the resource")
    }
    guard let known = Self.known[policy.key]?[resource.type] else {
      return .pass(
        remark: Violation(
          "\(owner) has no effect: \(resource.type) does not know it", at: Place(keyOf: policy)))
    }
    let misspelt = node.entries.compactMap { entry -> Violation? in
      guard !known.contains(entry.key), let near = entry.key.nearest(in: known) else { return nil }
      return Violation(
        "key '\(entry.key)' in \(owner) means nothing; perhaps '\(near)' is meant",
        at: Place(keyOf: entry))
    }
    return template.judge(form: misspelt, of: "the resource")
  }

  private func kindInsteadOfMapping(_ node: Node) -> String? {
    switch Intrinsic(node) {
    case nil: return node.kindInsteadOfMapping
    case .if, .transform: return nil
    case .some: return "a function"
    }
  }
}
