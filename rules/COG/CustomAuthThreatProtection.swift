internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Threat protection covers custom authentication where a pool has it.
struct CustomAuthThreatProtection: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG091",
    title: "Custom authentication is outside threat protection",
    severity: .low,
    profiles: [.strict, .securityHub],
    rationale: """
      AdvancedSecurityMode covers sign-in with a password. Users who sign in through the custom \
      challenges of a pool are assessed only if CustomAuthMode says so, and stopped only if it enforces. \
      Profile security-hub asks that of every pool, as its control Cognito.4 does.
      """,
    remediation: "Set UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode to ENFORCED.",
    references: [
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdvancedSecurityAdditionalFlowsType.html",
      "https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html",
    ],
    examples: [
      .failing(example("↓UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}")),
      .failing(
        example(
          """
          UserPoolAddOns:
                AdvancedSecurityMode: ENFORCED
                AdvancedSecurityAdditionalFlows: {CustomAuthMode: ↓AUDIT}
          """)),
      .passing(
        example(
          """
          UserPoolAddOns:
                AdvancedSecurityMode: ENFORCED
                AdvancedSecurityAdditionalFlows: {CustomAuthMode: ENFORCED}
          """)),
      // No client allows custom authentication.
      .skipped(
        example(
          "UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}",
          flows: "ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]")),
      .undecided(
        example(
          """
          UserPoolAddOns:
                AdvancedSecurityMode: ENFORCED
                AdvancedSecurityAdditionalFlows: {CustomAuthMode: !ImportValue mode}
          """)),
    ])

  private static func example(_ addOns: String, flows: String = "ClientName: app") -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        LambdaConfig:
          DefineAuthChallenge: !ImportValue define-arn
          CreateAuthChallenge: !ImportValue create-arn
          VerifyAuthChallengeResponse: !ImportValue verify-arn
        \(addOns)
        UserPoolTier: PLUS
        \(UserPoolExample.safeguards)
    Client:
      Type: AWS::Cognito::UserPoolClient
      Properties:
        UserPoolId: !Ref Pool
        \(flows)
        PreventUserExistenceErrors: ENABLED
    """
  }

  let resourceTypes = [ResourceType.userPool]

  private static let path = [
    "UserPoolAddOns", "AdvancedSecurityAdditionalFlows", "CustomAuthMode",
  ]
  private static let flows = ["ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"]

  /// Of every pool, used or not.
  private var asksAlways = false

  /// Security Hub does not look at clients and triggers.
  func configured(for profile: Profile, options: [String: OptionValue]) -> any Rule {
    var rule = self
    rule.asksAlways = profile == .securityHub
    return rule
  }

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let use = asksAlways ? Truth.yes : usesCustomAuthentication(pool)
    guard use != .no else { return .notApplicable }
    let mode = Self.path.reduce(pool.properties) { $0[$1] }
    switch mode.says("ENFORCED") {
    case .yes: return .pass
    case .open: return .undecided("CustomAuthMode is not in the template")
    case .no: break
    }
    guard use == .yes else {
      return .undecided("the template does not decide whether custom authentication is used")
    }
    return .fail(
      Violation(
        "threat protection does not act on custom authentication of pool '\(resource.logicalID)'; "
          + "set CustomAuthMode to ENFORCED",
        at: Place(of: mode, at: Self.path, in: resource)))
  }

  /// A pool with threat protection has a trigger and a client for it.
  private func usesCustomAuthentication(_ pool: UserPool) -> Truth {
    // Without threat protection COG090 says so; without the trigger no custom authentication works.
    let protection = pool.properties["UserPoolAddOns"]["AdvancedSecurityMode"]
    let hasTrigger = pool.hasTrigger("DefineAuthChallenge")
    if protection.isAbsent { return .no }
    let clients = pool.clients
    let isAllowed =
      Truth.any(
        clients.found.map { $0.allows(oneOf: Self.flows) }
          + (clients.openReason == nil ? [] : [.open]))
    return .all([protection.says("OFF").negated, hasTrigger, isAllowed])
  }
}
