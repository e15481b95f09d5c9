internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Credentials that Cognito hands out, or uses, are good for an hour.
struct RoleSessionDuration: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM019",
    title: "Sessions of a role that Cognito uses are long",
    severity: .low,
    profiles: [.strict],
    rationale: """
      Who steals credentials of a session keeps them until it ends; signing the user out does not \
      end it.
      """,
    remediation: "Remove MaxSessionDuration, or set it to 3600.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
    ],
    examples: [
      .failing(IdentityPoolExample.resources(setting: "MaxSessionDuration: ↓43200")),
      .passing(IdentityPoolExample.resources(setting: "MaxSessionDuration: 3600")),
      .passing(IdentityPoolExample.resources(setting: "Description: one hour is the default")),
      .undecided(
        IdentityPoolExample.resources(setting: "MaxSessionDuration: !ImportValue seconds")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  /// Seconds that a session may last.
  private static let longest = 3_600

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let (uses, mayBeMore) = CognitoRoleUse.uses(of: resource, in: scenario)
    guard !uses.isEmpty || mayBeMore else { return .notApplicable }
    let duration = scenario.properties(of: resource)["MaxSessionDuration"]
    if duration.isAbsent { return uses.isEmpty ? .notApplicable : .pass }
    guard let seconds = duration.knownText.flatMap({ Int($0) }) else {
      return .undecided("MaxSessionDuration of role '\(resource.logicalID)' is not decided")
    }
    guard seconds > Self.longest else { return uses.isEmpty ? .notApplicable : .pass }
    guard let use = uses.first else {
      return .undecided("whether Cognito uses role '\(resource.logicalID)' is not decided")
    }
    return .fail(
      Violation(
        "sessions of role '\(resource.logicalID)' last up to \(seconds) s; set MaxSessionDuration to at most \(Self.longest)",
        at: Place(of: duration, at: ["MaxSessionDuration"], in: resource),
        related: [use.related] + duration.relatedPlaces))
  }
}
