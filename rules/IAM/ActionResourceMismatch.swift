internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The actions of a statement are about resources of its kind.
struct ActionResourceMismatch: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM078",
    title: "No action of the statement works on its resources",
    severity: .medium,
    rationale: """
      The actions are about resources of another kind, so the statement allows or denies nothing.
      """,
    remediation: """
      Name resources of the kind that the actions are about: objects as BUCKET/*, a user pool as \
      userpool/ID.
      """,
    references: [
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: ↓\"arn:aws:s3:::acme\"}")
      ),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:ListBucket, Resource: [↓\"arn:aws:s3:::acme/*\"]}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: \"cognito-idp:Admin*\", Resource: ↓!GetAtt Bucket.Arn}")
          + "\nBucket:\n  Type: AWS::S3::Bucket"),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: [s3:GetObject, s3:ListBucket], \
          Resource: ["arn:aws:s3:::acme", "arn:aws:s3:::acme/*"]}
          """,
          "{Effect: Allow, Action: cognito-idp:AdminGetUser, Resource: !GetAtt Pool.Arn}",
          "{Effect: Allow, Action: logs:PutLogEvents, Resource: \"arn:aws:logs:*:*:*\"}")
          + "\nPool:\n  Type: AWS::Cognito::UserPool\n  Properties:\n    "
          + UserPoolExample.safeguards),
      // What is said of a service that cogcheck does not know is taken as right.
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:GetObject, ec2:StartInstances], Resource: \"arn:aws:s3:::a\"}"
        )),
      // Of what is no ARN speaks IAM077.
      .tolerated(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:PutObject, Resource: arn-default}",
          "{Effect: Allow, Action: s3:PutObject, Resource: [acme, \"arn:aws:s3:::acme/*\"]}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:PutObject, Resource: [acme, ↓\"arn:aws:s3:::acme\"]}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:GetObject, Resource: !ImportValue bucket}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judge(.permissions, of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        let named = statement.namedActions
        // What is no ARN is IAM077's business.
        let resources = statement.resource.items.filter { $0.asText?.mayBeARN != false }
        guard !named.isEmpty, !resources.isEmpty else { return .notApplicable }
        // One action that is not known may be about anything.
        guard named.count == statement.action.items.count,
          named.allSatisfy({ !$0.actions.isEmpty })
        else { return statement.hasOpenActions ? undecided(policy) : .pass }
        let actions = named.flatMap(\.actions)
        let works = Truth.any(resources.map { Self.work(actions, on: $0, in: scenario) })
        switch works {
        case .yes: return .pass
        case .open: return undecided(policy)
        case .no: break
        }
        let names = named.count == 1 ? "action '\(named[0].name)' does" : "the actions do"
        let text = resources.first?.asText?.quoted ?? "these resources"
        return .fail(
          Violation(
            "\(names) not work on \(text) in \(policy.name); name resources of the right kind",
            at: policy.place(of: resources[0])))
      }
    }
  }

  private func undecided(_ policy: WrittenPolicy) -> Outcome {
    .undecided("which resources the actions of \(policy.name) are about is not decided")
  }

  private static func work(
    _ actions: [AWSService.Action], on resource: Value, in scenario: Scenario
  ) -> Truth {
    guard let text = resource.asText, text.known != "*" else { return .yes }
    let shape = scenario.shape(of: text)
    let pattern = ResourcePattern(shape)
    guard actions.contains(where: { $0.mayWork(on: pattern) }) else { return .no }
    return shape.onlyAtom == nil ? .yes : .open
  }
}
