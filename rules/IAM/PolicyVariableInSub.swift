internal import Cognito
internal import Findings
internal import IAM
internal import Rules
internal import Templates

/// CloudFormation takes each `${…}` of `Fn::Sub` for its own, unless it is written `${!…}`.
struct PolicyVariableInSub: ReferenceRule {
  let metadata = RuleMetadata(
    id: "IAM087",
    title: "Policy variable inside Fn::Sub is not escaped",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation looks for a parameter or resource of that name, finds none and refuses the \
      whole template.
      """,
    remediation: "Write ${!aws:username} for what IAM is to see as ${aws:username}.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, \
          Resource: !Sub "arn:${AWS::Partition}:s3:::acme/↓${cognito-identity.amazonaws.com:sub}/*"}
          """)),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: iam:GetUser, Resource: !Sub \"arn:aws:iam::*:user/↓${aws:username}\"}"
        )),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, \
          Resource: !Sub "arn:${AWS::Partition}:s3:::acme/${!aws:username}/*"}
          """)),
      .skipped(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, Resource: [!Sub "${self:custom.settings.arn}", \
          !Sub "${file(./arns.yml):${opt:stage}}", !Sub "arn:aws:s3:::${cf.eu-west-1:stack.Bucket}/${env:KEY}"]}
          """)),
      .skipped(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, Resource: \"arn:aws:s3:::acme/${aws:username}/*\"}"
        )),
    ])

  func check(_ reference: Reference, in template: Template) -> Outcome {
    guard reference.function == "Fn::Sub" else { return .notApplicable }
    guard let variable = reference.policyVariable else { return .pass }
    return .fail(
      Violation(
        "Fn::Sub would replace the policy variable '${\(variable)}'; write ${!\(variable)}",
        at: reference.place))
  }
}
