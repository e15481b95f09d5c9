internal import Documents

/// What rules about every resource type ask of one.
///
/// `Tables/types.txt` has a line for each type of CloudFormation's registry in any region, of the day that its first
/// line names: `scripts/make-property-tables`. A newer type is not among them.
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
public struct KnownType: Sendable {
  /// The property that holds the tags; `nil` where the type has none.
  public let tagProperty: String?
  /// The properties that together name a resource, where the template writes them all; else none.
  public let key: [String]
  /// The paths of properties that take the ARN of a role, and whose pattern refuses its name.
  public let roleARNs: [String]
  /// The paths of properties that take a password, a key or a token in clear text.
  public let secrets: [String]

  /// What is known of a type; `nil` where that is not one of them.
  public static func named(_ name: String) -> KnownType? {
    lines[name[...]].map { KnownType(line: $0) }
  }

  /// Whether a type is one of them.
  public static func isKnown(_ name: String) -> Bool { lines[name[...]] != nil }

  /// The types that take secrets.
  public static let withSecrets = lines.filter { type in
    // Asked of every line at each start: on UTF-8, since a search in a text costs ten times as much.
    type.value.utf8.split(separator: UInt8(ascii: " ")).contains {
      $0.starts(with: "Secrets=".utf8)
    }
  }.map { String($0.key) }.sorted()

  /// The type that was meant where one letter is wrong, missing, too much or swapped, or letter case differs.
  ///
  /// Of all types only two of one service are so near each other, so that a newer type is hardly one; but where both
  /// end in a digit, it may be the next version.
  public static func meant(by name: String) -> String? {
    let parts = name.split(separator: ":", omittingEmptySubsequences: true)
    guard parts.count == 3 else { return nil }
    let service = parts[1].lowercased()
    if let ofService = names[service] {
      return name.nearest(in: ofService, atMost: 1).flatMap { near in
        near.last?.isNumber == true && name.last?.isNumber == true ? nil : near
      }
    }
    return service.nearest(in: names.keys.sorted(), atMost: 1).flatMap { near in
      names[near]?.first { $0.split(separator: ":").last == parts[2] }
    }
  }

  private init(line: Substring) {
    var facts: [Substring: [String]] = [:]
    for fact in line.split(separator: " ") {
      let sides = fact.split(separator: "=")
      guard let name = sides.first, let values = sides.last else { continue }
      facts[name] = values.split(separator: ",").map(String.init)
    }
    tagProperty = facts["Tags"]?.first
    key = facts["Key"] ?? []
    roleARNs = facts["RoleARNs"] ?? []
    secrets = facts["Secrets"] ?? []
  }

  /// What stands behind each type.
  private static let lines: [Substring: Substring] = {
    let lines = typeLines.utf8.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
      let end = line.firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
      return (Substring(line[..<end]), Substring(line[end...]))
    }
    return Dictionary(lines) { first, _ in first }
  }()

  /// The types of each service, by its name in small letters.
  private static let names: [String: [String]] = Dictionary(
    grouping: lines.keys.map(String.init).sorted()
  ) { name in
    name.split(separator: ":").dropFirst().first?.lowercased() ?? ""
  }
}
