public import Documents

/// A function call of a template, by its shape; arguments stay nodes.
///
/// Shapes: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
///
/// `Condition` is a function only where conditions are
/// written, so ``ConditionExpression`` reads it.
public enum Intrinsic: Sendable {
  case ref(name: Node)
  /// The attribute is a text, or a function giving one.
  case getAtt(resource: String, attribute: Attribute)
  /// With language extensions the resource's name may be computed as well.
  case computedGetAtt(resource: Node, attribute: Node)
  case sub(text: Node, variables: Node?)
  case join(delimiter: String, list: Node)
  case select(index: Node, list: Node)
  case split(delimiter: String, source: Node)
  case findInMap(map: Node, top: Node, second: Node, fallback: Node?)
  case `if`(condition: Node, then: Node, otherwise: Node)
  case importValue(Node)
  case getAZs(Node)
  case base64(Node)
  case cidr(Node)
  case length(Node)
  case toJSONString(Node)
  case getStackOutput(Node)
  case transform(Node)
  /// A known function whose argument has the wrong shape; says which is expected.
  case malformed(function: String, expected: String)
  case unknown(function: String)

  /// What stands behind the resource's name in `Fn::GetAtt`.
  public enum Attribute: Sendable {
    case name(String)
    case computed(Node)
  }

  /// The call that a node writes; `nil` for plain data.
  ///
  /// A function is a mapping with exactly one key; with a second one it is data.
  public init?(_ node: Node) {
    guard let entry = node.onlyEntry else { return nil }
    if entry.key == "Ref" {
      self = .ref(name: entry.value)
    } else if entry.key.hasPrefix("Fn::"), Loop.name(in: entry.key) == nil {
      self = Self.call(entry.key, entry.value)
    } else {
      return nil
    }
  }

  private static func call(_ function: String, _ argument: Node) -> Intrinsic {
    let items = argument.elements
    func two(_ expected: String, _ make: (Node, Node) -> Intrinsic?) -> Intrinsic {
      let call = items.count == 2 ? make(items[0], items[1]) : nil
      return call ?? .malformed(function: function, expected: expected)
    }
    // A transform may put anything in its own place.
    if argument.onlyEntry?.key == "Fn::Transform" { return .transform(argument) }
    switch function {
    case "Fn::GetAtt": return getAtt(argument, items)
    case "Fn::Sub":
      if argument.kind.isScalar { return .sub(text: argument, variables: nil) }
      return two("a text, or a text and a mapping of variables") { text, variables in
        guard text.kind.isScalar, variables.kind == .mapping else { return nil }
        return .sub(text: text, variables: variables)
      }
    case "Fn::Join":
      return two("a delimiter and a list") { delimiter, list in
        delimiter.text.map { .join(delimiter: $0, list: list) }
      }
    case "Fn::Select": return two("an index and a list") { .select(index: $0, list: $1) }
    case "Fn::Split":
      return two("a delimiter and a text") { delimiter, source in
        delimiter.text.map { .split(delimiter: $0, source: source) }
      }
    case "Fn::FindInMap":
      guard items.count == 3 || items.count == 4 else {
        return .malformed(function: function, expected: "a mapping's name and two keys")
      }
      let fallback = items.count == 4 ? items[3]["DefaultValue"] : nil
      return .findInMap(map: items[0], top: items[1], second: items[2], fallback: fallback)
    case "Fn::If":
      guard items.count == 3 else {
        return .malformed(function: function, expected: "a condition's name and two values")
      }
      return .if(condition: items[0], then: items[1], otherwise: items[2])
    case "Fn::ImportValue": return .importValue(argument)
    case "Fn::GetAZs": return .getAZs(argument)
    case "Fn::Base64": return .base64(argument)
    case "Fn::Cidr": return .cidr(argument)
    case "Fn::Length": return .length(argument)
    case "Fn::ToJsonString": return .toJSONString(argument)
    case "Fn::GetStackOutput": return .getStackOutput(argument)
    case "Fn::Transform": return .transform(argument)
    default: return .unknown(function: function)
    }
  }

  /// `"Id.Attr"` splits at the first dot; a list with more than two items is read as if joined.
  private static func getAtt(_ argument: Node, _ items: [Node]) -> Intrinsic {
    let malformed = Intrinsic.malformed(
      function: "Fn::GetAtt", expected: "a resource's name and an attribute")
    if let text = argument.string {
      guard let dot = text.firstIndex(of: "."), dot != text.startIndex else { return malformed }
      let attribute = String(text[text.index(after: dot)...])
      guard !attribute.isEmpty else { return malformed }
      return .getAtt(resource: String(text[..<dot]), attribute: .name(attribute))
    }
    if items.count == 2, Intrinsic(items[0]) != nil {
      return .computedGetAtt(resource: items[0], attribute: items[1])
    }
    guard items.count >= 2, let resource = items[0].string else { return malformed }
    let parts = items.dropFirst().compactMap(\.text)
    if parts.count == items.count - 1 {
      return .getAtt(resource: resource, attribute: .name(parts.joined(separator: ".")))
    }
    return items.count == 2
      ? .getAtt(resource: resource, attribute: .computed(items[1])) : malformed
  }
}

extension Node {
  /// What it comes to may hang on what a scenario decides: a condition, or a key of a mapping.
  ///
  /// Recursion follows the document, whose depth is bounded.
  public var holdsDecision: Bool {
    if let key = onlyEntry?.key, key == "Fn::If" || key == "Fn::FindInMap" { return true }
    return elements.contains(where: \.holdsDecision)
      || entries.contains { $0.value.holdsDecision }
  }
}
