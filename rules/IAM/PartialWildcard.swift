internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A policy names its actions and resources in full.
struct PartialWildcard: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM034",
    title: "Wildcard inside an action or a resource",
    severity: .low,
    profiles: [.strict],
    rationale: """
      A pattern also covers what it was not written for: actions that AWS adds, and resources that \
      others name alike.
      """,
    remediation: "Name each action and each resource.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
    ],
    examples: [
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: [s3:ListBucket, ↓"s3:Get*"], \
          Resource: [↓!Sub "arn:${AWS::Partition}:s3:::acme-*", "arn:aws:s3:::acme"]}
          """)),
      .failing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: dynamodb:Query, \
          Resource: ↓"arn:aws:dynamodb:eu-west-1:111122223333:table/users/index/*"}
          """)),
      // Objects of a named bucket and streams of a named log group have no names beforehand.
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: [s3:GetObject, logs:PutLogEvents], \
          Resource: ["arn:aws:s3:::acme/photos/*", "arn:aws:logs:*:*:log-group:/acme:*"]}
          """)),
      // A whole service, every resource and whatever amounts to it have rules of their own.
      .passing(
        PolicyExample.permissions(
          "{Effect: Allow, Action: \"s3:*\", Resource: [\"*\", \"arn:aws:s3:::*\"]}")),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: !ImportValue action, Resource: \"arn:aws:s3:::acme/*\"}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  /// Names that a message gives of a list.
  private static let shownNames = 3

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeGrants(of: resource, in: scenario) { policy, statement in
      let actions = statement.action.items.filter { $0.asText.map(Self.isPatternOfActions) == true }
      let resources = statement.resource.items.filter {
        $0.asText.map(Self.isPatternOfResources) == true
      }
      let violations = [("actions", actions), ("resources", resources)].compactMap { kind, items in
        violation(items, kind, policy)
      }
      let isOpen =
        (statement.action.items + statement.resource.items).contains(where: \.isOpen)
        || statement.action.items.contains { $0.asText?.onlyAtom != nil }
      if violations.isEmpty, isOpen {
        return .undecided("what \(policy.name) allows is not decided")
      }
      return Outcome(violations: violations)
    }
  }

  /// One for all of a list, at the first.
  private func violation(_ items: [Value], _ kind: String, _ policy: WrittenPolicy) -> Violation? {
    guard let first = items.first else { return nil }
    let names = items.prefix(Self.shownNames).compactMap { $0.asText?.quoted }
    let more = items.count > names.count ? " and \(items.count - names.count) more" : ""
    return Violation(
      "\(policy.name) names \(kind) by a pattern: \(names.joined(separator: ", "))\(more); "
        + "name each",
      at: policy.place(of: first), discriminator: kind)
  }

  /// A wildcard in the name of an action; `*` and `s3:*` are judged elsewhere.
  private static func isPatternOfActions(_ text: Text) -> Bool {
    guard let known = text.known, known.contains(where: isWildcard) else { return false }
    return known != "*" && !known.hasSuffix(":*")
  }

  /// A wildcard in the last component of an ARN.
  private static func isPatternOfResources(_ text: Text) -> Bool {
    guard let components = text.arnComponents, components.count == 6, !text.isEffectivelyStar else {
      return false
    }
    var literals = components[5].parts.map { part in
      if case .literal(let literal) = part { literal } else { "" }
    }
    // What stands behind a name and ends in a wildcard: an object, a stream of logs.
    if case .literal(let end)? = components[5].parts.last, let exempt = exemptEnd(end, components) {
      literals[literals.count - 1] = String(end.dropLast(exempt.count))
    }
    return literals.contains { $0.contains(where: isWildcard) }
  }

  private static func exemptEnd(_ end: String, _ components: [Text]) -> String? {
    switch components[2].known {
    case "s3":
      // The bucket is named in full; an open part may hold its name.
      let bucket = end.split(separator: "/", omittingEmptySubsequences: false)[0]
      guard end.last == "*", end.contains("/"), !bucket.contains(where: isWildcard) else {
        return nil
      }
      return "*"
    case "logs": return [":log-stream:*", ":*:*", ":*"].first(where: end.hasSuffix)
    default: return nil
    }
  }

  private static func isWildcard(_ character: Character) -> Bool {
    character == "*" || character == "?"
  }
}
