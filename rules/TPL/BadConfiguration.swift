internal import Findings
internal import Rules
internal import Suppressions

/// What a template says to cogcheck can be taken for what it says.
struct BadConfiguration: SuppressionRule {
  let fault = SuppressionFault.Kind.malformed
  let metadata = RuleMetadata(
    id: "TPL006",
    title: "Suppression cannot be read or is not allowed",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      A suppression with a mistake in it covers nothing, or another finding than its author meant: the build \
      stays red without saying why, or a check is off that nobody meant to switch off.
      """,
    remediation: "Write it as the message says. `cogcheck rules` lists the ids and names of rules.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-metadata.html"
    ],
    examples: [
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Metadata:
            cogcheck:
              suppress:
                - rule: ↓COG0444
                  reason: Migrates with the old pool, ticket SEC-118
        """),
      .failing(
        """
        Topic:
          Type: AWS::SNS::Topic
          Metadata:
            cogcheck:
              ↓supress: []
        """),
      .failing(
        """
        # cogcheck:ignore ↓COG0444 -- migrates with the old pool
        Topic:
          Type: AWS::SNS::Topic
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Metadata:
            cogcheck:
              suppress:
                - rule: SelfSignUpLeftOn
                  reason: A public product, everyone may sign up
          Properties:
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            DeletionProtection: ACTIVE
        """),
    ])
}
