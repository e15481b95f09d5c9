internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Who reads the whole account belongs to it, or to its organization.
struct CrossAccountReadonly: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM051",
    title: "ReadOnlyAccess is given to another account",
    severity: .high,
    profiles: [.strict, .cis],
    rationale: """
      ReadOnlyAccess reads data as well as settings: objects, tables, messages. The other account \
      decides alone who may do that.
      """,
    remediation: "Name what is to be read in a policy of its own, or demand aws:PrincipalOrgID.",
    references: [
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    ],
    examples: [
      .failing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: [↓arn:aws:iam::aws:policy/ReadOnlyAccess]
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: "*", Action: sts:AssumeRole}
        """),
      .passing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess]
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {AWS: "111122223333"}
                  Action: sts:AssumeRole
                  Condition: {StringEquals: {aws:PrincipalOrgID: o-a1b2c3d4e5}}
        """),
      .undecided(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess]
            AssumeRolePolicyDocument:
              Statement:
                - {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole}
        """),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let found = scenario.managedPolicyByAWS("ReadOnlyAccess", of: resource)
    if found.isThere == .no { return .pass }
    return WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let account = statement.foreignAccount(in: scenario)
      let outsiders = Truth.any([account.isThere, statement.everyone.isThere])
      if outsiders == .no || statement.isBound(by: Self.organizationKeys) { return .pass }
      guard found.isThere == .yes, outsiders == .yes, !statement.hasOpenConditions else {
        return .undecided(
          "whether role '\(resource.logicalID)' lets another account read is not decided")
      }
      let name = account.value?.knownText.map { "account '\($0)'" } ?? "everyone"
      return .fail(
        Violation(
          "role '\(resource.logicalID)' lets \(name) read this whole account; name what is to be read",
          at: found.place(orIn: resource),
          related: [
            RelatedPlace(
              "who may assume the role", at: policy.place(of: statement.principal).range)
          ]))
    }
  }

  private static let organizationKeys: Set = ["aws:principalorgid", "aws:principalorgpaths"]
}
