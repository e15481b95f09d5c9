internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What a resource refers to is created whenever it is.
struct ConditionalReference: ResourceRule {
  let metadata = RuleMetadata(
    id: "TPL064",
    title: "Reference to a resource that may not be created",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The deployment fails: a resource cannot refer to one whose condition is false. It goes \
      unseen until somebody deploys with those parameters.
      """,
    remediation: "Give both the same condition, or put the reference behind Fn::If.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Alarms: {Type: String, AllowedValues: ["yes", "no"]}
          Conditions:
            HasAlarms: !Equals [!Ref Alarms, "yes"]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Condition: HasAlarms
            Alarm:
              Type: AWS::CloudWatch::Alarm
              Properties:
                AlarmActions: [!Ref ↓Topic]
          """),
      .passing(
        template: """
          Parameters:
            Alarms: {Type: String, AllowedValues: ["yes", "no"]}
            Stage: {Type: String, AllowedValues: [prod, test]}
          Conditions:
            HasAlarms: !Equals [!Ref Alarms, "yes"]
            IsLoud: !And [{Condition: HasAlarms}, !Equals [!Ref Stage, prod]]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Condition: HasAlarms
            Alarm:
              Type: AWS::CloudWatch::Alarm
              Condition: IsLoud
              Properties:
                AlarmActions: [!Ref Topic]
            Quiet:
              Type: AWS::CloudWatch::Alarm
              Properties:
                AlarmActions: [!If [HasAlarms, !Ref Topic, !Ref AWS::NoValue]]
          """),
      .skipped(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: !Ref AWS::StackName
        """),
    ])

  let resourceTypes = [ResourceType.any]

  /// Of those that TPL107 looks at, that speaks.
  private static let others = Set(ResourceType.cognito + [ResourceType.role])

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    guard !Self.others.contains(resource.type) else { return .notApplicable }
    return scenario.judgeTargets(of: resource)
  }
}
