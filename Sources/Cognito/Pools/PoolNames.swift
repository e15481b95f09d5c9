public import Resolution
public import Rules
public import Templates

/// The names of one kind that can be used with a user pool, and the resources that give them.
public struct PoolNames {
  /// What the names are of.
  public enum Kind: String, Sendable {
    case providers
    case scopes
    case groups
    case users

    /// The names that every pool has.
    ///
    /// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
    public var builtIn: [String] {
      switch self {
      case .providers: ["COGNITO"]
      case .scopes: ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"]
      case .groups, .users: []
      }
    }

    fileprivate var resourceType: String {
      switch self {
      case .providers: ResourceType.userPoolIdentityProvider
      case .scopes: ResourceType.userPoolResourceServer
      case .groups: ResourceType.userPoolGroup
      case .users: ResourceType.userPoolUser
      }
    }
  }

  /// What a name turns out to be.
  public enum Search {
    case builtIn
    /// A resource of the template gives it.
    case found(Resource)
    /// The pool has no such name; other names that may be meant.
    case missing(pool: Resource, others: [String])
    /// One line.
    case unknown(String)
  }

  private let kind: Kind
  private let pool: Resource
  /// In the order of the template.
  private var names: [Text] = []
  private var givers: [Text: Resource] = [:]
  private var openReason: String?

  /// The names that resources of the template give a pool.
  public init(_ kind: Kind, of pool: Resource, in scenario: Scenario) {
    self = scenario.cached("names of \(kind.rawValue)", of: pool) {
      PoolNames(collecting: kind, of: pool, in: scenario)
    }
  }

  private init(collecting kind: Kind, of pool: Resource, in scenario: Scenario) {
    self.kind = kind
    self.pool = pool
    let members = scenario.members(ofType: kind.resourceType, of: pool)
    openReason = members.openReason
    for member in members.found {
      let name = scenario.spelled(Text(Atom(.resource(member.logicalID))))
      if kind == .scopes { addScopes(of: member, name, in: scenario) } else { add(name, member) }
    }
  }

  /// The first resource that gives a name is the one.
  private mutating func add(_ name: Text, _ giver: Resource) {
    guard givers[name] == nil else { return }
    givers[name] = giver
    names.append(name)
  }

  private mutating func addScopes(
    of server: Resource, _ identifier: Text, in scenario: Scenario
  ) {
    let scopes = scenario.properties(of: server)["Scopes"]
    if scopes.mayBeStructure {
      openReason = "the scopes of resource server '\(server.logicalID)' are not decided"
    }
    for scope in scopes.items {
      guard let name = scope["ScopeName"].asText else { continue }
      var text = identifier
      text.append("/")
      text.append(name)
      add(scenario.spelled(text), server)
    }
  }

  /// What a name is for the pool.
  public func search(_ name: Text, in scenario: Scenario) -> Search {
    if let known = name.known, kind.builtIn.contains(known) { return .builtIn }
    let text = scenario.spelled(name)
    if let giver = givers[text] { return .found(giver) }
    let candidates = names + kind.builtIn.map { Text($0) }
    let isOpen = candidates.contains { text.equals($0) == .open }
    if isOpen || text.onlyAtom != nil {
      return .unknown("a name that the rule compares is not decided")
    }
    if let openReason { return .unknown(openReason) }
    return .missing(pool: pool, others: candidates.compactMap(\.known))
  }
}

/// One name in a property that lists names.
public struct ListedName {
  /// Where it is written.
  public let value: Value
  /// What is written.
  public let text: Text
  /// What it is.
  public let search: PoolNames.Search

  /// The name for a message, with open parts as `Fn::Sub` writes them.
  public var words: String { text.quoted }

  /// Asks `check` of each name that a property lists, and takes the worst answer.
  public static func judge(
    _ resource: Resource, _ property: String, as kind: PoolNames.Kind, in scenario: Scenario,
    _ check: (ListedName) -> Outcome
  ) -> Outcome {
    let values = scenario.properties(of: resource)[property].items
    guard !values.isEmpty else { return .notApplicable }
    let names = scenario.pool(of: resource).resource.map {
      PoolNames(kind, of: $0, in: scenario)
    }
    return Outcome.worst(
      of: values.map { value in
        guard let text = value.asText else { return .notApplicable }
        let isBuiltIn = text.known.map(kind.builtIn.contains) ?? false
        let other = PoolNames.Search.unknown(
          "the pool of '\(resource.logicalID)' is not in the template")
        let search = names?.search(text, in: scenario) ?? (isBuiltIn ? .builtIn : other)
        return check(ListedName(value: value, text: text, search: search))
      })
  }
}

extension Scenario {
  /// A text where `Ref` of a group, provider, resource server or user is what that resource says it is.
  ///
  /// One step: what is put in is not looked at again.
  public func spelled(_ text: Text) -> Text {
    var result = Text()
    for part in text.parts {
      guard case .atom(let atom) = part, case .resource(let logicalID) = atom.origin,
        let resource = template.resources[logicalID],
        let property = Self.namingProperties[resource.type],
        let name = properties(of: resource)[property].asText
      else {
        result.append(part)
        continue
      }
      result.append(name)
    }
    return result
  }

  /// The property that `Ref` gives.
  private static let namingProperties = [
    ResourceType.userPoolGroup: "GroupName",
    ResourceType.userPoolIdentityProvider: "ProviderName",
    ResourceType.userPoolResourceServer: "Identifier",
    ResourceType.userPoolUser: "Username",
  ]
}
