internal import Findings
internal import Rules
internal import Suppressions

/// A suppression that covers something is still meant.
struct SuppressionExpired: SuppressionRule {
  let fault = SuppressionFault.Kind.expired
  let metadata = RuleMetadata(
    id: "CFG002",
    title: "Suppression has expired",
    severity: .info,
    precision: .veryHigh,
    rationale: """
      Somebody accepted the finding until a day that is over. It counts again since then, and says so itself; \
      this names the place where it was accepted.
      """,
    remediation: "Fix the finding and remove the suppression, or accept it anew with a later day.",
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
                  reason: Open until the beta ends, ticket SEC-118
                  expires: 2026-06-30
        """),
      .passing(
        """
        # cogcheck:ignore COG001 until=2999-12-31 -- a public product, everyone may sign up
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            DeletionProtection: ACTIVE
        """),
    ])
}
