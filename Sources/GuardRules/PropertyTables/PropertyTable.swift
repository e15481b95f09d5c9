internal import Documents
internal import Synchronization

/// The properties of one resource type as CloudFormation declares them.
///
/// The tables beside this file (`AWS-….json`) are derived from CloudFormation's provider schemas, of the day
/// that each names as `schemaDate`, and from the models of the services.
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
struct PropertyTable: Sendable {
  private let root: Node

  private static let known = Mutex<[String: PropertyTable?]>([:])

  /// The table of a type, read once; `nil` where there is none.
  static func of(_ type: String) -> PropertyTable? {
    known.withLock { known in
      if let table = known[type] { return table }
      let table = read(type)
      known[type] = .some(table)
      return table
    }
  }

  private static func read(_ type: String) -> PropertyTable? {
    guard let text = propertyTableText(type),
      let document = try? Document(reading: SourceText(text), as: .json)
    else { return nil }
    return PropertyTable(root: document.root)
  }

  /// One property, an item of a list or a value of a map.
  struct Property: Sendable {
    /// What CloudFormation makes of a scalar.
    enum Kind: Sendable {
      case string, integer, boolean
      /// A list, a map, an object, or JSON.
      case other
    }

    fileprivate let table: PropertyTable
    fileprivate let node: Node

    var kind: Kind {
      switch node["type"]?.text {
      case "string": .string
      case "integer": .integer
      case "boolean": .boolean
      default: .other
      }
    }

    /// What an item of the list is.
    var item: Property? { node["items"].map { Property(table: table, node: $0) } }

    /// A member of the object or the map.
    func member(_ key: String) -> Property? {
      if let values = node["values"] { return Property(table: table, node: values) }
      guard let shape = node["shape"]?.text else { return nil }
      return table.root["shapes"]?[shape]?["properties"]?[key].map {
        Property(table: table, node: $0)
      }
    }
  }

  /// A property of the resource.
  func property(_ key: String) -> Property? {
    root["properties"]?[key].map { Property(table: self, node: $0) }
  }
}
