/// What a condition key holds: the kind of its value, or of each where it holds several.
public enum ConditionKeyType: String, Sendable {
  case text
  case arn
  case boolean
  case number
  case date
  case address
  /// A date that also compares as a number of seconds.
  case epoch

  /// The type of a key, in whatever letter case; `nil` for one that is not known, or holds what users say.
  public init?(ofKey key: String) {
    guard let type = Self.global[key.lowercased()] ?? ServiceConditionKey.named(key).first?.type
    else {
      return nil
    }
    self = type
  }

  /// Keys of every service.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
  private static let global: [String: ConditionKeyType] = {
    let names: [(ConditionKeyType, [String])] = [
      (
        .text,
        [
          "calledvia", "calledviafirst", "calledvialast", "principalaccount", "principalorgid",
          "principalorgpaths", "principalservicename", "principalservicenameslist",
          "principaltype", "referer", "requestedregion", "resourceaccount", "resourceorgid",
          "resourceorgpaths", "sourceaccount", "sourceidentity", "sourceorgid", "sourceorgpaths",
          "sourcevpc", "sourcevpce", "tagkeys", "useragent", "userid", "username",
        ]
      ),
      (.arn, ["principalarn", "sourcearn", "sourcevpcarn"]),
      (
        .boolean,
        ["multifactorauthpresent", "principalisawsservice", "securetransport", "viaawsservice"]
      ),
      (.number, ["multifactorauthage"]),
      (.date, ["currenttime", "tokenissuetime"]),
      (.address, ["sourceip", "vpcsourceip"]),
      (.epoch, ["epochtime"]),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { type, keys in keys.map { ("aws:\($0)", type) } })
  }()
}

/// A condition key of one service, as far as the actions of a service have it.
public struct ServiceConditionKey: Sendable {
  /// As AWS writes it; `*` at its end stands for a name that the user gives.
  public let name: String
  /// What it holds.
  public let type: ConditionKeyType
  /// The service whose actions have it.
  let service: String
  /// The actions that have it, in lower case; `nil` where nearly all do.
  let actions: Set<String>?

  /// Whether requests for an action have the key, now and then.
  public func isOf(_ action: AWSService.Action) -> Bool {
    action.service == service && actions?.contains(action.name.lowercased()) != false
  }

  /// A key in whatever letter case, once for each service that has it; empty for one that is not known.
  public static func named(_ key: String) -> [ServiceConditionKey] {
    let key = key.lowercased()
    guard let colon = key.firstIndex(of: ":") else { return [] }
    let prefix = String(key[..<colon])
    // STS knows tags of roles by the key of IAM; no other service has a key with the prefix of another.
    let services = [AWSService.named(prefix), prefix == "iam" ? .sts : nil].compactMap(\.self)
    let known = services.compactMap { $0.keys[key] }
    guard known.isEmpty, let end = key.lastIndex(where: { $0 == "/" || $0 == ":" }) else {
      return known
    }
    return services.compactMap { $0.keys[key[...end] + "*"] }
  }
}
