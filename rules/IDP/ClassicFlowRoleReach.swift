internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// With the classic flow a user may take any role that trusts the pool, attached or not.
struct ClassicFlowRoleReach: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP040",
    title: "With the classic flow any role trusting this pool is reachable",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      In the classic flow the caller exchanges his token for credentials of the role that he names. \
      A role that trusts the pool is his, although no attachment, mapping or group gives it to him.
      """,
    remediation: """
      Set AllowClassicFlow to false, or take the pool out of the trust policies of roles that it does \
      not hand out.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html"
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowClassicFlow: ↓true"], attachment: nil)),
      .passing(
        IdentityPoolExample.resources(
          pool: [
            "AllowUnauthenticatedIdentities: false", "AllowClassicFlow: false",
            IdentityPoolExample.provider,
          ],
          attachment: ["Roles: {authenticated: !ImportValue user-role}"])),
      .tolerated(IdentityPoolExample.resources(pool: ["AllowClassicFlow: true"])),
      .undecided(
        IdentityPoolExample.resources(
          pool: ["AllowClassicFlow: !ImportValue Classic"], attachment: nil)),
    ])

  let resourceTypes = [ResourceType.identityPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let setting = scenario.properties(of: resource)["AllowClassicFlow"]
    switch setting.asBoolean {
    case .absent, .other: return .notApplicable
    case .known(false): return .pass
    case .open:
      return .undecided(
        "whether identity pool '\(resource.logicalID)' has the classic flow is not decided")
    case .known(true): break
    }
    let calls = IdentityPoolCalls(poolID: scenario.resourceName(resource.logicalID))
    let named = Set(
      scenario.roleUses.compactMap { use -> String? in
        guard case .role(let role) = RoleReference(use.arn, in: scenario) else { return nil }
        return role.logicalID
      })
    let reachable = scenario.resources(ofType: ResourceType.role).filter { role in
      let trust = IdentityPoolTrust(role, in: scenario)
      return !named.contains(role.logicalID) && !trust.isRefused
        && trust.decide(calls, for: .authenticated).outcome == .allowed
    }
    guard !reachable.isEmpty else { return .pass }
    let names = reachable.map { "role '\($0.logicalID)'" }.joined(separator: " and ")
    return .fail(
      Violation(
        "users of identity pool '\(resource.logicalID)' may assume \(names), which the pool does not give them; "
          + "set AllowClassicFlow to false",
        at: setting.node.map { Place($0) } ?? Place(keyOf: resource.entry),
        related: setting.relatedPlaces
          + reachable.map { RelatedPlace("the role '\($0.logicalID)'", at: $0.entry.keyRange) }))
  }
}
