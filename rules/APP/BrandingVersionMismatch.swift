internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// Each of the two styles belongs to one version of the login pages.
struct BrandingVersionMismatch: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP056",
    title: "Branding resource does not fit the login version",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      A domain with ManagedLoginVersion 1 shows the classic pages, which only UI customisation styles; one \
      with version 2 shows managed login, which only its own branding styles. The other style is never seen.
      """,
    remediation: """
      Use AWS::Cognito::ManagedLoginBranding with ManagedLoginVersion 2, and \
      AWS::Cognito::UserPoolUICustomizationAttachment with version 1.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooldomain.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties: {UserPoolId: !Ref Pool, Domain: acme, ManagedLoginVersion: 1}
        ↓Branding:
          Type: AWS::Cognito::ManagedLoginBranding
          Properties: {UserPoolId: !Ref Pool, UseCognitoProvidedValues: true}
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties: {UserPoolId: !Ref Pool, Domain: acme, ManagedLoginVersion: 2}
        Branding:
          Type: AWS::Cognito::ManagedLoginBranding
          Properties: {UserPoolId: !Ref Pool, UseCognitoProvidedValues: true}
        """),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties: {UserPoolId: !Ref Pool, Domain: acme}
        Branding:
          Type: AWS::Cognito::ManagedLoginBranding
          Properties: {UserPoolId: !Ref Pool, UseCognitoProvidedValues: true}
        """),
    ])

  let resourceTypes = [
    ResourceType.managedLoginBranding, ResourceType.userPoolUICustomizationAttachment,
  ]

  func check(_ style: Resource, in scenario: Scenario) -> Outcome {
    let wanted = style.type == ResourceType.managedLoginBranding ? "2" : "1"
    return scenario.judgePool(of: style) { pool in
      let domains = scenario.members(ofType: ResourceType.userPoolDomain, of: pool)
      guard let domain = domains.found.first else { return .notApplicable }
      let versions = domains.found.map { domain in
        scenario.properties(of: domain)["ManagedLoginVersion"]
      }
      if versions.contains(where: { $0.knownText == wanted }) { return .pass }
      if let openReason = domains.openReason { return .undecided(openReason) }
      // What a domain without a version shows is not established.
      guard versions.allSatisfy({ ["1", "2"].contains($0.knownText) }) else {
        return .undecided("ManagedLoginVersion of '\(domain.logicalID)' is not decided")
      }
      let place = versions[0].node?.range ?? domain.entry.keyRange
      return .fail(
        Violation(
          "branding '\(style.logicalID)' styles version \(wanted) of the login pages, but domain "
            + "'\(domain.logicalID)' does not show it; set its ManagedLoginVersion to \(wanted)",
          at: Place(keyOf: style.entry), related: [RelatedPlace("the version", at: place)]))
    }
  }
}
