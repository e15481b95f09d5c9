internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// An action of a policy is one that its service has.
struct UnknownAction: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM076",
    title: "Action does not exist",
    severity: .medium,
    rationale: """
      IAM takes a name that no service has, and the statement allows or denies nothing by it. \
      Without a service before the colon it refuses the policy.
      """,
    remediation: "Write the action as the reference of the service has it.",
    references: [
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: [s3:GetObject, ↓sns:Publsh, ↓cognito-idp:ListUser], Resource: \"*\"}"
        )),
      // An operation of the API that has another name here.
      .failing(
        PolicyExample.permissions(
          "{Effect: Deny, NotAction: ↓s3:ListObjectsV2, Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions("{Effect: Allow, Action: ↓GetObject, Resource: \"*\"}")),
      .failing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: ↓\"cognito-idp:AdminGetUsr*\", Resource: \"*\"}")),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Resource: \"*\", Action: [SNS:publish, \"s3:*\", ec2:DoWhatever]}")),
      .tolerated(
        PolicyExample.permissions(
          "{Effect: Allow, Resource: \"*\", Action: [\"cognito-idp:Admin*User\", \"*\"]}")),
      // It may be newer than what cogcheck knows.
      .undecided(
        PolicyExample.permissions("{Effect: Allow, Action: sns:Whisper, Resource: \"*\"}")),
      .undecided(
        PolicyExample.permissions("{Effect: Allow, Action: !ImportValue action, Resource: \"*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    // Of actions of trust policies speaks IAM007.
    WrittenPolicy.judge(.permissions, of: resource, in: scenario) { policy in
      policy.judgeStatements { statement in
        .worst(
          of: (statement.action.items + statement.notAction.items).map { judge($0, policy) })
      }
    }
  }

  private func judge(_ item: Value, _ policy: WrittenPolicy) -> Outcome {
    guard let name = item.knownText else {
      return item.asText?.onlyAtom == nil
        ? .notApplicable : .undecided("an action of \(policy.name) is not decided")
    }
    func fail(_ words: String) -> Outcome {
      .fail(
        Violation(
          "action '\(name)' in \(policy.name) \(words)", at: policy.place(of: item),
          discriminator: name))
    }
    // Another tool fills in what is left to it.
    if name.contains("${") { return .undecided("an action of \(policy.name) is not decided") }
    guard name.contains(":") else {
      // Wildcards may stand for the colon.
      return name.contains("*") ? .pass : fail("names no service; write SERVICE:ACTION")
    }
    guard let (service, action) = AWSService.parting(name) else { return .notApplicable }
    if !service.actions(named: action).isEmpty { return .pass }
    if let meant = service.actionMeant(by: action) {
      return fail("does not exist; perhaps '\(service.prefix):\(meant)' is meant")
    }
    return .undecided(
      "whether '\(name)' in \(policy.name) is an action of '\(service.prefix)' is not known")
  }
}
