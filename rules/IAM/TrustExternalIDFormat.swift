internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A demanded ExternalId is one that STS takes.
struct TrustExternalIDFormat: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM014",
    title: "ExternalId that is demanded can never be sent",
    severity: .high,
    rationale: """
      STS refuses a call with such an id before it looks at the role, so that nobody can assume the \
      role with it.
      """,
    remediation: """
      Use 2 to 1224 letters, digits and characters of +=,.@:/_- in the condition, and send the \
      same.
      """,
    references: [
      "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
    ],
    examples: [
      .failing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalId: [↓"acme partner", ↓"1", ↓"acme#1", ↓""]}}}
          """)),
      .passing(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {StringEquals: {sts:ExternalId: "a+b=c,d.e@f:g/h-i_j"}}}
          """)),
      .undecided(
        PolicyExample.trust(
          """
          {Effect: Allow, Principal: {AWS: "111122223333"}, Action: sts:AssumeRole, \
          Condition: {"Fn::Transform": {Name: Conditions}}}
          """)),
    ])

  let resourceTypes = WrittenPolicy.trustTypes

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    WrittenPolicy.judgeAllows(.trust, of: resource, in: scenario) { policy, statement in
      let values = statement.conditions.filter { entry in
        entry.isAboutExternalID && !entry.hasPolicyVariable && entry.operation?.isNegated == false
          && [.text, .textIgnoringCase].contains(entry.operation?.family)
      }.flatMap(\.values.items)
      guard !values.isEmpty else {
        return statement.hasOpenConditions
          ? .undecided("the conditions of \(policy.name) are not decided") : .notApplicable
      }
      // An id that the deployment gives is judged with its value.
      let wrong = values.compactMap { value in
        value.asText.flatMap(ExternalID.fault).map { (value: value, fault: $0) }
      }
      guard !wrong.isEmpty || values.contains(where: { $0.knownText != nil }) else {
        return .notApplicable
      }
      return Outcome(
        violations: wrong.map { value, fault in
          Violation(
            "STS refuses ExternalId '\(value.knownText ?? "…")', which has \(fault.words); "
              + "use 2 to 1224 letters, digits or any of _+=,.@:/-",
            at: policy.place(of: value), related: value.relatedPlaces)
        })
    }
  }
}

extension ExternalID.Fault {
  fileprivate var words: String {
    switch self {
    case .character(let character) where character.properties.isWhitespace: "white space"
    case .character(let character): "'\(character)'"
    case .length(1): "1 character"
    case .length(let count): "\(count) characters"
    }
  }
}
