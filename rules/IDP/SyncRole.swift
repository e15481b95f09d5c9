internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The roles for streams and push messages of Cognito Sync are ones that it can assume.
struct SyncRole: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP010",
    title: "Streams or push role is not assumable by the sync service",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      Cognito Sync writes to the stream and sends push messages with this role, as \
      cognito-sync.amazonaws.com. A role that trusts another principal is refused or never used.
      """,
    remediation: "Allow sts:AssumeRole to cognito-sync.amazonaws.com in the role's trust policy.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-streams.html"
    ],
    examples: [
      .failing(Self.resources(principal: "↓{Service: cognito-idp.amazonaws.com}")),
      .passing(Self.resources(principal: "{Service: cognito-sync.amazonaws.com}")),
      .undecided(Self.resources(principal: "{Service: !ImportValue Service}")),
    ])

  let resourceTypes = [ResourceType.identityPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: resource)
    return Outcome.worst(
      of: ["CognitoStreams", "PushSync"].map { setting in
        let arn = properties[setting]["RoleArn"]
        guard !arn.isAbsent else { return .notApplicable }
        switch RoleReference(arn, in: scenario) {
        case .wrong(let words):
          return .fail(
            Violation(
              "\(setting).RoleArn of identity pool '\(resource.logicalID)' \(words); "
                + "use Fn::GetAtt of a role's Arn",
              at: arn.node.map { Place($0) } ?? Place(keyOf: resource.entry),
              related: arn.relatedPlaces))
        case .unknown(let reason): return .undecided(reason)
        case .imported(let role, _):
          return .undecided("role '\(role.logicalID)' is in another template")
        case .role(let role): return judge(role, named: arn, in: setting, of: resource, scenario)
        }
      })
  }

  private func judge(
    _ role: Resource, named arn: Value, in setting: String, of resource: Resource,
    _ scenario: Scenario
  ) -> Outcome {
    let trust = IdentityPoolTrust(role, in: scenario)
    let matches = trust.document.decide(.assumption(byService: "cognito-sync.amazonaws.com"))
      .statements.filter { $0.statement.effect != .deny }
    let admissions = matches.filter { $0.principal != .no && $0.action != .no }
    if admissions.contains(where: {
      $0.statement.effect == .allow && $0.principal == .yes && $0.action == .yes
    }) {
      return .pass
    }
    guard admissions.isEmpty, !trust.document.isOpen else {
      return .undecided("whom role '\(role.logicalID)' trusts is not decided")
    }
    let other = matches.first { $0.principal != .no }
    let place =
      other.map { trust.place(of: $0.statement.action) }
      ?? matches.first.map { trust.place(of: $0.statement.principal) } ?? trust.policyPlace
    return .fail(
      Violation(
        "role '\(role.logicalID)' does not let cognito-sync.amazonaws.com call sts:AssumeRole, "
          + "which \(setting) of identity pool '\(resource.logicalID)' needs; allow it",
        at: place,
        related: arn.node.map {
          [RelatedPlace("\(setting) of identity pool '\(resource.logicalID)'", at: Place($0).range)]
        } ?? [], in: role))
  }

  private static func resources(principal: String) -> String {
    IdentityPoolExample.resources(
      pool: [
        "AllowUnauthenticatedIdentities: false",
        "CognitoStreams: {RoleArn: !GetAtt Role.Arn, StreamName: sync, StreamingStatus: ENABLED}",
        IdentityPoolExample.provider,
      ], attachment: ["Roles: {authenticated: !ImportValue user-role}"], principal: principal,
      action: "sts:AssumeRole", conditions: [])
  }
}
