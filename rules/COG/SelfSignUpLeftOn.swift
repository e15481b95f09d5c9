internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A pool that does not say otherwise lets everyone sign up: the service's default.
struct SelfSignUpLeftOn: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG001",
    title: "Self sign-up is on because nothing turns it off",
    severity: .medium,
    rationale: """
      CloudFormation's default for AllowAdminCreateUserOnly is false: anyone who knows the app client's \
      id can create an account in the pool. Pools are opened this way by omission, not by decision.
      """,
    remediation: """
      Set AdminCreateUserConfig.AllowAdminCreateUserOnly to true, or to false if the pool is open on \
      purpose.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-admincreateuserconfig.html"
    ],
    examples: [
      .failing(
        """
        ↓Pool:
          Type: AWS::Cognito::UserPool
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            ↓AdminCreateUserConfig:
              InviteMessageTemplate:
                EmailSubject: Welcome
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AdminCreateUserConfig:
              AllowAdminCreateUserOnly: true
        """),
      .undecided(
        template: """
          Transform: Example::Hardening
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
    ])

  let resourceTypes = ["AWS::Cognito::UserPool"]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let path = ["AdminCreateUserConfig", "AllowAdminCreateUserOnly"]
    let setting = scenario.properties(of: resource)[path[0]][path[1]]
    // What is open as a whole may not even be there.
    if setting.isOpen { return .undecided("AllowAdminCreateUserOnly may be set elsewhere") }
    guard setting.isAbsent else {
      return setting.asBoolean == .known(true) ? .pass : .notApplicable
    }
    return .fail(
      Violation(
        "anyone can sign up to '\(resource.logicalID)', since AllowAdminCreateUserOnly is not set; "
          + "set it to true",
        at: Place(missing: path, in: resource)))
  }
}
