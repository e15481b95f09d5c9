internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Where anyone may sign up, an address or a number is proven before it counts.
struct OpenSignUpUnverified: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG003",
    title: "Open sign-up without any verified contact attribute",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      Anyone can sign up with an address or a number that belongs to somebody else. Nothing is sent \
      there to prove it, so accounts cost nothing to make, and applications that trust the attribute \
      take the stranger for its owner.
      """,
    remediation: """
      List in AutoVerifiedAttributes each attribute that users sign in with, email at least, or decide \
      in a PreSignUp trigger who gets in.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html",
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
            UsernameAttributes: [email, ↓phone_number]
            AutoVerifiedAttributes: [email]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UsernameAttributes: [email]
            AutoVerifiedAttributes: [email]
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: !ImportValue invited-only}
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            DeletionProtection: ACTIVE
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            LambdaConfig:
              PreSignUp: !ImportValue sign-up-check-arn
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: !ImportValue invited-only}
            MfaConfiguration: "ON"
            EnabledMfas: [SOFTWARE_TOKEN_MFA]
            DeletionProtection: ACTIVE
        """),
      .skipped(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            AdminCreateUserConfig:
              AllowAdminCreateUserOnly: true
        """),
      .undecided(
        template: """
          Parameters:
            Verified: {Type: CommaDelimitedList}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UsernameAttributes: [email]
                AutoVerifiedAttributes: !Ref Verified
          """),
      .undecided(
        template: """
          Transform: AWS::Serverless-2016-10-31
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            Check:
              Type: AWS::Serverless::Function
              Properties:
                Events:
                  SignUp:
                    Type: Cognito
                    Properties: {UserPool: !Ref Pool, Trigger: PreSignUp}
          """),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let decides = pool.hasTrigger("PreSignUp")
    guard pool.letsAnyoneSignUp != .no else { return .notApplicable }
    if decides == .yes { return .pass }
    let verified = pool.properties["AutoVerifiedAttributes"]
    let violations = violations(of: pool, verified)
    let isOpen =
      verified.mayBeStructure || verified.items.contains { $0.knownText == nil }
      || pool.properties["UsernameAttributes"].items.contains { $0.knownText == nil }
    guard !violations.isEmpty else {
      return isOpen ? .undecided("what is verified is not in the template") : .pass
    }
    guard pool.letsAnyoneSignUp == .yes, decides == .no else {
      return .undecided("the template does not decide who may sign up")
    }
    return .fail(violations)
  }

  private func violations(of pool: UserPool, _ verified: Value) -> [Violation] {
    let name = pool.resource.logicalID
    guard !verified.items.isEmpty else {
      return [
        Violation(
          "anyone can sign up to pool '\(name)' with a contact that is never verified; "
            + "list email in AutoVerifiedAttributes",
          at: Place(of: verified, at: ["AutoVerifiedAttributes"], in: pool.resource))
      ]
    }
    return pool.properties["UsernameAttributes"].items.compactMap { item in
      guard let attribute = item.knownText, verified.says(attribute) == .no else { return nil }
      return Violation(
        "users sign up to pool '\(name)' with a value of '\(attribute)' that is never verified; "
          + "list it in AutoVerifiedAttributes",
        at: Place(of: item, at: ["UsernameAttributes"], in: pool.resource),
        discriminator: attribute)
    }
  }
}
