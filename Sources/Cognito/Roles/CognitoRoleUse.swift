public import Documents
internal import Findings
public import IAM
public import Resolution
public import Templates

/// What Cognito uses a role of the template for.
public struct CognitoRoleUse {
  /// A way in which Cognito uses a role.
  public enum Purpose: Hashable, Sendable {
    case sms
    /// Credentials for who has signed in.
    case users
    /// Credentials for guests.
    case guests
    /// Credentials for members of a group of a user pool.
    case group
  }

  /// What for.
  public let purpose: Purpose
  /// The resource that names the role.
  public let resource: Resource
  private let value: Value

  /// Points from the role to where it is named.
  public var related: RelatedPlace {
    let words =
      switch purpose {
      case .sms: "its SMS"
      case .users: "signed-in users"
      case .guests: "guests"
      case .group: "a group"
      }
    let place = value.node.map { Place($0) } ?? Place(keyOf: resource.entry)
    return RelatedPlace(
      "resource '\(resource.logicalID)' names the role for \(words)", at: place.range)
  }

  /// The uses of a role that the template names, and whether there may be others.
  public static func uses(
    of role: Resource, in scenario: Scenario
  ) -> (found: [CognitoRoleUse], mayBeMore: Bool) {
    var found: [CognitoRoleUse] = []
    var mayBeMore = scenario.template.mayHaveMoreResources
    for use in all(in: scenario) {
      switch RoleReference(use.value, in: scenario) {
      case .role(let named) where named.logicalID == role.logicalID: found.append(use)
      case .unknown: mayBeMore = true
      case .role, .imported, .wrong: break
      }
    }
    return (found, mayBeMore)
  }

  /// Rules about pools judge the statement already: it lets in the service that uses the role.
  public static func isJudgedWithItsPool(
    _ statement: Statement, of role: Resource, in scenario: Scenario
  ) -> Bool {
    let names = Set(
      statement.principal.items.compactMap(\.knownText)
        + statement.principal.members.flatMap { $0.value.items.compactMap(\.knownText) })
    guard !names.isDisjoint(with: [userPools, IdentityPoolCalls.provider, "*"]) else {
      return false
    }
    return uses(of: role, in: scenario).found.contains { use in
      switch use.purpose {
      case .sms: names.contains(userPools) || names.contains("*")
      case .users, .guests: names.contains(IdentityPoolCalls.provider) || names.contains("*")
      case .group: false
      }
    }
  }

  private static let userPools = "cognito-idp.amazonaws.com"

  private static func all(in scenario: Scenario) -> [CognitoRoleUse] {
    var uses: [CognitoRoleUse] = []
    for type in SMSSender.resourceTypes {
      for resource in scenario.resources(ofType: type) {
        uses += SMSSettings(of: resource, in: scenario).senders.map {
          CognitoRoleUse(purpose: .sms, resource: resource, value: $0.callerArn)
        }
      }
    }
    for resource in scenario.resources(ofType: ResourceType.identityPoolRoleAttachment) {
      let properties = scenario.properties(of: resource)
      let rules = properties["RoleMappings"].members.flatMap { member in
        member.value["RulesConfiguration"]["Rules"].items.map { $0["RoleARN"] }
      }
      let named: [(Purpose, Value)] =
        [
          (.users, properties["Roles"]["authenticated"]),
          (.guests, properties["Roles"]["unauthenticated"]),
        ] + rules.map { (.users, $0) }
      uses += named.map { CognitoRoleUse(purpose: $0, resource: resource, value: $1) }
    }
    for resource in scenario.resources(ofType: ResourceType.userPoolGroup) {
      let arn = scenario.properties(of: resource)["RoleArn"]
      uses.append(CognitoRoleUse(purpose: .group, resource: resource, value: arn))
    }
    return uses.filter { !$0.value.isAbsent }
  }
}

extension SMSSettings {
  fileprivate var senders: [SMSSender] {
    if case .senders(let senders) = self { senders } else { [] }
  }
}
