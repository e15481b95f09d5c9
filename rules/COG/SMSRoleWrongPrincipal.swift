internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The role that sends SMS trusts the service of user pools, which has a name of its own.
struct SMSRoleWrongPrincipal: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG046",
    title: "SMS role does not trust cognito-idp.amazonaws.com",
    severity: .high,
    rationale: """
      User pools call as cognito-idp.amazonaws.com. A role that trusts another principal cannot be \
      assumed for them: the pool's deployment fails with InvalidSmsRoleTrustRelationshipException.
      """,
    remediation: """
      Name cognito-idp.amazonaws.com under Principal.Service of an Allow statement for sts:AssumeRole.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html"
    ],
    examples: [
      .failing(SMSRoleExample.resources(principal: "↓{Service: cognito-identity.amazonaws.com}")),
      .failing(SMSRoleExample.resources(principal: "↓{AWS: \"111122223333\"}")),
      .passing(SMSRoleExample.resources(principal: "{Service: [cognito-idp.amazonaws.com]}")),
      .skipped(SMSRoleExample.resources(principal: "{Service: [[cognito-idp.amazonaws.com]]}")),
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              ExternalId: acme-pool
              SnsCallerArn: !GetAtt SmsRole.Arn
        SmsRole:
          Type: AWS::IAM::Role
        """),
      .undecided(
        SMSRoleExample.resources(principal: "{Service: cognito-idp.eu-west-1.amazonaws.com}")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      // Of a role without a trust policy TPL084 speaks.
      if trust.policy.isAbsent { return .notApplicable }
      if trust.policy.mayBeStructure, trust.document.isOpen {
        return .undecided("the trust policy of role \(trust.roleName) is not in the template")
      }
      // A principal that cannot be read may be the right one, misspelt: COG066 says what IAM says.
      guard trust.document.hasReadablePrincipals else { return .notApplicable }
      let allows = trust.verdict.own.statements.filter { $0.statement.effect != .deny }
      if allows.contains(where: { $0.principal == .yes && $0.statement.effect == .allow }) {
        return .pass
      }
      if allows.contains(where: { $0.principal != .no }) || trust.document.isOpen {
        return .undecided("whom role \(trust.roleName) trusts is not decided")
      }
      let principal = allows.first?.statement.principal
      let place = principal.flatMap { $0.isAbsent ? nil : trust.place(of: $0) }
      return .fail(
        Violation(
          "role \(trust.roleName) does not trust cognito-idp.amazonaws.com, "
            + "so \(trust.sender.words) cannot send SMS\(principal.map(Self.hint) ?? "")",
          at: place ?? trust.policyPlace, related: trust.senderPlaces, in: trust.holder))
    }
  }

  private static func hint(_ principal: Value) -> String {
    let services = principal["Service"].items.compactMap(\.knownText)
    if services.contains("cognito-identity.amazonaws.com")
      || principal["Federated"].items.contains(where: {
        $0.knownText == "cognito-identity.amazonaws.com"
      })
    {
      return "; cognito-identity.amazonaws.com is the service of identity pools"
    }
    if let service = services.first { return "; it trusts '\(service)'" }
    for kind in ["Federated", "AWS"] where !principal[kind].isAbsent {
      return "; a principal under \(kind) is not a service"
    }
    return ""
  }
}
