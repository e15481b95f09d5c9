internal import Findings
internal import PropertyChecks
internal import Rules

/// A word that YAML reads as a boolean stands between quotes where a text is due.
///
/// Seen at a deployment: https://github.com/aws/aws-cdk/issues/875
struct YAMLBooleanTrap: PropertyFaultRule {
  let metadata = RuleMetadata(
    id: "TPL102",
    title: "Unquoted YAML word is read as a boolean where a text is due",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      YAML 1.1 reads on, off, yes and no without quotes as true and false, and CloudFormation passes those \
      on: a text of another content, or one that the service refuses.
      """,
    remediation: """
      Put the word in quotes.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html"
    ],
    examples: [
      .failing(
        """
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: eu-west-1_abc
            ClientName: ↓yes
            PreventUserExistenceErrors: ↓ON
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            DisplayName: "yes"
            FifoTopic: yes
            Tags: [{Key: on call, Value: 'no'}]
        """),
      .undecided(
        template: """
          Transform: CompanyMacro
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Properties: {DisplayName: no}
          """),
    ])
}
