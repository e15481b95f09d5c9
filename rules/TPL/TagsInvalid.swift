internal import Findings
internal import PropertyChecks
internal import Rules

/// Tags have names that AWS takes, each once.
struct TagsInvalid: InspectionRule {
  let metadata = RuleMetadata(
    id: TagInspection.ruleID,
    title: "Tags are malformed",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      The service refuses the tags, and the deployment fails minutes after it began: a key has 1 to 128 \
      characters, a value at most 256, no key appears twice, and what begins with aws: is AWS's own.
      """,
    remediation: "Write each key once, in at most 128 characters, and not with aws: in front.",
    references: [
      "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html",
    ],
    examples: [
      .failing(
        """
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            Tags:
              - {Key: ↓"aws:owner", Value: shop}
              - {Key: Stage, Value: prod}
              - {Key: ↓Stage, Value: test}
              - ↓{Value: shop}
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolTags: {↓"aws:owner": shop}
        """),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                Tags: !If [IsProd, [{Key: ↓"", Value: shop}], !Ref AWS::NoValue]
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                Tags:
                  - !If [IsProd, {Key: Owner, Value: shop}, {Key: Owner, Value: team}]
                  - {Key: owner, Value: !Ref Stage}
                  - {Key: Empty, Value: ""}
          """),
      .undecided(
        template: """
          Transform: CompanyMacro
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties: {Tags: [{Key: "aws:owner", Value: shop}]}
          """),
      .skipped(
        """
        Topic:
          Type: AWS::SNS::Topic
        """),
    ])

  let inspection: any ResourceInspection = TagInspection()
}
