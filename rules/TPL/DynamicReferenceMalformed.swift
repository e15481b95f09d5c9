internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A dynamic reference has the parts that its service asks for.
struct DynamicReferenceMalformed: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL036",
    title: "Dynamic reference has the wrong shape",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the deployment, or passes the text on as it stands where it does not \
      see a reference in it.
      """,
    remediation: """
      Write {{resolve:ssm:name:version}}, {{resolve:ssm-secure:name:version}} or \
      {{resolve:secretsmanager:id:SecretString:key:stage:version}}, without blanks.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html"
    ],
    examples: [
      .failing(
        """
        Provider:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            ProviderDetails:
              client_id: "↓{{resolve:ssm:/google/client id}}"
              client_secret: "↓{{resolve:secretsmanager:google:SecretBinary:secret}}"
              authorize_scopes: "↓{{ resolve:ssm:/google/scopes }}"
              token_url: "https://↓{{resolve:parameter:/google/host}}/token"
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: "{{resolve:ssm:/customers/topic:3}}"
            DisplayName: "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:111122223333:secret:customers:SecretString:title}}"
            KmsMasterKeyId: !Sub "{{resolve:ssm:/${AWS::StackName}/key}}"
        """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties:
                DisplayName: "{{resolve:parameter:/title}}"
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let found = template.dynamicReferences
    guard !found.isEmpty else { return .notApplicable }
    let violations = found.compactMap { reference in
      reference.fault.map { fault in
        Violation(
          "the dynamic reference \(fault)", at: reference.place, in: reference.text.resource)
      }
    }
    return template.judge(violations, of: "the dynamic reference")
  }
}
