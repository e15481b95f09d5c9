internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// What becomes of a resource is one of few words, written out.
struct DeletionPolicyInvalid: DeclarationRule {
  let metadata = RuleMetadata(
    id: "TPL097",
    title: "DeletionPolicy or UpdateReplacePolicy is not allowed",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the whole template: for a word that it does not know, and for Snapshot on a type \
      without snapshots.
      """,
    remediation: "Write Delete or Retain; DeletionPolicy also takes RetainExceptOnCreate.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatereplacepolicy.html",
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          DeletionPolicy: ↓retain
          UpdateReplacePolicy: ↓RetainExceptOnCreate
        Pool:
          Type: AWS::Cognito::UserPool
          DeletionPolicy: ↓Snapshot
          UpdateReplacePolicy: ↓[Retain]
        """),
      // Functions are taken without language extensions too, as a deployment shows:
      // https://github.com/aws-cloudformation/cfn-lint/issues/2915
      .passing(
        template: """
          Parameters:
            Keep: {Type: String, Default: Retain}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              DeletionPolicy: !Ref Keep
              UpdateReplacePolicy: Retain
            Volume:
              Type: AWS::EC2::Volume
              DeletionPolicy: Snapshot
              UpdateReplacePolicy: Snapshot
              Properties: {AvailabilityZone: eu-west-1a, Size: 8}
          """),
      .undecided(
        """
        Topic:
          Type: AWS::SNS::Topic
          DeletionPolicy: ${self:custom.keep}
        """),
    ])

  private static let snapshot = "Snapshot"
  private static let words = [
    "DeletionPolicy": ["Delete", "Retain", "RetainExceptOnCreate", snapshot],
    "UpdateReplacePolicy": ["Delete", "Retain", snapshot],
  ]

  /// Those of 2026-10.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
  private static let typesWithSnapshots = [
    "AWS::DocDB::DBCluster", "AWS::EC2::Volume", "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup", "AWS::Neptune::DBCluster", "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance", "AWS::Redshift::Cluster",
  ]

  func check(_ resource: Resource, in template: Template) -> Outcome {
    Outcome.worst(
      of: Self.words.keys.sorted().compactMap { key in
        resource.node[key].map { outcome($0, key, of: resource, in: template) }
      })
  }

  private func outcome(
    _ node: Node, _ key: String, of resource: Resource, in template: Template
  ) -> Outcome {
    if node.kind == .null { return .notApplicable }
    guard let text = node.text else {
      if Intrinsic(node) != nil { return .pass }
      let kind = node.kindInsteadOfText ?? "a mapping"
      return template.judge(
        form: [
          Violation(
            "\(key) of '\(resource.logicalID)' is \(kind); write one word", at: node)
        ], of: "the resource")
    }
    if let outcome = Outcome(namePutIn: text) { return outcome }
    let words = (Self.words[key] ?? []).filter {
      $0 != Self.snapshot || Self.typesWithSnapshots.contains(resource.type)
    }
    var fault: Violation?
    if text == Self.snapshot, !words.contains(text) {
      fault = Violation(
        "\(key) of '\(resource.logicalID)' is Snapshot, but \(resource.type) has no snapshots; write Retain or Delete",
        at: node)
    } else if !words.contains(text) {
      let near = text.nearest(in: words).map { "perhaps '\($0)' is meant" }
      fault = Violation(
        "\(key) of '\(resource.logicalID)' is '\(text)'; \(near ?? "write \(words.joined(separator: ", "))")",
        at: node)
    }
    return template.judge(form: fault.map { [$0] } ?? [], of: "the resource")
  }
}
