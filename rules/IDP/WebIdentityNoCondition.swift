internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A role that trusts identity pools says which ones.
struct WebIdentityNoCondition: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP027",
    title: "Cognito web-identity trust has no condition at all",
    severity: .critical,
    rationale: """
      The statement gives the role to every user and every guest of every identity pool, in whatever \
      account. IAM refuses new roles of this kind, so the deployment fails; where such a role exists, \
      anyone can use it.
      """,
    remediation: """
      Add a Condition with StringEquals on cognito-identity.amazonaws.com:aud and \
      ForAnyValue:StringLike on cognito-identity.amazonaws.com:amr.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html"
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(firstKey: "↓Effect", conditions: [])),
      .failing(
        IdentityPoolExample.resources(attachment: nil, firstKey: "↓Effect", conditions: [])),
      .passing(IdentityPoolExample.resources()),
      .skipped(
        IdentityPoolExample.resources(
          principal: "{Federated: accounts.google.com}", conditions: [])),
      .undecided(
        template: """
          Parameters:
            Trust: {Type: String}
          Resources:
            Role:
              Type: AWS::IAM::Role
              Properties:
                AssumeRolePolicyDocument:
                  Statement:
                    - Effect: Allow
                      Principal: {Federated: cognito-identity.amazonaws.com}
                      Action: !Ref Trust
          """),
    ])

  let resourceTypes = [ResourceType.role]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let trust = IdentityPoolTrust(resource, in: scenario)
    let admissions = trust.admissions
    guard !trust.isRefused, admissions.contains(where: { $0.principal == .yes }) else {
      return .notApplicable
    }
    let strangers = trust.strangers
    switch strangers.outcome {
    case .denied: return .pass
    case .open:
      return admissions.contains { $0.statement.isUnguardedForIdentityPools }
        ? .undecided("the trust policy of role '\(resource.logicalID)' is not decided") : .pass
    case .allowed:
      guard let statement = strangers.admitting?.statement, statement.isUnguardedForIdentityPools
      else { return .pass }
      return .fail(
        Violation(
          "role '\(resource.logicalID)' trusts the users of every identity pool of every account; "
            + "add conditions on \(IdentityPoolCalls.audienceKey) and \(IdentityPoolCalls.kindKey)",
          at: trust.place(of: statement.value),
          related: scenario.uses(of: resource).filter { $0.holder.condition == nil }.prefix(1)
            .map(\.place)))
    }
  }
}
