internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// Resources are created one after another, so none can wait for itself.
struct DependencyCycle: DeployedTemplateRule {
  let metadata = RuleMetadata(
    id: "TPL085",
    title: "Resources depend on each other in a circle",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template: circular dependency between resources.",
    remediation: """
      Break the circle: write an ARN with a wildcard instead of the other resource's attribute, or move \
      what ties them together into a resource of its own.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              ExternalId: acme-pool
              SnsCallerArn: !GetAtt ↓SmsRole.Arn
        SmsRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement:
                - Effect: Allow
                  Principal: {Service: cognito-idp.amazonaws.com}
                  Action: sts:AssumeRole
                  Condition: {StringEquals: {aws:SourceArn: !GetAtt Pool.Arn}}
        """),
      .passing(SMSRoleExample.resources()),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: !If [IsProd, !Ref ↓Client, pool]
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref Pool
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
            IsTest: !Equals [!Ref Stage, test]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: !If [IsProd, !Ref Client, pool]
                MfaConfiguration: "ON"
                EnabledMfas: [SOFTWARE_TOKEN_MFA]
                AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
                DeletionProtection: ACTIVE
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !If [IsTest, !Ref Pool, eu-west-1_Abcdefghi]
                PreventUserExistenceErrors: ENABLED
          """),
      .tolerated(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: !If [IsProd, pool, !Ref Client]
            Client:
              Type: AWS::Cognito::UserPoolClient
              Condition: IsProd
              Properties:
                UserPoolId: !Ref Pool
          """),
    ])

  func check(_ scenario: Scenario, references: [Reference]) -> Outcome {
    let resources = scenario.template.resources.all
    guard !resources.isEmpty else { return .notApplicable }
    let candidates = DependencyGraph(references, among: resources).findCandidates()
    // What is not created waits for nothing, and a branch that is not taken names nothing.
    let created = resources.filter { candidates.contains($0.logicalID) && scenario.exists($0) }
    let graph = DependencyGraph(created.flatMap { scenario.references(of: $0) }, among: created)
    return Outcome(
      violations: graph.findCircles().map { violation(of: $0, in: scenario.template) })
  }

  private func violation(of circle: [DependencyGraph.Edge], in template: Template) -> Violation {
    Violation(
      "resources depend on each other in a circle: \(words(of: circle))",
      at: circle[0].place,
      related: circle.dropFirst().map {
        RelatedPlace("resource '\($0.from)' depends on '\($0.to)'", at: $0.place.range)
      }, in: template.resources[circle[0].from])
  }

  private func words(of circle: [DependencyGraph.Edge]) -> String {
    (circle.map(\.from) + [circle[0].from]).map { "'\($0)'" }.joined(separator: " → ")
  }
}
