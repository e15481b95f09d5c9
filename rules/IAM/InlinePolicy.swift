internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Policies stand on their own, where they can be found, compared and attached again.
struct InlinePolicy: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM052",
    title: "Inline policy is used",
    severity: .low,
    profiles: [.strict],
    rationale: """
      An inline policy has no versions to go back to, cannot be attached twice, and is seen only by \
      who looks at its holder.
      """,
    remediation: "Write an AWS::IAM::ManagedPolicy and attach it.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html"
    ],
    examples: [
      .failing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            ↓Policies:
              - PolicyName: app
                PolicyDocument:
                  Statement: {Effect: Allow, Action: sns:Publish, Resource: "*"}
        ↓AppPolicy:
          Type: AWS::IAM::Policy
          Properties:
            PolicyName: more
            Roles: [!Ref AppRole]
        """),
      .passing(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            Policies: []
            ManagedPolicyArns: [!Ref AppPolicy]
        AppPolicy:
          Type: AWS::IAM::ManagedPolicy
          Properties:
            PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: sns:ListTopics, Resource: "*"}]}
        """),
      // Cognito tries the role when the pool is made, so its permission comes with it.
      .passing(SMSRoleExample.resources()),
      .undecided(
        """
        AppRole:
          Type: AWS::IAM::Role
          Properties:
            Policies: !Ref AWS::NotificationARNs
        """),
    ])

  // SAM has no other way to write policies of its own.
  let resourceTypes = WrittenPolicy.resourceTypes.filter {
    !ResourceType.samRoleMakers.contains($0)
  }

  /// Roles that send SMS have their permission when the pool is made: COG056.
  private static let exemptsSMSRoles = true

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let place: Place
    let words: String
    if ResourceType.identities.contains(resource.type) {
      let policies = scenario.properties(of: resource)["Policies"]
      if policies.mayBeStructure {
        return .undecided("inline policies of \(resource.nameInIAM) are not in the template")
      }
      guard !policies.items.isEmpty else { return .pass }
      place =
        resource.properties?.entry("Policies").map { Place(keyOf: $0) }
        ?? Place(keyOf: resource.entry)
      words = "has inline policies"
    } else if resource.type == ResourceType.managedPolicy {
      return .pass
    } else {
      place = Place(keyOf: resource.entry)
      words = "is an inline policy"
    }
    if Self.exemptsSMSRoles {
      switch scenario.isForSMS(resource) {
      case .yes: return .pass
      case .open:
        return .undecided("whether \(resource.nameInIAM) is for sending SMS is not decided")
      case .no: break
      }
    }
    return .fail(
      Violation(
        "\(resource.nameInIAM) \(words); attach an AWS::IAM::ManagedPolicy",
        at: place))
  }
}
