internal import Findings
internal import Rules
internal import Suppressions

/// A suppression covers a finding.
struct SuppressionUnused: SuppressionRule {
  let fault = SuppressionFault.Kind.unused
  let metadata = RuleMetadata(
    id: "CFG003",
    title: "Suppression covers no finding",
    severity: .low,
    precision: .veryHigh,
    rationale: """
      A suppression whose finding is gone hides the next one of its rule at the same place. One that never \
      covered anything has a mistake in its rule or its place.
      """,
    remediation: """
      Remove it. Where it is meant for another rule or another resource, name that, or write it there.
      """,
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
                  reason: A public product, everyone may sign up
          Properties:
            AdminCreateUserConfig:
              AllowAdminCreateUserOnly: true
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Metadata:
            cogcheck:
              suppress:
                - rule: COG001
                  reason: A public product, everyone may sign up
          Properties:
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            DeletionProtection: ACTIVE
        """),
    ])
}
