internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The id that the pool sends is one that the role's trust policy accepts.
struct SMSExternalIDMismatch: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG044",
    title: "Trust policy expects another ExternalId than the pool sends",
    severity: .high,
    rationale: """
      Cognito assumes the role with the pool's ExternalId when the pool is created or updated. A role \
      that asks for another id refuses, and the deployment fails with \
      InvalidSmsRoleTrustRelationshipException after minutes.
      """,
    remediation: """
      Feed SmsConfiguration.ExternalId and the role's sts:ExternalId condition from one parameter, or \
      write the same text in both. Letter case counts.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    ],
    examples: [
      .failing(SMSRoleExample.resources(poolID: "↓acme-app")),
      .failing(
        """
        ↓Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            SmsConfiguration: {EumsSms: {CallerArn: !GetAtt SmsRole.Arn}}
        SmsRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                Effect: Allow
                Principal: {Service: cognito-idp.amazonaws.com}
                Action: sts:AssumeRole
                Condition: {StringEquals: {sts:ExternalId: acme-pool}}
        """),
      .passing(SMSRoleExample.resources()),
      .passing(
        SMSRoleExample.resources(
          poolID: "!Sub \"${AWS::StackName}-sms\"",
          condition: "{StringEquals: {sts:ExternalId: !Join [\"-\", [!Ref AWS::StackName, sms]]}}")),
      .undecided(SMSRoleExample.resources(poolID: "!ImportValue SmsExternalId")),
    ])

  let resourceTypes = SMSSender.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    SMSTrust.judge(resource, in: scenario) { trust in
      // A pool that sends none by SNS is COG043's business.
      guard trust.calls.externalID != nil || trust.sender.service == .endUserMessaging else {
        return .notApplicable
      }
      // A policy that IAM refuses is COG066's business.
      guard trust.verdict.defects.isEmpty else { return .notApplicable }
      let own = trust.verdict.own
      switch own.outcome {
      case .allowed: return .pass
      case .open: return .undecided("the trust policy of role \(trust.roleName) is not decided")
      case .denied: return judgeDenial(trust, own)
      }
    }
  }

  private func judgeDenial(_ trust: SMSTrust, _ own: PolicyDecision) -> Outcome {
    guard trust.calls.isExternalIDValid else {
      return .undecided(
        "STS takes no such ExternalId: 2 to 1224 letters, digits or any of _+=,.@:/-")
    }
    // Principal, action and other conditions are COG046's, COG047's and COG066's business.
    guard let entry = own.entryThatRefusesTheID else { return .notApplicable }
    return .fail(
      Violation(
        "role \(trust.roleName) asks for another ExternalId than "
          + "\(trust.sender.words) sends\(comparison(of: entry, trust)); "
          + "use one value in both",
        at: trust.sender.externalID.node.map { Place($0) }
          ?? Place(keyOf: trust.sender.resource.entry),
        related: trust.sender.externalID.relatedPlaces
          + (trust.isHere ? places(of: entry, trust) : [])))
  }
}

extension SMSExternalIDMismatch {
  /// Both values, where there is more to see in them than a literal, which no report shows.
  private func comparison(of entry: ConditionEntry, _ trust: SMSTrust) -> String {
    let asked = entry.values.items.compactMap(\.asText)
    guard let sent = trust.calls.externalID, (asked + [sent]).contains(where: { $0.known == nil })
    else { return "" }
    let list = asked.map(\.quoted).joined(separator: " or ")
    return ": \(list), not \(sent.quoted)"
  }

  private func places(of entry: ConditionEntry, _ trust: SMSTrust) -> [RelatedPlace] {
    let words = "\(entry.writtenOperator) on \(entry.key) of role \(trust.roleName)"
    return [RelatedPlace(words, at: trust.place(of: entry.values).range)]
      + entry.values.relatedPlaces
  }
}

extension PolicyDecision {
  /// The condition that keeps the pool out by its ExternalId: in an Allow that is not for this id, or a Deny that is.
  fileprivate var entryThatRefusesTheID: ConditionEntry? {
    for match in statements where match.principal != .no && match.action != .no {
      let about = match.conditions.filter(\.entry.isAboutExternalID)
      switch match.statement.effect {
      case .deny where match.applies == .yes:
        if let entry = about.first?.entry { return entry }
      case .allow:
        let others = match.conditions.filter { !$0.entry.isAboutExternalID }
        guard !others.contains(where: { $0.holds == .no }) else { continue }
        if let entry = about.first(where: { $0.holds == .no })?.entry { return entry }
      case .deny, .open: continue
      }
    }
    return nil
  }
}
