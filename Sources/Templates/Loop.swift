public import Documents

/// A loop of the template: a body that is written once for each item of a collection.
///
/// Form: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
public struct Loop: Sendable {
  /// The member that is the loop.
  public let entry: Entry
  /// What stands for the item in the body.
  public let identifier: String
  /// What gives the items.
  public let collection: Node
  /// The members to write, which are not empty.
  public let body: Node

  /// `nil` where the member is no loop, has the wrong shape, or has its body written beside it.
  public init?(_ entry: Entry) {
    let parts = entry.value.elements
    guard Self.name(in: entry.key) != nil, parts.count == 3, let identifier = parts[0].string,
      !parts[2].entries.isEmpty
    else { return nil }
    self.entry = entry
    self.identifier = identifier
    collection = parts[1]
    body = parts[2]
  }

  /// The name of the loop that stands under a key; `nil` for other keys.
  static func name(in key: String) -> String? {
    let prefix = "Fn::ForEach::"
    guard key.hasPrefix(prefix) else { return nil }
    // One in a loop has the item of that behind its name.
    return String(key.dropFirst(prefix.count).prefix { $0 != "[" })
  }

  /// The name under which an open item is known without what is no letter or digit: `&{Identifier}`.
  public static func alphanumeric(_ identifier: String) -> String { identifier + "&" }

  /// The names that stand for the items of loops whose body stands beside them, written for any item.
  static func openIdentifiers(in node: Node) -> Set<String> {
    var found = node.elements.reduce(into: Set<String>()) {
      $0.formUnion(openIdentifiers(in: $1))
    }
    for entry in node.entries {
      if name(in: entry.key) != nil, let identifier = entry.value.elements.first?.string {
        found.formUnion([identifier, alphanumeric(identifier)])
      } else {
        found.formUnion(openIdentifiers(in: entry.value))
      }
    }
    return found
  }
}
