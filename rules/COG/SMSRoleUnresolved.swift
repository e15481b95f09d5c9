internal import Cognito
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What a pool hands to Cognito for its SMS is the ARN of a role, and nothing else works.
struct SMSRoleUnresolved: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG042",
    title: "SMS role reference is not a role ARN",
    severity: .high,
    rationale: """
      Cognito assumes the role when the pool is created or updated. A role's name, another resource's \
      ARN or an empty text is refused then, after minutes of deployment.
      """,
    remediation: "Write the role as Fn::GetAtt of its Arn.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-smsconfiguration.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              ExternalId: acme-pool-sms
              SnsCallerArn: ↓!Ref SmsRole
        SmsRole:
          Type: AWS::IAM::Role
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              ExternalId: acme-pool-sms
              SnsCallerArn: ↓arn:aws:sns:eu-west-1:111122223333:topic
        """),
      .passing(SMSRoleExample.resources()),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              ExternalId: acme-pool-sms
              SnsCallerArn: arn:aws:iam::111122223333:role/shared/sms
        """),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSSettings.judge(resource, in: scenario) { senders in
      var violations: [Violation] = []
      var reason: String?
      for sender in senders {
        switch RoleReference(sender.callerArn, in: scenario) {
        case .role, .imported: break
        case .unknown(let words): reason = words
        case .wrong where sender.callerArn.isAbsent && sender.settings.hasOpenMembers:
          reason = "a transform may set \(sender.callerProperty)"
        case .wrong(let words): violations.append(violation(of: sender, words))
        }
      }
      if violations.isEmpty, let reason {
        return .undecided("\(reason), so whom the role trusts and what it may do is not checked")
      }
      return Outcome(violations: violations)
    }
  }

  private func violation(of sender: SMSSender, _ words: String) -> Violation {
    let place = sender.callerArn.node.map { Place($0) }
    return Violation(
      "\(sender.callerProperty) of \(sender.words) \(words); "
        + "use Fn::GetAtt of a role's Arn",
      at: place ?? Place(missing: sender.path + [sender.callerProperty], in: sender.resource),
      related: sender.callerArn.relatedPlaces, discriminator: sender.callerProperty)
  }
}
