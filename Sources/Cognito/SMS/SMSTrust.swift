public import Documents
public import Findings
public import IAM
public import Resolution
public import Rules
public import Templates

/// The trust that lets a pool send text messages: a sender, its role, and what the role's policy decides.
public struct SMSTrust {
  /// Who assumes the role.
  public let sender: SMSSender
  /// The role that the sender names.
  public let role: Resource
  /// The template of the role, as it deploys: another one than the sender's where the role is imported.
  public let home: Scenario
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
    guard isHere else { return callerPlace }
    return policy.node.map { Place($0) } ?? Place(missing: ["AssumeRolePolicyDocument"], in: role)
  }

  /// Where the role stands.
  public var rolePlace: Place { isHere ? Place(keyOf: role.entry) : callerPlace }

  /// The resource in which findings about the role stand: what names it, where it is in another file.
  public var holder: Resource { isHere ? role : sender.resource }

  /// The resource in which findings about a policy of the role stand.
  public func holder(of policy: RolePermissions.Policy) -> Resource {
    isHere ? policy.holder ?? role : sender.resource
  }

  /// The role in a message, with the file where it is in another one.
  public var roleName: String {
    home.scope.map { "'\(role.logicalID)' of '\($0)'" } ?? "'\(role.logicalID)'"
  }

  /// The role is in the sender's template.
  public var isHere: Bool { home.scope == nil }

  private var callerPlace: Place {
    sender.callerArn.node.map { Place($0) } ?? Place(keyOf: sender.resource.entry)
  }

  /// Points from the role to the pool; nothing where findings stand at the pool itself.
  public var senderPlaces: [RelatedPlace] {
    guard isHere else { return [] }
    return [RelatedPlace("\(sender.words) names the role for its SMS", at: callerPlace.range)]
  }

  /// The policy statement or element that a finding about the role points at.
  public func place(of value: Value) -> Place {
    isHere ? value.node.map { Place($0) } ?? policyPlace : callerPlace
  }

  /// Where a condition stands: its key, or the text that holds it.
  public func place(of entry: ConditionEntry) -> Place {
    isHere && entry.isWrittenInPlace ? Place(keyOf: entry.entry) : place(of: entry.values)
  }

  /// Asks `check` of each trust of a resource, and takes the worst answer.
  ///
  /// A role that cannot be followed, or that is none, is for COG042 to say.
  public static func judge(
    _ resource: Resource, in scenario: Scenario, _ check: (SMSTrust) -> Outcome
  ) -> Outcome {
    SMSSettings.judge(resource, in: scenario) { senders in
      Outcome.worst(
        of: senders.map { sender in
          switch RoleReference(sender.callerArn, in: scenario) {
          case .wrong, .unknown: .notApplicable
          case .role(let role): check(SMSTrust(sender, role, in: scenario))
          case .imported(let role, let home):
            check(SMSTrust(sender, role, in: scenario, home: home))
          }
        })
    }
  }

  /// The trust between a sender and the role that it names.
  ///
  /// - Parameter home: the template of the role; that of the sender where it is left out.
  public init(
    _ sender: SMSSender, _ role: Resource, in scenario: Scenario, home: Scenario? = nil
  ) {
    self.sender = sender
    self.role = role
    self.home = home ?? scenario
    (policy, document) = self.home.trust(of: role)
    calls = CognitoCalls(
      poolArn: Self.poolArn(of: sender.resource, in: scenario),
      account: scenario.pseudoParameter("AWS::AccountId"), externalID: sender.externalID)
    verdict = TrustVerdict(document, calls)
  }

  /// A regional attachment sends from another region than the template's.
  private static func poolArn(of resource: Resource, in scenario: Scenario) -> Text {
    if resource.type == ResourceType.userPool,
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
