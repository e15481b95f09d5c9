internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// End User Messaging sends from the pool's own region.
struct SMSEUMSRegion: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG059",
    title: "Region of EumsSms is not the pool's",
    severity: .medium,
    profiles: [.strict],
    rationale: "Cognito refuses a pool whose EumsSms names another region than its own.",
    remediation: "Leave EumsSms.Region out.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html"
    ],
    examples: [
      .failing(
        template: """
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                SmsConfiguration:
                  EumsSms: {CallerArn: !GetAtt SmsRole.Arn, Region: ↓us-east-1}
            SmsRole:
              Type: AWS::IAM::Role
          """, given: ["AWS::Region": "eu-west-1"]),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              EumsSms: {CallerArn: "arn:aws:iam::111122223333:role/sms", Region: !Ref AWS::Region}
            \(UserPoolExample.safeguards)
        """),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              EumsSms: {CallerArn: !GetAtt SmsRole.Arn, Region: us-east-1}
        SmsRole:
          Type: AWS::IAM::Role
        """),
    ])

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let region = scenario.properties(of: resource)["SmsConfiguration"]["EumsSms"]["Region"]
    guard let text = region.asText else { return .notApplicable }
    switch text.equals(scenario.pseudoParameter("AWS::Region")) {
    case .yes: return .pass
    case .open: return .undecided("the region of the stack is not known; give AWS::Region")
    case .no:
      return .fail(
        Violation(
          "EumsSms of pool '\(resource.logicalID)' names region '\(text.known ?? "")', which is not the "
            + "stack's; remove Region",
          at: region.node.map { Place($0) } ?? Place(keyOf: resource.entry)))
    }
  }
}
