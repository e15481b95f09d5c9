internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A role, user or group of an application has no shell in the account.
struct ManagedCloudShell: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM047",
    title: "AWSCloudShellFullAccess is attached",
    severity: .medium,
    profiles: [.strict, .cis],
    rationale: """
      CloudShell has access to the internet and moves files in and out: data of the account leaves it \
      where no other way is open.
      """,
    remediation: "Remove the policy, or attach one that does not allow to move files.",
    references: [
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCloudShellFullAccess.html",
      "https://docs.aws.amazon.com/cloudshell/latest/userguide/sec-auth-with-identities.html",
    ],
    examples: [
      .failing(
        """
        Admins:
          Type: AWS::IAM::Group
          Properties:
            ManagedPolicyArns: [↓arn:aws:iam::aws:policy/AWSCloudShellFullAccess]
        """),
      .passing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSNSFullAccess]
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
    let found = scenario.managedPolicyByAWS("AWSCloudShellFullAccess", of: resource)
    return Outcome(
      failingIf: found.isThere,
      open: "a managed policy of \(resource.nameInIAM) is not in the template"
    ) {
      Violation(
        "\(resource.nameInIAM) has AWSCloudShellFullAccess; remove it",
        at: found.place(orIn: resource), related: found.value?.relatedPlaces ?? [])
    }
  }
}
