internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A pool that hands users' attributes on as tags may tag the sessions of its roles.
struct PrincipalTagsWithoutTagSession: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP038",
    title: "Attribute tags need sts:TagSession in the trust policy",
    severity: .medium,
    rationale: """
      Attributes for access control become tags of the session, and a role takes tags only where its \
      trust policy allows sts:TagSession. Without it users of the provider get no credentials.
      """,
    remediation: """
      Add sts:TagSession to the actions of the statement that allows sts:AssumeRoleWithWebIdentity.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/using-afac-with-cognito-identity-pools.html"
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          action: "↓sts:AssumeRoleWithWebIdentity", more: Self.tags())),
      .passing(
        IdentityPoolExample.resources(
          action: "[sts:AssumeRoleWithWebIdentity, sts:TagSession]", more: Self.tags())),
      .skipped(IdentityPoolExample.resources(more: Self.tags("UseDefaults: false"))),
      .undecided(
        IdentityPoolExample.resources(
          action: "[sts:AssumeRoleWithWebIdentity, !ImportValue TrustAction]", more: Self.tags())),
    ])

  let resourceTypes = [ResourceType.identityPoolPrincipalTag]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: resource)
    let tags = properties["PrincipalTags"]
    guard properties["UseDefaults"].asBoolean == .known(true) || !tags.members.isEmpty else {
      return tags.mayBeStructure || properties["UseDefaults"].asBoolean == .open
        ? .undecided("whether '\(resource.logicalID)' sets tags is not decided") : .notApplicable
    }
    switch scenario.link(properties["IdentityPoolId"], as: .identityPoolID) {
    case .wrong: return .notApplicable
    case .elsewhere: return .undecided("the identity pool is not in the template")
    case .unknown(let reason): return .undecided(reason)
    case .resource(let pool):
      let attachments = scenario.roleAttachments(of: pool)
      let outcomes = attachments.found.map { attachment in
        RoleAttachment.judge(attachment.resource, [.authenticated, .mapped], in: scenario) {
          use, trust in judge(trust, use, resource)
        }
      }
      return Outcome.worst(
        of: outcomes
          + (attachments.mayBeMore
            ? [.undecided("an attachment may name identity pool '\(pool.logicalID)'")] : []))
    }
  }

  private func judge(_ trust: IdentityPoolTrust, _ use: RoleUse, _ tags: Resource) -> Outcome {
    // Who may not even assume the role is IDP022's and IDP035's business.
    guard !trust.isRefused, let admission = trust.admissions.first, let poolID = use.poolID else {
      return .notApplicable
    }
    let calls = IdentityPoolCalls(poolID: poolID)
    let decision = trust.document.decide(
      calls, for: .authenticated, IdentityPoolCalls.taggingAction)
    let isGranted = decision.statements.contains { match in
      match.statement.effect != .deny && match.principal != .no && match.action != .no
    }
    if isGranted || trust.document.isOpen {
      return decision.outcome == .open
        ? .undecided("the trust policy of role '\(trust.role.logicalID)' is not decided") : .pass
    }
    let action = admission.statement.action
    return .fail(
      Violation(
        "role '\(trust.role.logicalID)' does not allow \(IdentityPoolCalls.taggingAction), "
          + "which principal tags '\(tags.logicalID)' need; add it to the actions of the trust policy",
        at: trust.place(of: action.isAbsent ? admission.statement.value : action),
        related: [
          use.place,
          RelatedPlace("the principal tags '\(tags.logicalID)'", at: tags.entry.keyRange),
        ],
        in: trust.role))
  }

  private static func tags(_ setting: String = "PrincipalTags: {team: \"custom:team\"}") -> String {
    """
    Tags:
      Type: AWS::Cognito::IdentityPoolPrincipalTag
      Properties:
        IdentityPoolId: !Ref Identities
        IdentityProviderName: graph.facebook.com
        \(setting)
    """
  }
}
