internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A role, user or group of an application is no administrator.
struct ManagedAdministrator: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM044",
    title: "AdministratorAccess is attached",
    severity: .high,
    profiles: [.default, .cis],
    rationale: """
      Whoever gets hold of it owns the account: he reads all data, makes users and deletes what he \
      likes.
      """,
    remediation: "Attach a policy that lists the actions and names the resources that are needed.",
    references: [
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    ],
    examples: [
      .failing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns:
              - arn:aws:iam::aws:policy/AWSLambdaExecute
              - ↓arn:aws:iam::aws:policy/AdministratorAccess
        """),
      .failing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: [↓!Sub "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"]
        """),
      .failing(template: SAMExample.function(policies: "↓AdministratorAccess")),
      .tolerated(
        template: SAMExample.function(
          policies: "AdministratorAccess", role: "!ImportValue function-role")),
      .passing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            ManagedPolicyArns: [!Ref AppPolicy]
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: sns:ListTopics, Resource: "*"}]}
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
    let found = scenario.managedPolicyByAWS("AdministratorAccess", of: resource)
    return Outcome(
      failingIf: found.isThere,
      open: "a managed policy of \(resource.nameInIAM) is not in the template"
    ) {
      Violation(
        "\(resource.nameInIAM) has AdministratorAccess; attach a policy that lists what it needs",
        at: found.place(orIn: resource), related: found.value?.relatedPlaces ?? [])
    }
  }
}
