internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A pool that names a role for its SMS also says by which id the role knows it.
struct SMSExternalIDMissing: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG043",
    title: "SmsConfiguration has no ExternalId",
    severity: .high,
    rationale: """
      Cognito sends sts:ExternalId only if the pool sets it. Without it a role that demands one cannot \
      be assumed, so no SMS is sent, and a role that demands none is open to every pool of every account.
      """,
    remediation: """
      Set ExternalId next to the role's ARN, and demand the same value in the role's trust policy with \
      StringEquals on sts:ExternalId.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            ↓SmsConfiguration:
              SnsCallerArn: !GetAtt SmsRole.Arn
        SmsRole:
          Type: AWS::IAM::Role
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              ExternalId: ↓""
              SnsCallerArn: arn:aws:iam::111122223333:role/sms
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              ExternalId: !Sub "${AWS::StackName}-sms"
              SnsCallerArn: arn:aws:iam::111122223333:role/sms
        """),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration:
              Fn::Transform: {Name: Example::Sms}
              SnsCallerArn: arn:aws:iam::111122223333:role/sms
        """),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSSettings.judge(resource, in: scenario) { senders in
      Outcome.worst(of: senders.filter { !$0.callerArn.isAbsent }.map(check))
    }
  }

  private func check(_ sender: SMSSender) -> Outcome {
    let id = sender.externalID
    let name = sender.resource.logicalID
    if id.isOpen { return .undecided("ExternalId of '\(name)' is not in the template") }
    guard id.isAbsent || id.knownText == "" else { return .pass }
    let written = id.isAbsent ? nil : id.node.map { Place($0) }
    let violation = Violation(
      "'\(name)' sends no ExternalId to its SMS role; set ExternalId",
      at: written ?? Place(missing: sender.path + ["ExternalId"], in: sender.resource),
      related: id.relatedPlaces)
    // For End User Messaging the need is not established: it is worth knowing, no more.
    return sender.service == .sns ? .fail(violation) : .pass(remark: violation)
  }
}
