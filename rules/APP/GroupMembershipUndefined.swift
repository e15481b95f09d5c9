internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// The group and the user of a membership are there when it is created.
struct GroupMembershipUndefined: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP089",
    title: "Membership names an unknown group or user",
    severity: .medium,
    profiles: [.strict],
    rationale: """
      The deployment fails: a user can only be added to a group once both exist. A pool that the template \
      makes has no others at first, and CloudFormation does not wait for a resource that is named by text.
      """,
    remediation: "Define the group and the user in the template, and name them with Ref.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolusertogroupattachment.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Admins:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, GroupName: admins}
        Membership:
          Type: AWS::Cognito::UserPoolUserToGroupAttachment
          Properties:
            UserPoolId: !Ref Pool
            GroupName: ↓admins
            Username: ↓ann
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Admins:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, GroupName: admins}
        Ann:
          Type: AWS::Cognito::UserPoolUser
          Properties: {UserPoolId: !Ref Pool}
        Membership:
          Type: AWS::Cognito::UserPoolUserToGroupAttachment
          DependsOn: Admins
          Properties:
            UserPoolId: !Ref Pool
            GroupName: admins
            Username: !Ref Ann
        """),
      .undecided(
        template: """
          Parameters:
            Admin: {Type: String}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            Admins:
              Type: AWS::Cognito::UserPoolGroup
              Properties: {UserPoolId: !Ref Pool, GroupName: admins}
            Membership:
              Type: AWS::Cognito::UserPoolUserToGroupAttachment
              Properties:
                UserPoolId: !Ref Pool
                GroupName: !Ref Admins
                Username: !Ref Admin
          """),
    ])

  let resourceTypes = [ResourceType.userPoolUserToGroupAttachment]

  func check(_ membership: Resource, in scenario: Scenario) -> Outcome {
    Outcome.worst(of: [
      judge("GroupName", as: .groups, "group", of: membership, in: scenario),
      judge("Username", as: .users, "user", of: membership, in: scenario),
    ])
  }

  private func judge(
    _ property: String, as kind: PoolNames.Kind, _ noun: String, of membership: Resource,
    in scenario: Scenario
  ) -> Outcome {
    ListedName.judge(membership, property, as: kind, in: scenario) { name in
      let place = name.value.node.map { Place($0) } ?? Place(keyOf: membership.entry)
      switch name.search {
      case .builtIn: return .pass
      case .unknown(let reason): return .undecided(reason)
      case .missing(let pool, _):
        return .fail(
          Violation(
            "\(property) of membership '\(membership.logicalID)' is \(name.words), but this template has no such "
              + "\(noun) for pool '\(pool.logicalID)'; define the \(noun)",
            at: place, related: name.value.relatedPlaces))
      case .found(let found):
        return scenario.judgeOrder(membership, after: found) {
          Violation(
            "membership '\(membership.logicalID)' does not wait for \(noun) '\(found.logicalID)'; "
              + "write \(property) as Ref of the \(noun)",
            at: place, related: [RelatedPlace("the \(noun)", at: found.entry.keyRange)])
        }
      }
    }
  }
}
