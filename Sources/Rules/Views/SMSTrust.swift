internal import Documents
public import Findings
public import IAM
public import Resolution
public import Templates

/// The trust that lets a pool send text messages: a sender, its role, and what the role's policy decides.
public struct SMSTrust {
  /// Who assumes the role.
  public let sender: SMSSender
  /// The role that the sender names.
  public let role: Resource
  /// `AssumeRolePolicyDocument` of the role.
  public let policy: Value
  /// The same, read.
  public let document: PolicyDocument
  /// The calls that the policy is judged by.
  public let calls: CognitoCalls
  /// What the policy decides.
  public let verdict: TrustVerdict

  /// Where the trust policy stands; the role itself where it has none.
  public var policyPlace: Place {
    policy.node.map { Place($0) }
      ?? Place(missing: ["AssumeRolePolicyDocument"], in: role)
  }

  /// Points from the role to the pool.
  public var senderPlace: RelatedPlace {
    let place = sender.callerArn.node.map { Place($0) } ?? Place(keyOf: sender.resource.entry)
    return RelatedPlace(
      "'\(sender.resource.logicalID)' names the role for its SMS", at: place.range)
  }

  /// The policy statement or element that a finding about the trust points at.
  public func place(of value: Value) -> Place { value.node.map { Place($0) } ?? policyPlace }

  /// Asks `check` of each trust of a resource, and takes the worst answer.
  ///
  /// A role that cannot be followed leaves the question open; one that is none is for COG042 to say.
  public static func judge(
    _ resource: Resource, in scenario: Scenario, _ check: (SMSTrust) -> Outcome
  ) -> Outcome {
    SMSSettings.judge(resource, in: scenario) { senders in
      Outcome.worst(
        of: senders.map { sender in
          switch RoleReference(sender.callerArn, in: scenario) {
          case .wrong: .notApplicable
          case .unknown(let reason): .undecided(reason)
          case .role(let role): check(SMSTrust(sender, role, in: scenario))
          }
        })
    }
  }

  /// The trust between a sender and the role that it names.
  public init(_ sender: SMSSender, _ role: Resource, in scenario: Scenario) {
    self.sender = sender
    self.role = role
    policy = scenario.properties(of: role)["AssumeRolePolicyDocument"]
    calls = CognitoCalls(
      poolArn: Self.poolArn(of: sender.resource, in: scenario),
      account: scenario.pseudoParameter("AWS::AccountId"), externalID: sender.externalID)
    document = PolicyDocument(trustPolicy: policy)
    verdict = TrustVerdict(document, calls)
  }

  /// A regional attachment sends from another region than the template's.
  private static func poolArn(of resource: Resource, in scenario: Scenario) -> Text {
    if resource.type == "AWS::Cognito::UserPool",
      let arn = scenario.attribute("Arn", of: resource.logicalID)
    {
      return arn
    }
    var arn = Text("arn:")
    arn.append(scenario.pseudoParameter("AWS::Partition"))
    arn.append(":cognito-idp:")
    arn.append(.atom(Atom(.derived("region of \(resource.logicalID)"), .hyphenated)))
    arn.append(":")
    arn.append(scenario.pseudoParameter("AWS::AccountId"))
    arn.append(":userpool/")
    arn.append(
      scenario.properties(of: resource)["UserPoolId"].asText
        ?? Text(Atom(.derived("pool of \(resource.logicalID)"), .identifier)))
    return arn
  }
}

extension PolicyDecision {
  /// Statements that name the user pool service, or might, and do not deny.
  public var cognitoStatements: [StatementMatch] {
    statements.filter { $0.statement.effect != .deny && $0.principal != .no }
  }
}
