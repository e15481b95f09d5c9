internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A custom flow is made of functions: without `DefineAuthChallenge` there is none.
struct ClientCustomAuthWithoutTriggers: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP027",
    title: "Custom flow without triggers",
    severity: .medium,
    rationale: """
      Cognito asks the function DefineAuthChallenge for each step of a custom flow. Without it every \
      sign-in by that flow ends in an error.
      """,
    remediation:
      "Set DefineAuthChallenge in LambdaConfig of the pool, or drop the flow from the client.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH, ↓ALLOW_CUSTOM_AUTH]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            LambdaConfig:
              DefineAuthChallenge: arn:aws:lambda:eu-west-1:111122223333:function:define
              CreateAuthChallenge: arn:aws:lambda:eu-west-1:111122223333:function:create
              VerifyAuthChallengeResponse: arn:aws:lambda:eu-west-1:111122223333:function:verify
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH]
            PreventUserExistenceErrors: ENABLED
        """),
      .tolerated(
        template: """
          Transform: AWS::Serverless-2016-10-31
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            Define:
              Type: AWS::Serverless::Function
              Properties:
                Events:
                  Define:
                    Type: Cognito
                    Properties: {UserPool: !Ref Pool, Trigger: DefineAuthChallenge}
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH]
          """),
      .undecided(
        template: """
          Parameters:
            Triggers: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                LambdaConfig: !ImportValue Triggers
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
                ExplicitAuthFlows: [CUSTOM_AUTH_FLOW_ONLY]
          """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  private static let flows = ["ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"]
  private static let trigger = "DefineAuthChallenge"

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    let flows = scenario.properties(of: client)["ExplicitAuthFlows"].items
    guard let flow = flows.first(where: { Self.flows.contains($0.knownText ?? "") }) else {
      return .notApplicable
    }
    return scenario.judgePool(of: client) { pool in
      let functions = scenario.properties(of: pool)["LambdaConfig"]
      if functions.writes(Self.trigger) || isSetByEvent(of: pool, in: scenario) { return .pass }
      guard functions[Self.trigger].isAbsent, !functions.mayBeStructure else {
        return .undecided("LambdaConfig of pool '\(pool.logicalID)' is not decided")
      }
      if let openReason = scenario.openReason(of: pool) { return .undecided(openReason) }
      return .fail(
        Violation(
          "client '\(client.logicalID)' allows \(flow.knownText ?? ""), but pool '\(pool.logicalID)' has no "
            + "DefineAuthChallenge; set it in LambdaConfig or remove the flow",
          at: flow.node.map { Place($0) } ?? Place(missing: ["ExplicitAuthFlows"], in: client),
          related: [RelatedPlace("the pool '\(pool.logicalID)'", at: pool.entry.keyRange)]))
    }
  }

  /// An event of a function of SAM sets the trigger of a pool.
  ///
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-cognito.html
  private func isSetByEvent(of pool: Resource, in scenario: Scenario) -> Bool {
    scenario.resources(ofType: ResourceType.samFunction).contains { function in
      scenario.properties(of: function)["Events"].members.contains { _, event in
        let properties = event["Properties"]
        return event["Type"].knownText == "Cognito"
          && scenario.link(properties["UserPool"], as: .userPoolID).resource?.logicalID
            == pool.logicalID
          && properties["Trigger"].items.contains { ($0.knownText ?? Self.trigger) == Self.trigger }
      }
    }
  }
}
