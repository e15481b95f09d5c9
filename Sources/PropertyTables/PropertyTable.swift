internal import Documents
internal import Synchronization

/// The properties of one resource type as CloudFormation declares them.
///
/// The tables in `Tables` are written by `scripts/make-property-tables` from CloudFormation's provider schemas,
/// of the day that each names as `schemaDate`, and from what is known of the services beside them.
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
public struct PropertyTable: Sendable {
  /// What an object declares: the resource itself, or one of its parts.
  public struct Shape: Sendable {
    /// The name of the part; the type for the resource.
    public let name: String
    /// The declared members, by name.
    public let members: [String: Property]
    /// Members that must be there.
    public let required: [String]
    /// Members of which one at least must be there; none where nothing is asked.
    public let requiresOneOf: [String]
    /// Members that only the service sets.
    public let readOnly: [String]
    /// Other members are accepted too.
    public let isOpen: Bool
  }

  /// The resource's own properties.
  public let root: Shape
  private let shapes: [String: Shape]

  /// A property of the resource.
  public func property(_ name: String) -> Property? { root.members[name] }

  /// The property that names lead to, through each item of the lists on the way; of a list its items.
  public func property(at path: [String]) -> Property? {
    guard let first = path.first, var found = property(first) else { return nil }
    for name in path.dropFirst() {
      guard let next = member(name, of: found.item ?? found) else { return nil }
      found = next
    }
    return found.item ?? found
  }

  /// What a property that is an object declares; `nil` for every other kind.
  public func shape(of property: Property) -> Shape? {
    if case .object(let name) = property.kind { shapes[name] } else { nil }
  }

  /// A member of an object or of a map.
  public func member(_ name: String, of property: Property) -> Property? {
    switch property.kind {
    case .object: shape(of: property)?.members[name]
    case .map(_, let values): values
    case .string, .integer, .number, .boolean, .json, .list: nil
    }
  }
}

/// One property, an item of a list or a value of a map.
public struct Property: Sendable {
  /// What it holds.
  public indirect enum Kind: Sendable {
    case string, integer, number, boolean
    /// Anything, or a text that holds JSON.
    case json
    case list(of: Property)
    /// Keys are free but for a pattern.
    case map(keys: String, values: Property)
    /// The name of its shape.
    case object(String)
  }

  /// What it holds.
  public let kind: Kind
  /// The texts that it may be, in exact letter case; `nil` where any.
  public let values: [String]?
  /// How many characters a text has.
  public let length: Bounds?
  /// Between which numbers a number is.
  public let range: Bounds?
  /// How many items a list has, or a map members.
  public let count: Bounds?
  /// No item of the list appears twice.
  public let isUnique: Bool
  /// A regular expression that occurs in the text.
  public let pattern: String?
  /// Faults of which another rule speaks, by this rule's id: the id of the other.
  public let judgedBy: [String: String]

  /// What an item of the list is.
  public var item: Property? { if case .list(let item) = kind { item } else { nil } }

  /// It is neither a list nor a mapping.
  public var isScalar: Bool {
    switch kind {
    case .string, .integer, .number, .boolean: true
    case .json, .list, .map, .object: false
    }
  }
}

/// The least and the most that something may be.
public struct Bounds: Sendable {
  /// Both included; `nil` where there is none.
  public let least, most: Int?

  /// Whether a number is between them.
  public func contain(_ number: Double) -> Bool {
    Double(least ?? .min) <= number && number <= Double(most ?? .max)
  }
}

extension PropertyTable {
  private static let known = Mutex<[String: PropertyTable?]>([:])

  /// The table of a type, read once; `nil` where there is none.
  public static func of(_ type: String) -> PropertyTable? {
    guard types.contains(type) else { return nil }
    return known.withLock { known in
      if let table = known[type] { return table }
      let table = read(type)
      known[type] = .some(table)
      return table
    }
  }

  /// The types that have a table.
  public static let types = Set(propertyTableTypes)

  private static func read(_ type: String) -> PropertyTable? {
    guard let text = propertyTableText(type),
      let document = try? Document(reading: SourceText(text), as: .json)
    else { return nil }
    let root = document.root
    let shapes = root["shapes"]?.entries.map { ($0.key, Shape($0.value, named: $0.key)) } ?? []
    return PropertyTable(
      root: Shape(root, named: type), shapes: Dictionary(shapes) { first, _ in first })
  }
}

extension PropertyTable.Shape {
  fileprivate init(_ node: Node, named name: String) {
    self.name = name
    let properties = node["properties"]?.entries ?? []
    members = Dictionary(properties.map { ($0.key, Property($0.value)) }) { first, _ in first }
    required = node.texts("required") ?? []
    requiresOneOf = node.texts("requiresOneOf") ?? []
    readOnly = node.texts("readOnly") ?? []
    isOpen = node["open"]?.boolean ?? false
  }
}

extension Property {
  fileprivate init(_ node: Node) {
    kind = Kind(node)
    // Values that the service knows beside those of the schema.
    values = node.texts("enum").map { $0 + (node.texts("enumByService") ?? []) }
    length = Bounds(node["length"])
    range = Bounds(node["range"])
    count = Bounds(node["count"])
    isUnique = node["unique"]?.boolean ?? false
    pattern = node["pattern"]?.string
    let others = node["judgedBy"]?.entries.map { ($0.key, $0.value.text ?? "") } ?? []
    judgedBy = Dictionary(others) { first, _ in first }
  }
}

extension Property.Kind {
  fileprivate init(_ node: Node) {
    switch node["type"]?.text {
    case "string": self = .string
    case "integer": self = .integer
    case "number": self = .number
    case "boolean": self = .boolean
    case "list": self = node["items"].map { .list(of: Property($0)) } ?? .json
    case "map":
      self =
        node["values"].map { .map(keys: node["keys"]?.text ?? "", values: Property($0)) } ?? .json
    case "object": self = .object(node["shape"]?.text ?? "")
    default: self = .json
    }
  }
}

extension Bounds {
  fileprivate init?(_ node: Node?) {
    guard let pair = node?.elements, pair.count == 2 else { return nil }
    least = pair[0].text.flatMap { Int($0) }
    most = pair[1].text.flatMap { Int($0) }
  }
}

extension Node {
  fileprivate func texts(_ key: String) -> [String]? { self[key]?.elements.compactMap(\.text) }
}
