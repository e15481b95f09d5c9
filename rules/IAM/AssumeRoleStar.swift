internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy names the roles that its holder may take.
struct AssumeRoleStar: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM038",
    title: "Any role may be assumed",
    severity: .high,
    profiles: [.default, .cis],
    rationale: """
      The holder may become every role that trusts the account, administrators' roles included. Profile \
      cis takes any `*` in the Resource, whatever the Condition, as Prowler does.
      """,
    remediation: "Name the roles under Resource.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions("{Effect: Allow, Action: sts:AssumeRole, Resource: ↓\"*\"}")),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: "sts:*", \
          Resource: [↓!Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*"]}
          """)),
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sts:AssumeRole, Resource: \"arn:aws:iam::*:role/acme-*\"}")),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: sts:AssumeRole, Resource: "*", \
          Condition: {StringEquals: {iam:ResourceTag/purpose: deploy}}}
          """)),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: sts:AssumeRole, Resource: !ImportValue role}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  /// Any `*` counts, and no condition helps.
  private var takesAnyStar = false

  /// Prowler looks for the sign alone.
  func configured(for profile: Profile, options: [String: OptionValue]) -> any Rule {
    var rule = self
    rule.takesAnyStar = profile == .cis
    return rule
  }

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.permissions, of: resource, in: scenario) { policy, statement in
      // Of every action on every resource speaks IAM030.
      if statement.isAdministrative == .yes { return .notApplicable }
      let roles = statement.resource.firstItem(
        where: takesAnyStar ? Self.hasStar : Self.isEveryRole)
      let covers = Truth.any([
        statement.everyAction.isThere, statement.item(covering: ["sts:AssumeRole"]).isThere,
      ])
      switch Truth.all([covers, roles.isThere]) {
      case .yes where statement.isUnconditional || takesAnyStar: break
      case .yes where !statement.hasOpenConditions: return .pass
      case .no: return .pass
      case .yes, .open:
        return .undecided("which roles \(policy.name) lets its holder assume is not decided")
      }
      return .fail(
        Violation(
          takesAnyStar
            ? "\(policy.name) lets its holder assume roles by a pattern; name the roles"
            : "\(policy.name) lets its holder assume any role; name the roles",
          at: policy.place(of: roles.value ?? statement.resource)))
    }
  }

  /// `*`, or every role of some account.
  private static func isEveryRole(_ text: Text) -> Truth {
    if let known = text.known, known == "*" { return .yes }
    if text.onlyAtom != nil { return .open }
    guard let components = text.arnComponents, components.count == 6 else { return .no }
    let isRole = ["role/*", "*"].contains(components[5].known)
    return Truth(["iam", "*"].contains(components[2].known) && isRole)
  }

  /// `*` somewhere in it.
  private static func hasStar(_ text: Text) -> Truth {
    .any(
      text.parts.map { part in
        switch part {
        case .literal(let literal): literal.contains("*") ? .yes : .no
        case .atom(let atom): atom.mayContain("*") ? .open : .no
        }
      })
  }
}
