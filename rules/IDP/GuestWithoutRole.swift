internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// Guests that are let in get a role, or are not let in.
struct GuestWithoutRole: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP003",
    title: "Guests allowed but no guest role",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The pool makes identities for anyone who asks, and has no role for them: guests cost entries and \
      get nothing, and a role that is attached later is open to everyone at once.
      """,
    remediation: "Set AllowUnauthenticatedIdentities to false, or attach a role for guests.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html"
    ],
    examples: [
      .failing(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: ↓true"])),
      .tolerated(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: ["Roles: {unauthenticated: !GetAtt Role.Arn}"],
          conditions: [IdentityPoolExample.audience, IdentityPoolExample.guest])),
      .undecided(
        IdentityPoolExample.resources(
          pool: ["AllowUnauthenticatedIdentities: true"],
          attachment: ["Roles: !ImportValue Roles"])),
    ])

  let resourceTypes = [ResourceType.identityPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let setting = scenario.properties(of: resource)["AllowUnauthenticatedIdentities"]
    switch setting.asBoolean {
    case .absent, .other, .known(false): return .notApplicable
    case .open:
      return .undecided("whether identity pool '\(resource.logicalID)' has guests is not decided")
    case .known(true): break
    }
    let attachments = scenario.roleAttachments(of: resource)
    if attachments.found.contains(where: { $0.uses.contains { $0.kind == .guest } }) {
      return .pass
    }
    if attachments.mayBeMore || attachments.found.contains(where: \.mayHaveMoreRoles) {
      return .undecided(
        "the roles of identity pool '\(resource.logicalID)' are not all in the template")
    }
    // A pool without attachment is IDP031's business.
    guard let attachment = attachments.found.first else { return .notApplicable }
    return .fail(
      Violation(
        "identity pool '\(resource.logicalID)' admits guests, but attachment '\(attachment.resource.logicalID)' has no role "
          + "for them; set AllowUnauthenticatedIdentities to false",
        at: setting.node.map { Place($0) } ?? Place(keyOf: resource.entry),
        related: setting.relatedPlaces + [
          RelatedPlace(
            "the attachment '\(attachment.resource.logicalID)'",
            at: attachment.resource.entry.keyRange)
        ]))
  }
}
