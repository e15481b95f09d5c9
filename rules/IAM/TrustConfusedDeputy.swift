internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A service takes a role only for resources of the role's own account.
struct TrustConfusedDeputy: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM011",
    title: "Service trust lacks confused-deputy protection",
    severity: .medium,
    profiles: [.strict, .cis],
    rationale: """
      The service works for every customer. One of another account who names your role has the \
      service act with it in your account.
      """,
    remediation: """
      Add a condition on aws:SourceAccount with your account, or on aws:SourceArn with the resource \
      that the service works for.
      """,
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: ↓cognito-idp.amazonaws.com}, Action: sts:AssumeRole}"
        )),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Action: sts:AssumeRole, \
          Principal: {Service: [lambda.amazonaws.com, ↓scheduler.amazonaws.com]}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: scheduler.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {aws:SourceAccount: !Ref AWS::AccountId}}}
          """,
          """
          {Effect: Allow, Principal: {Service: cognito-idp.amazonaws.com}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalId: acme-pool}}}
          """)),
      // These take roles for resources of their own account only.
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Service: [lambda.amazonaws.com, ec2.amazonaws.com]}, \
          Action: sts:AssumeRole}
          """)),
      .undecided(
        PolicyExample.trust(
          "{Effect: Allow, Principal: {Service: !ImportValue service}, Action: sts:AssumeRole}")),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  /// Services that run what is the account's own with a role that its owner must be allowed to pass.
  private static let exempt: Set = [
    "autoscaling", "application-autoscaling", "batch", "cloudformation", "codebuild", "codedeploy",
    "codepipeline", "ec2", "ec2fleet", "ecs", "ecs-tasks", "edgelambda", "eks",
    "eks-fargate-pods", "elasticbeanstalk", "elasticmapreduce", "lambda", "opsworks", "pods",
    "spotfleet", "spot",
  ]

  private static let keys: Set = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
    "sts:externalid",
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let services = statement.principal["Service"].items
      guard !services.isEmpty || statement.principal.mayBeStructure,
        statement.covers(TrustAction.assume) != .no
      else { return .notApplicable }
      // Conditions that are there and do not bind are for IAM012.
      let denies = policy.document.statements.filter { $0.effect == .deny }
      let isGuarded = ([statement] + denies).contains { one in
        one.conditions.contains { Self.keys.contains($0.key.lowercased()) }
      }
      if isGuarded { return .pass }
      if CognitoRoleUse.isJudgedWithItsPool(statement, of: resource, in: scenario) {
        return .notApplicable
      }
      let judged = services.map { (service: $0, isExempt: Self.isExempt($0)) }
      let unguarded = judged.filter { $0.isExempt == .no }
      if statement.hasOpenConditions || statement.principal.mayBeStructure
        || unguarded.isEmpty && judged.contains(where: { $0.isExempt == .open })
      {
        return .undecided("which services \(policy.name) trusts is not decided")
      }
      return Outcome(
        violations: unguarded.map { service, _ in
          Violation(
            "\(policy.name) lets \(service.asText?.quoted ?? "a service") assume the role for any "
              + "account; add a condition on aws:SourceAccount or aws:SourceArn",
            at: policy.place(of: service))
        })
    }
  }

  /// By the first part of its name; a region may stand behind it.
  private static func isExempt(_ service: Value) -> Truth {
    guard case .literal(let start)? = service.asText?.parts.first,
      let dot = start.firstIndex(of: ".")
    else { return .open }
    return Truth(exempt.contains(String(start[..<dot])))
  }
}
