internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// The permission for a trigger is for the pool that has the trigger.
struct TriggerPermissionOtherPool: ResourceRule {
  let metadata = RuleMetadata(
    id: "COG157",
    title: "Trigger permission names another pool",
    severity: .high,
    rationale: """
      Lambda compares SourceArn with the pool that calls. The stack deploys, and each call of the \
      trigger is refused, so that sign-up or sign-in ends with an error.
      """,
    remediation: "Set SourceArn to the Arn of the pool that has the trigger, or add a permission.",
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html",
    ],
    examples: [
      .failing(TriggerExample.resources(source: "↓!GetAtt OtherPool.Arn") + otherPool),
      .failing(
        TriggerExample.resources(
          source: "↓!Sub arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${OtherPool}"
        ) + otherPool),
      .failing(TriggerExample.resources(source: "↓!Ref Pool")),
      .passing(TriggerExample.resources()),
      .passing(
        TriggerExample.resources(
          source: "!Sub arn:${AWS::Partition}:cognito-idp:*:${AWS::AccountId}:userpool/*")),
      .undecided(TriggerExample.resources(source: "!ImportValue pool-arn")),
      .undecided(
        TriggerExample.resources(
          source: "!Sub arn:aws:cognito-idp:eu-west-1:${AWS::AccountId}:userpool/*")),
    ])

  private static let otherPool = "\nOtherPool:\n  Type: AWS::Cognito::UserPool"

  let resourceTypes = [ResourceType.userPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let pool = UserPool(resource, in: scenario)
    var seen: [NamedFunction] = []
    return .worst(
      of: LambdaTrigger.all(of: resource, in: scenario).map { trigger in
        // Without a function of the template there is no permission to look at.
        guard let function = trigger.function.function, !function.isName,
          !seen.contains(where: { $0.equals(function) == .yes })
        else { return .notApplicable }
        seen.append(function)
        return judge(trigger, function, pool, in: scenario)
      })
  }

  private func judge(
    _ trigger: LambdaTrigger, _ function: NamedFunction, _ pool: UserPool, in scenario: Scenario
  ) -> Outcome {
    let permissions = UserPoolPermissions(for: function, in: scenario)
    let sure = permissions.sure
    // No permission at all is COG150's business.
    guard !sure.isEmpty else { return .notApplicable }
    let answers = sure.map { $0.source.isAbsent ? .yes : pool.isCovered(byARN: $0.source) }
    if answers.contains(.yes) { return .pass }
    guard permissions.open.isEmpty, !answers.contains(.open),
      !scenario.template.mayHaveMoreResources
    else {
      return .undecided("the template does not decide which pool may invoke the function")
    }
    let user = pool.resource.logicalID
    let use = Place(of: trigger.value, at: trigger.path, in: pool.resource)
    return .fail(
      sure.map { permission in
        Violation(
          "SourceArn of permission '\(permission.resource.logicalID)' does not cover pool '\(user)', which calls "
            + "'\(function.resource.logicalID)' as \(trigger.name); use the Arn of the pool",
          at: Place(of: permission.source, at: ["SourceArn"], in: permission.resource),
          related: [RelatedPlace("the trigger of pool '\(user)'", at: use.range)],
          in: permission.resource, discriminator: user)
      })
  }
}
