internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A resource of a policy is an ARN, or every resource.
struct MalformedARN: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM077",
    title: "Resource is not an ARN",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      IAM refuses a policy whose Resource is neither an ARN nor "*", and the deployment fails.
      """,
    remediation: """
      Write arn:PARTITION:SERVICE:REGION:ACCOUNT:NAME, or take the Arn of the resource with Fn::GetAtt.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, Resource: [\"arn:aws:s3:::a\", ↓my-bucket]}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Deny, Action: sns:Publish, Resource: ↓!Sub \"${AWS::AccountId}:topic\"}")),
      .failing(
        template: """
          Parameters:
            BucketArn: {Type: String, Default: arn-default}
          Resources:
            AppPolicy:
              Type: AWS::IAM::ManagedPolicy
              Properties:
                PolicyDocument:
                  Version: 2012-10-17
                  Statement: {Effect: Allow, Action: s3:PutObject, Resource: ↓!Ref BucketArn}
          """),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, Resource: [\"*\", !Sub \"arn:aws:s3:::${AWS::StackName}/*\"]}"
        )),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, Resource: \"arn:aws:s3*\"}")),
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

  private func judge(_ value: Value, _ policy: WrittenPolicy) -> Outcome {
    guard let text = value.asText else { return .notApplicable }
    guard text.onlyAtom == nil else { return .notApplicable }
    return text.mayBeARN
      ? .pass
      : .fail(
        Violation(
          "a Resource in \(policy.name) is \(text.quoted), which is not an ARN; write one, or \"*\"",
          at: policy.place(of: value), discriminator: text.written))
  }
}
