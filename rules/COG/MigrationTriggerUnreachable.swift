internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Users are migrated when they sign in with a password that Cognito gets to see.
struct MigrationTriggerUnreachable: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG158",
    title: "UserMigration cannot run with SRP only",
    severity: .info,
    profiles: [.strict],
    rationale: """
      With SRP the password never reaches Cognito, so there is nothing that the trigger could check in \
      the old directory. Users who sign in are not migrated; only those who reset their password are.
      """,
    remediation: """
      Allow ALLOW_USER_PASSWORD_AUTH or ALLOW_ADMIN_USER_PASSWORD_AUTH in a client while users are \
      migrated, or remove the trigger once they are.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-import-using-lambda.html"
    ],
    examples: [
      .failing(example("ALLOW_USER_SRP_AUTH", mark: "↓")),
      .passing(example("ALLOW_USER_PASSWORD_AUTH")),
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        """),
      // Choice-based sign-in may send the password.
      .undecided(example("ALLOW_USER_AUTH")),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            LambdaConfig: {UserMigration: !ImportValue migration-arn}
        """),
    ])

  private static func example(_ flow: String, mark: String = "") -> String {
    """
    Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        LambdaConfig: {UserMigration: \(mark)!ImportValue migration-arn}
        \(UserPoolExample.safeguards)
    Client:
      Type: AWS::Cognito::UserPoolClient
      Properties:
        UserPoolId: !Ref Pool
        ExplicitAuthFlows: [\(flow), ALLOW_REFRESH_TOKEN_AUTH]
        PreventUserExistenceErrors: ENABLED
    """
  }

  let resourceTypes = [ResourceType.userPool]

  private static let flows = [
    "ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH",
    "ADMIN_NO_SRP_AUTH",
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let trigger = pool.properties["LambdaConfig"]["UserMigration"]
    guard !trigger.isAbsent else { return .notApplicable }
    let (clients, openReason) = pool.clients
    if clients.contains(where: { $0.allows(oneOf: Self.flows) == .yes }) { return .pass }
    let mayAllow = clients.contains { $0.allows(oneOf: Self.flows + ["ALLOW_USER_AUTH"]) != .no }
    guard !trigger.isOpen, !clients.isEmpty, openReason == nil, !mayAllow else {
      return .undecided(openReason ?? "a client that is not in the template may send passwords")
    }
    return .fail(
      Violation(
        "no client of pool '\(resource.logicalID)' in this template sends passwords, so UserMigration migrates "
          + "nobody; allow ALLOW_USER_PASSWORD_AUTH while users are migrated",
        at: Place(of: trigger, at: ["LambdaConfig", "UserMigration"], in: resource)))
  }
}
