internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Control over users and clients is given pool by pool.
struct CognitoAdminWildcard: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM053",
    title: "Unlimited control over user directories",
    severity: .high,
    rationale: """
      The holder sets passwords, makes users and changes clients in every user pool of the \
      account, and so signs in as anyone.
      """,
    remediation: "Name the ARN of the pool under Resource, and the actions that are needed.",
    references: [
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html"
    ],
    examples: [
      .failing(
        PolicyExample.permissions("{Effect: Allow, Action: ↓\"cognito-idp:*\", Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Resource: "*", \
          Action: [cognito-idp:ListUsers, ↓cognito-idp:AdminSetUserPassword]}
          """)),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: ↓\"cognito-identity:*\", Resource: [\"*\"]}")),
      .failing(
        template: SAMExample.function(
          policies: """
            [AWSLambdaBasicExecutionRole, \
            {Statement: {Effect: Allow, Action: ↓"cognito-idp:*", Resource: "*"}}]
            """)),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: cognito-idp:ListUserPools, Resource: \"*\"}",
          """
          {Effect: Allow, Action: "cognito-idp:*", \
          Resource: !Sub "arn:aws:cognito-idp:eu-west-1:${AWS::AccountId}:userpool/eu-west-1_a"}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: \"cognito-idp:*\", Resource: !ImportValue pool}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      let actions = statement.item(covering: Self.controlling)
      let identities = statement.action.firstItem { text in
        text.known.map { Truth($0.lowercased() == "cognito-identity:*") } ?? .no
      }
      let isThere = Truth.any([actions.isThere, identities.isThere])
      switch Truth.all([isThere, statement.isAboutEverything]) {
      case .yes where statement.isUnconditional: break
      case .yes where !statement.hasOpenConditions: return .pass
      case .no: return .pass
      case .yes, .open: return .undecided("what \(policy.name) allows on pools is not decided")
      }
      let action = actions.value ?? identities.value
      let name = action?.knownText ?? "control"
      return .fail(
        Violation(
          "\(policy.name) allows '\(name)' on every pool; name the pool's ARN under Resource",
          at: policy.place(of: action ?? statement.action)))
    }
  }

  /// Actions by which one becomes another user, or makes him an administrator.
  private static let controlling = [
    "AdminSetUserPassword", "AdminCreateUser", "AdminUpdateUserAttributes", "AdminAddUserToGroup",
    "UpdateUserPool", "UpdateUserPoolClient", "CreateUserPoolClient", "CreateIdentityProvider",
  ].map { "cognito-idp:\($0)" }
}
