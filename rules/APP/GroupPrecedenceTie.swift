internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The group with the lowest `Precedence` gives the preferred role; with a tie, none does.
struct GroupPrecedenceTie: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP086",
    title: "Two groups with roles share a precedence",
    severity: .low,
    profiles: [.strict],
    rationale: """
      A user in both groups gets no preferred role in his token when the groups have equal precedence and \
      different roles, so what he may do depends on how the identity pool resolves that.
      """,
    remediation: "Give each group with a role a Precedence of its own.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        AdminRole:
          Type: AWS::IAM::Role
        ReaderRole:
          Type: AWS::IAM::Role
        Admins:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, RoleArn: !GetAtt AdminRole.Arn, Precedence: 1}
        Readers:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, RoleArn: !GetAtt ReaderRole.Arn, Precedence: ↓"1"}
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        AdminRole:
          Type: AWS::IAM::Role
        ReaderRole:
          Type: AWS::IAM::Role
        Admins:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, RoleArn: !GetAtt AdminRole.Arn}
        Readers:
          Type: AWS::Cognito::UserPoolGroup
          ↓Properties: {UserPoolId: !Ref Pool, RoleArn: !GetAtt ReaderRole.Arn}
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        AdminRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {Federated: cognito-identity.amazonaws.com}
                  Action: sts:AssumeRoleWithWebIdentity
                  Condition:
                    StringEquals:
                      cognito-identity.amazonaws.com:aud: eu-west-1:11111111-2222-3333-4444-555555555555
        Admins:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, RoleArn: !GetAtt AdminRole.Arn, Precedence: 1}
        Owners:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, RoleArn: !GetAtt AdminRole.Arn, Precedence: 1}
        Readers:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, RoleArn: !ImportValue reader-role, Precedence: 2}
        Guests:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, Precedence: 1}
        """),
      .undecided(
        template: """
          Parameters:
            Role: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            AdminRole:
              Type: AWS::IAM::Role
            Admins:
              Type: AWS::Cognito::UserPoolGroup
              Properties: {UserPoolId: !Ref Pool, RoleArn: !GetAtt AdminRole.Arn, Precedence: 1}
            Readers:
              Type: AWS::Cognito::UserPoolGroup
              Properties: {UserPoolId: !Ref Pool, RoleArn: !Ref Role, Precedence: 1}
          """),
    ])

  let resourceTypes = [ResourceType.userPoolGroup]

  func check(_ group: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: group)
    guard !properties["RoleArn"].isAbsent else { return .notApplicable }
    return scenario.judgePool(of: group) { pool in
      let groups = scenario.members(ofType: ResourceType.userPoolGroup, of: pool).found
      // A pair is reported once, at the later of the two.
      let earlier = groups.prefix { $0.logicalID != group.logicalID }
      return Outcome.worst(
        of: [.pass] + earlier.map { compare(group, properties, with: $0, in: scenario) })
    }
  }

  private func compare(
    _ group: Resource, _ properties: Value, with other: Resource, in scenario: Scenario
  ) -> Outcome {
    let others = scenario.properties(of: other)
    let (own, theirs) = (properties["Precedence"], others["Precedence"])
    let isTie: Bool?
    switch (own.asText, theirs.asText) {
    case (nil, nil): isTie = true
    case (let a?, let b?): isTie = a == b ? true : a.known != nil && b.known != nil ? false : nil
    default: isTie = false
    }
    guard isTie != false, !others["RoleArn"].isAbsent else { return .notApplicable }
    let differ = areDifferent(properties["RoleArn"], others["RoleArn"], in: scenario)
    guard differ != false else { return .notApplicable }
    guard isTie == true, differ == true else {
      return .undecided(
        "whether role and precedence of group '\(other.logicalID)' differ is not decided")
    }
    let words = own.knownText.map { "Precedence \($0)" } ?? "no Precedence"
    return .fail(
      Violation(
        "groups '\(other.logicalID)' and '\(group.logicalID)' have different roles and both "
          + "\(words); give each its own",
        at: own.node.map { Place($0) } ?? Place(missing: ["Precedence"], in: group),
        related: [
          RelatedPlace(
            "the group '\(other.logicalID)'", at: theirs.node?.range ?? other.entry.keyRange)
        ],
        discriminator: other.logicalID))
  }

  /// `nil` where the template does not decide it.
  private func areDifferent(_ one: Value, _ other: Value, in scenario: Scenario) -> Bool? {
    if case .role(let a) = RoleReference(one, in: scenario),
      case .role(let b) = RoleReference(other, in: scenario)
    {
      return a.logicalID != b.logicalID
    }
    guard let a = one.asText, let b = other.asText else { return nil }
    return a.equals(b).negated.known
  }
}
