internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Whoever signs himself up gets no credentials of AWS for it.
struct OpenSignUpReachesAWS: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP030",
    title: "Anyone who registers obtains AWS credentials",
    severity: .medium,
    rationale: """
      The identity pool hands out credentials to every user of the user pool, and everyone may become one. \
      What the role allows is open to the world, behind a form.
      """,
    remediation: """
      Set AllowAdminCreateUserOnly to true, or narrow the role to what strangers may do.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html",
    ],
    examples: [
      .failing(Self.example(signUp: "", mark: "↓", action: "s3:GetObject")),
      .failing(
        Self.example(
          signUp: "AdminCreateUserConfig: {AllowAdminCreateUserOnly: false}", mark: "↓",
          action: "\"s3:*\"")),
      .passing(
        Self.example(
          signUp: "AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}",
          action: "s3:GetObject")),
      .tolerated(
        Self.example(
          signUp: "AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}", action: "\"s3:*\"")),
      .tolerated(Self.example(signUp: "", action: "\"cognito-sync:*\"")),
      .tolerated(
        Self.example(
          signUp: "AdminCreateUserConfig: {AllowAdminCreateUserOnly: false}",
          action: "s3:GetObject")),
      .undecided(
        Self.example(
          signUp: "AdminCreateUserConfig: {AllowAdminCreateUserOnly: !ImportValue Closed}",
          action: "\"s3:*\"")),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let roles = authenticatedRoles(of: resource, in: scenario)
    guard !roles.isEmpty else { return .notApplicable }
    let setting = pool.properties["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"]
    switch pool.letsAnyoneSignUp {
    case .no: return .pass
    case .open: return .undecided("who may sign up to pool '\(resource.logicalID)' is not decided")
    case .yes: break
    }
    return .worst(
      of: roles.map { role in
        let wide = WidePermissions(of: role, in: scenario)
        // A pool that is open on purpose may have a role for that.
        guard let reason = wide.excess ?? (setting.isAbsent ? wide.reachesAWS : nil)
        else { return wide.outcomeWithoutReason }
        return .fail(
          Violation(
            "whoever signs up to pool '\(resource.logicalID)' gets credentials of role '\(role.logicalID)', "
              + "which \(reason.words); close sign-up, or narrow the role",
            at: setting.node.map { Place($0) } ?? Place(keyOf: resource.entry),
            related: [RelatedPlace("what the role may do", at: reason.place.range)]))
      })
  }

  /// The roles for signed-in users of identity pools that take this user pool's users.
  private func authenticatedRoles(of pool: Resource, in scenario: Scenario) -> [Resource] {
    let name = scenario.attribute("ProviderName", of: pool.logicalID)
    let identityPools = scenario.resources(ofType: ResourceType.identityPool).filter { other in
      scenario.properties(of: other)["CognitoIdentityProviders"].items.contains { provider in
        provider["ProviderName"].asText?.withCommonURLSuffix == name
      }
    }
    return identityPools.flatMap { identityPool in
      scenario.roleAttachments(of: identityPool).found.flatMap(\.uses).compactMap { use in
        guard use.kind == .authenticated,
          case .role(let role) = RoleReference(use.arn, in: scenario)
        else { return nil }
        return role
      }
    }
  }

  private static func example(signUp: String, mark: String = "", action: String) -> String {
    let isWritten = !signUp.isEmpty
    let marked = isWritten ? signUp.replacing(": false", with: ": \(mark)false") : signUp
    return IdentityPoolExample.resources(
      pool: [
        "AllowUnauthenticatedIdentities: false",
        "CognitoIdentityProviders: [{ProviderName: !GetAtt Users.ProviderName, ClientId: !Ref Client}]",
      ],
      policies: IdentityPoolExample.policies(action: action),
      more: """
        \(isWritten ? "" : mark)Users:
          Type: AWS::Cognito::UserPool
          Properties:
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            DeletionProtection: ACTIVE
            \(marked)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties: {UserPoolId: !Ref Users, PreventUserExistenceErrors: ENABLED}
        """)
  }
}
