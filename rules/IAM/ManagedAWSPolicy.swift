internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A role, user or group has policies that were written for it.
struct ManagedAWSPolicy: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM046",
    title: "Policy that AWS manages is attached",
    severity: .low,
    profiles: [.strict],
    rationale: """
      Policies of AWS are written for every customer: most are about every resource, and AWS adds \
      actions to them.
      """,
    remediation: "Write a policy with the actions and resources that are needed.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns:
              - ↓!Sub "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
              - ↓arn:aws:iam::aws:policy/AmazonSNSFullAccess
        """),
      .passing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            ManagedPolicyArns: [!Ref AppPolicy, !Sub "arn:aws:iam::${AWS::AccountId}:policy/app"]
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: sns:ListTopics, Resource: "*"}]}
        """),
      .failing(template: SAMExample.function(policies: "[↓AmazonS3ReadOnlyAccess]")),
      .undecided(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: [!ImportValue policy]
        """),
    ])

  let resourceTypes = ResourceType.policyHolders

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let attached = scenario.managedPolicies(of: resource)
    let takesNames = ResourceType.samRoleMakers.contains(resource.type)
    let judged = attached.items.map {
      (value: $0, isOfAWS: Self.isOfAWS($0, takesNames: takesNames))
    }
    let found = judged.filter { $0.isOfAWS == .yes }
    if found.isEmpty, judged.contains(where: { $0.isOfAWS == .open }) {
      return .undecided("a managed policy of \(resource.nameInIAM) is not in the template")
    }
    return Outcome(
      violations: found.map { value, _ in
        let name = value.asText?.written.split(separator: "/").last ?? "a policy of AWS"
        return Violation(
          "\(resource.nameInIAM) has \(name), which AWS manages; write a policy of your own",
          at: Place(of: value, at: [attached.property], in: resource),
          related: value.relatedPlaces, discriminator: "\(name)")
      })
  }

  private static func isOfAWS(_ arn: Value, takesNames: Bool) -> Truth {
    guard let text = arn.asText else { return .no }
    if takesNames, let name = text.known, !name.contains(":") { return .yes }
    // What the template makes is none of AWS.
    switch text.onlyAtom?.origin {
    case .resource, .attribute: return .no
    case .parameter, .pseudoParameter, .derived, .fresh, nil: break
    }
    return Truth(text.matches(pattern: Text("arn:*:iam::aws:policy/*")))
  }
}
