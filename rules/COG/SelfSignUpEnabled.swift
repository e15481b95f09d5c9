internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A pool that lets everyone sign up says so in a suppression.
struct SelfSignUpEnabled: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG002",
    title: "Self sign-up is switched on",
    severity: .medium,
    rationale: """
      Anyone who knows the app client's id can create an account in the pool, and with it whatever \
      signed-in users may do. That is right for some products, and a gate left open for others.
      """,
    remediation: """
      Set AdminCreateUserConfig.AllowAdminCreateUserOnly to true. If the pool is open on purpose, let a \
      parameter open it whose default keeps it closed.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-admincreateuserconfig.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AdminCreateUserConfig:
              AllowAdminCreateUserOnly: ↓false
        """),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsDemo: !Equals [!Ref Stage, demo]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                AdminCreateUserConfig:
                  AllowAdminCreateUserOnly: ↓!If [IsDemo, false, true]
          """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AdminCreateUserConfig:
              AllowAdminCreateUserOnly: "true"
        """),
      .passing(
        template: """
          Parameters:
            AdminsOnly: {Type: String, Default: "true", AllowedValues: ["true", "false"]}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                AdminCreateUserConfig:
                  AllowAdminCreateUserOnly: !Ref AdminsOnly
          """),
      .undecided(
        template: """
          Parameters:
            AdminsOnly: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                AdminCreateUserConfig:
                  AllowAdminCreateUserOnly: !Ref AdminsOnly
          """),
    ])

  let resourceTypes = ["AWS::Cognito::UserPool"]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let setting = scenario.properties(of: resource)["AdminCreateUserConfig"][
      "AllowAdminCreateUserOnly"]
    switch setting.asBoolean {
    case .absent, .other: return .notApplicable
    case .open: return .undecided("AllowAdminCreateUserOnly is not decided by the template")
    case .known(true): return .pass
    case .known(false):
      return .fail(
        Violation(
          "anyone can sign up to '\(resource.logicalID)'; set AllowAdminCreateUserOnly to true",
          at: setting.node.map { Place($0) } ?? Place(keyOf: resource.entry),
          related: setting.relatedPlaces))
    }
  }
}
