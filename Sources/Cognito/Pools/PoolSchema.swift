public import Resolution
public import Templates

/// The attributes of users of a pool: the standard ones, and those of its `Schema`.
public struct PoolSchema {
  /// What an attribute's name stands for.
  public enum Attribute {
    /// Declared in `Schema`, which may be so for a standard one too.
    case declared(Value)
    case standard
    case missing
    /// One line.
    case unknown(String)
  }

  /// The names that every pool has.
  ///
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
  public static let standardNames = [
    "address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name",
    "locale", "middle_name", "name", "nickname", "phone_number", "phone_number_verified",
    "picture", "preferred_username", "profile", "sub", "updated_at", "website", "zoneinfo",
  ]

  private let declared: [(name: Text, entry: Value)]
  private let openReason: String?

  /// The attributes of a pool of the template.
  public init(of pool: Resource, in scenario: Scenario) {
    let schema = scenario.properties(of: pool)["Schema"]
    declared = schema.items.compactMap { entry in entry["Name"].asText.map { ($0, entry) } }
    let isOpen = schema.mayBeStructure || declared.contains { $0.name.known == nil }
    openReason =
      isOpen
      ? "the Schema of pool '\(pool.logicalID)' is not decided" : scenario.openReason(of: pool)
  }

  /// What a name stands for: custom attributes with their prefix, as clients and providers write them.
  public func attribute(_ name: String) -> Attribute {
    if let found = declared.first(where: { Self.names(of: $0.name.known ?? "").contains(name) }) {
      return .declared(found.entry)
    }
    if Self.standardNames.contains(name) { return .standard }
    return openReason.map { .unknown($0) } ?? .missing
  }

  /// The custom attributes, with their prefix.
  public var customNames: [String] {
    declared.compactMap(\.name.known).filter { !Self.standardNames.contains($0) }
      .map { "custom:\($0)" }
  }

  /// Whether a prefix written in `Schema` is added again is not established, so it counts either way.
  private static func names(of declared: String) -> [String] {
    standardNames.contains(declared)
      ? [declared]
      : declared.hasPrefix("custom:") || declared.hasPrefix("dev:")
        ? [declared, "custom:\(declared)"]
        : ["custom:\(declared)", "dev:\(declared)", "dev:custom:\(declared)"]
  }
}
