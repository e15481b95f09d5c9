internal import Findings
internal import Rules
internal import Suppressions

/// A suppression says why.
struct SuppressionWithoutReason: SuppressionRule {
  let fault = SuppressionFault.Kind.withoutReason
  let metadata = RuleMetadata(
    id: "CFG004",
    title: "Suppression does not say why",
    severity: .medium,
    precision: .veryHigh,
    rationale: """
      Without a reason nobody can tell later whether the finding may still be accepted. The suppression covers \
      nothing until it has one.
      """,
    remediation: "Say in at least 10 characters why the finding is accepted, best with a ticket.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-metadata.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Metadata:
            cogcheck:
              suppress:
                - rule: ↓COG001
        """),
      .failing(
        """
        # cogcheck:ignore ↓COG001 -- ok
        Pool:
          Type: AWS::Cognito::UserPool
        """),
      .passing(
        """
        # cogcheck:ignore COG001 -- a public product, everyone may sign up
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            DeletionProtection: ACTIVE
        """),
    ])
}
