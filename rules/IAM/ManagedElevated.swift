internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A role, user or group of an application has neither all services nor all of IAM.
struct ManagedElevated: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM045",
    title: "PowerUserAccess or IAMFullAccess is attached",
    severity: .high,
    rationale: """
      IAMFullAccess makes its holder an administrator in one step; PowerUserAccess reads and \
      deletes all data of the account.
      """,
    remediation: "Attach a policy that lists the actions and names the resources that are needed.",
    references: [
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: [↓arn:aws-cn:iam::aws:policy/IAMFullAccess, ↓arn:aws-cn:iam::aws:policy/PowerUserAccess]
        """),
      .passing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonCognitoPowerUser]
        """),
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
    let elevated = ["IAMFullAccess", "PowerUserAccess"].map { name in
      (name: name, found: scenario.managedPolicyByAWS(name, of: resource))
    }
    let there = elevated.filter { $0.found.isThere == .yes }
    guard there.isEmpty else {
      return .fail(
        there.map { name, found in
          Violation(
            "\(resource.nameInIAM) has \(name); attach a policy that lists what it needs",
            at: found.place(orIn: resource), related: found.value?.relatedPlaces ?? [])
        })
    }
    if elevated.contains(where: { $0.found.isThere == .open }) {
      return .undecided("a managed policy of \(resource.nameInIAM) is not in the template")
    }
    let cognito = scenario.managedPolicyByAWS("AmazonCognitoPowerUser", of: resource)
    guard cognito.isThere == .yes else { return .pass }
    return .pass(
      remark: Violation(
        "\(resource.nameInIAM) has AmazonCognitoPowerUser, which controls every pool",
        at: cognito.place(orIn: resource)))
  }
}
