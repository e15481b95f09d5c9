internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// Choice-based sign-in is a feature of the plans above Lite.
struct ClientUserAuthOnLite: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP026",
    title: "Choice-based sign-in on the Lite plan",
    severity: .high,
    rationale: """
      ALLOW_USER_AUTH lets users choose how they sign in. The Lite plan does not have that, so the client is \
      refused.
      """,
    remediation: "Set UserPoolTier of the pool to ESSENTIALS or PLUS, or drop ALLOW_USER_AUTH.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolTier: LITE
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH, ↓ALLOW_USER_AUTH]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolTier: ESSENTIALS
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            ExplicitAuthFlows: [ALLOW_USER_AUTH]
            PreventUserExistenceErrors: ENABLED
        Old:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolTier: LITE
            \(UserPoolExample.safeguards)
        OldClient:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Old
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]
            PreventUserExistenceErrors: ENABLED
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            ExplicitAuthFlows: [ALLOW_USER_AUTH]
            PreventUserExistenceErrors: ENABLED
        """),
      .undecided(
        template: """
          Parameters:
            Plan: {Type: String, AllowedValues: [LITE, ESSENTIALS]}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolTier: !Ref Plan
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                ExplicitAuthFlows: [ALLOW_USER_AUTH]
          """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    let flows = scenario.properties(of: client)["ExplicitAuthFlows"].items
    guard let flow = flows.first(where: { $0.knownText == "ALLOW_USER_AUTH" }) else {
      return .notApplicable
    }
    return scenario.judgePool(of: client) { pool in
      let plan = scenario.properties(of: pool)["UserPoolTier"]
      // Which plan a pool without one has depends on its age, so that is no reason to complain.
      guard !plan.isAbsent else { return .pass }
      guard let name = plan.knownText else {
        return .undecided("UserPoolTier of pool '\(pool.logicalID)' is not decided")
      }
      guard name == "LITE" else { return .pass }
      return .fail(
        Violation(
          "client '\(client.logicalID)' allows ALLOW_USER_AUTH, which pool '\(pool.logicalID)' on the Lite plan does "
            + "not have; set UserPoolTier to ESSENTIALS or remove the flow",
          at: flow.node.map { Place($0) } ?? Place(missing: ["ExplicitAuthFlows"], in: client),
          related: [
            RelatedPlace("the plan", at: plan.node?.range ?? pool.entry.keyRange)
          ]))
    }
  }
}
