internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The classic login pages can be styled once the pool has a domain.
struct BrandingWithoutDomain: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP055",
    title: "UI customisation before or without a domain",
    severity: .high,
    rationale: """
      Cognito refuses to style login pages of a pool that has no domain yet, so the deployment fails: always \
      without a domain, and on some days when CloudFormation is not told to create the domain first.
      """,
    remediation: "Add an AWS::Cognito::UserPoolDomain for the pool, and name it in DependsOn.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooluicustomizationattachment.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        ↓Style:
          Type: AWS::Cognito::UserPoolUICustomizationAttachment
          Properties: {UserPoolId: !Ref Pool, ClientId: ALL, CSS: ".banner-customizable {}"}
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties: {UserPoolId: !Ref Pool, Domain: acme}
        ↓Style:
          Type: AWS::Cognito::UserPoolUICustomizationAttachment
          DependsOn: Pool
          Properties: {UserPoolId: !Ref Pool, ClientId: ALL}
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Domain:
          Type: AWS::Cognito::UserPoolDomain
          Properties: {UserPoolId: !Ref Pool, Domain: acme}
        Client:
          Type: AWS::Cognito::UserPoolClient
          DependsOn: Domain
          Properties: {UserPoolId: !Ref Pool, PreventUserExistenceErrors: ENABLED}
        Style:
          Type: AWS::Cognito::UserPoolUICustomizationAttachment
          Properties: {UserPoolId: !Ref Pool, ClientId: !Ref Client}
        """),
      .undecided(
        template: """
          Parameters:
            PoolId: {Type: String}
          Resources:
            Style:
              Type: AWS::Cognito::UserPoolUICustomizationAttachment
              Properties: {UserPoolId: !Ref PoolId, ClientId: ALL}
          """),
    ])

  let resourceTypes = [ResourceType.userPoolUICustomizationAttachment]

  func check(_ style: Resource, in scenario: Scenario) -> Outcome {
    scenario.judgePool(of: style) { pool in
      let domains = scenario.members(ofType: ResourceType.userPoolDomain, of: pool)
      if domains.found.contains(where: { scenario.depends(style, on: $0) }) { return .pass }
      if let openReason = domains.openReason { return .undecided(openReason) }
      guard let domain = domains.found.first else {
        return .fail(
          Violation(
            "branding '\(style.logicalID)' styles login pages, but this template has no domain for "
              + "pool '\(pool.logicalID)'; add an AWS::Cognito::UserPoolDomain",
            at: Place(keyOf: style.entry),
            related: [RelatedPlace("the pool '\(pool.logicalID)'", at: pool.entry.keyRange)]))
      }
      return .fail(
        Violation(
          "branding '\(style.logicalID)' does not wait for domain '\(domain.logicalID)'; "
            + "add DependsOn: \(domain.logicalID)",
          at: Place(keyOf: style.entry),
          related: [RelatedPlace("the domain", at: domain.entry.keyRange)]))
    }
  }
}
