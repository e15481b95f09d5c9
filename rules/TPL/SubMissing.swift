internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A text names something of the template as `${…}`, and no `Fn::Sub` puts that in.
struct SubMissing: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL034",
    title: "Variable of the template in a text without Fn::Sub",
    severity: .high,
    rationale: """
      CloudFormation passes the text on as it stands, so that the service is given ${…} in place \
      of the value. Most refuse it; some take it.
      """,
    remediation: """
      Put the text into Fn::Sub. Where ${…} is meant as it stands, write Fn::Sub with ${!…}.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: ↓${Stage}-customers
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                KmsMasterKeyId: !Join ["", ["arn:aws:kms:↓${AWS::Region}:", key/customers]]
          Outputs:
            Arn:
              Value: ↓${Pool.Arn}
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                TopicName: !Sub "${Stage}-customers"
                DisplayName: write to ${name} in ${Stage}
            Policy:
              Type: AWS::IAM::ManagedPolicy
              Properties:
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    Effect: Allow
                    Action: s3:GetObject
                    Resource: arn:*:s3:::home/${aws:username}/*
          """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: ${AWS::Region}-customers
          """),
    ])

  /// Below these stand scripts, other templates and texts with variables of their own.
  ///
  /// Of state machines:
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
  private static let ownLanguages: Set<String> = [
    "BuildSpec", "Command", "Definition", "DefinitionString", "DefinitionSubstitutions",
    "EntryPoint", "InlineCode", "TemplateBody", "UserData", "ZipFile",
  ]

  func check(_ template: Template, references: [Reference]) -> Outcome {
    var isAsked = false
    var violations: [Violation] = []
    for text in template.specialTexts where !text.isSubstituted && text.site != .other {
      guard text.resource?.isCustom != true, !holdsOwnLanguage(text.node) else { continue }
      isAsked = true
      guard let name = template.variableMissingSub(in: text.node) else { continue }
      violations.append(
        Violation(
          "the text keeps '${\(name)}' as it stands, since Fn::Sub is missing; write it as Fn::Sub",
          at: Place(template.range(ofVariable: name, in: text.node), in: text.node),
          in: text.resource))
    }
    return isAsked ? template.judge(violations, of: "the text") : .notApplicable
  }

  private func holdsOwnLanguage(_ node: Node) -> Bool {
    var current: Node? = node
    while let node = current {
      if let key = node.enclosingEntry?.key, Self.ownLanguages.contains(key) { return true }
      current = node.parent
    }
    return false
  }
}
