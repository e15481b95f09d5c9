internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A web ACL stands in front of a pool's public endpoints.
struct NoWAF: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG104",
    title: "No web ACL is associated with the pool",
    severity: .low,
    profiles: [.strict, .cis],
    rationale: """
      Sign-up, sign-in and password reset of a pool are open to the internet. A web ACL limits how often \
      one address may try them, and keeps known bots away.
      """,
    remediation: """
      Associate a web ACL with rate-based rules by an AWS::WAFv2::WebACLAssociation that names the \
      pool's Arn.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html"
    ],
    examples: [
      .failing(
        """
        ↓Pool:
          Type: AWS::Cognito::UserPool
        """),
      .failing(example(arn: "!GetAtt Other.Arn", mark: "↓")),
      .passing(example(arn: "!GetAtt Pool.Arn")),
      .passing(
        example(
          arn: "!Sub arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Pool}")),
      .undecided(example(arn: "!ImportValue protected-arn")),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Protection:
          Type: Custom::WebACLAssociation
          Properties:
            ServiceToken: !ImportValue associate
            ResourceArn: !GetAtt Pool.Arn
        """),
    ])

  private static func example(arn: String, mark: String = "") -> String {
    """
    \(mark)Pool:
      Type: AWS::Cognito::UserPool
      Properties:
        \(UserPoolExample.safeguards)
    Other:
      Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Protection:
      Type: AWS::WAFv2::WebACLAssociation
      Properties:
        ResourceArn: \(arn)
        WebACLArn: !ImportValue web-acl-arn
    """
  }

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    let answers = scenario.resources(ofType: ResourceType.webACLAssociation).map {
      pool.isCovered(byARN: scenario.properties(of: $0)["ResourceArn"])
    }
    if answers.contains(.yes) { return .pass }
    if let openReason = scenario.openReason(of: resource) { return .undecided(openReason) }
    guard !answers.contains(.open) else {
      return .undecided("a web ACL is associated with something that may be the pool")
    }
    return .fail(
      Violation(
        "no AWS::WAFv2::WebACLAssociation of this template names pool '\(resource.logicalID)'; "
          + "associate a web ACL",
        at: Place(keyOf: resource.entry)))
  }
}
