internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// `ForAllValues` holds where the request lacks the key, which is safe only for keys with lists of values.
struct SetOperatorOnSingleKey: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM088",
    title: "ForAllValues on a key of one value lets in who lacks the key",
    severity: .medium,
    rationale: """
      The statement also applies to requests without the key, so the condition keeps nobody out \
      who simply leaves it away.
      """,
    remediation: "Remove ForAllValues: from the operator.",
    references: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {↓ForAllValues:StringEquals: {sts:ExternalId: acme-partner}}}
          """)),
      .passing(
        PolicyExample.permissions(
          """
          {Effect: Allow, Action: s3:GetObject, Resource: "*", \
          Condition: {ForAllValues:StringEquals: {aws:SourceVpce: vpce-1}, Null: {aws:SourceVpce: false}}}
          """,
          """
          {Effect: Allow, Action: ec2:CreateTags, Resource: "*", \
          Condition: {ForAllValues:StringEquals: {aws:TagKeys: [team]}}}
          """)),
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com"}, \
          Action: sts:AssumeRoleWithWebIdentity, Condition: {↓ForAllValues:StringLike: { \
          "gitlab.com:sub": "project_path:acme/app:*"}}}
          """)),
      // Of a role that a pool hands out speaks IDP023.
      .skipped(
        IdentityPoolExample.resources(
          conditions: [
            "ForAllValues:StringEquals: {cognito-identity.amazonaws.com:aud: !Ref Identities}",
            IdentityPoolExample.signedIn,
          ])),
      .undecided(
        PolicyExample.permissions(
          "{Effect: Allow, Action: s3:*, Resource: \"*\", Condition: !ImportValue condition}")),
    ])

  let resourceTypes = WrittenPolicy.resourceTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(nil, of: resource, in: scenario) { policy, statement in
      let loose = statement.conditions.filter { entry in
        entry.operation?.quantifier == .all && entry.hasOneValue
          && !statement.conditions.contains { other in
            other.key.lowercased() == entry.key.lowercased() && other.needsKey
          }
      }
      if statement.hasOpenConditions {
        return .undecided("the conditions of \(policy.name) are not decided")
      }
      guard !loose.isEmpty else { return .pass }
      if policy.kind == .trust,
        CognitoRoleUse.isJudgedWithItsPool(statement, of: resource, in: scenario)
      {
        return .notApplicable
      }
      return .fail(
        loose.map { entry in
          Violation(
            "\(entry.writtenOperator) on \(entry.shownKey) in \(policy.name) holds without the key too, and the key has one value; "
              + "remove ForAllValues:",
            at: policy.place(ofOperatorOf: entry), discriminator: entry.key)
        })
    }
  }
}

extension ConditionEntry {
  private static let keys: Set = [
    "sts:externalid", "aws:principalarn", "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid",
    "aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:sourceidentity",
  ]

  /// A request has one value of the key at most.
  fileprivate var hasOneValue: Bool {
    let key = key.lowercased()
    return Self.keys.contains(key) || key.hasSuffix(":aud") || key.hasSuffix(":sub")
  }
}
