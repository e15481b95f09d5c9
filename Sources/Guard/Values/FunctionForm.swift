internal import Documents

/// The form that `cloudformation-validate` gives calls of functions before rules see them.
///
/// It reads a template into calls that it knows, and writes these out in long form again. A call that it
/// cannot read stays as it is.
/// https://github.com/aws-cloudformation/cloudformation-validate/blob/main/src/template-model/src/authored_template.rs
struct FunctionForm {
  let reading: WrittenDocument.Reading

  /// What a function is given; `nil` where that stays as it is written.
  func argument(of function: String, _ node: Node) -> GuardValue? {
    switch function {
    case "Ref", "Condition", "Fn::RefAll": text(of: node)
    case "Fn::GetAtt": attribute(node)
    case "Fn::Sub": substitution(node)
    case "Fn::If": list(node, of: 3, textsFirst: 1)
    case "Fn::ForEach": list(node, of: 4, textsFirst: 2)
    case "Fn::ValueOf", "Fn::ValueOfAll": list(node, of: 2, textsFirst: 2)
    case "Fn::FindInMap": lookup(node)
    case "Fn::Transform": transform(node)
    case "Fn::GetStackOutput": node.kind == .mapping ? members(of: node) : nil
    default: nil
    }
  }

  /// `A.B` is the list of both parts; in a list they are texts.
  private func attribute(_ node: Node) -> GuardValue? {
    guard node.kind.isScalar else { return list(node, of: 2, textsFirst: 2) }
    guard case .string(let name) = reading.scalars.content(of: node),
      let dot = name.firstIndex(of: ".")
    else { return nil }
    let parts = [name[..<dot], name[name.index(after: dot)...]]
    return GuardValue(.list(parts.map { GuardValue(.string(String($0)), at: node) }), at: node)
  }

  /// A list is a text and a mapping, or the text alone.
  private func substitution(_ node: Node) -> GuardValue? {
    let elements = node.elements
    guard let first = elements.first, let text = text(of: first) else { return nil }
    guard elements.count > 1, elements[1].kind == .mapping else { return text }
    return GuardValue(.list([text, members(of: elements[1])]), at: node)
  }

  /// A fourth element holds a default, or is left out.
  private func lookup(_ node: Node) -> GuardValue? {
    let elements = node.elements
    guard elements.count == 4 else { return nil }
    var items = elements[..<3].map(value)
    if let alternative = elements[3]["DefaultValue"] {
      let members = FixedMap([("DefaultValue", value(of: alternative))])
      items.append(GuardValue(.map(members), at: elements[3]))
    }
    return GuardValue(.list(items), at: node)
  }

  /// A name and parameters, and nothing else.
  private func transform(_ node: Node) -> GuardValue? {
    guard let name = node["Name"], case .string = reading.scalars.content(of: name) else {
      return nil
    }
    let given = node["Parameters"].flatMap { $0.kind == .mapping ? members(of: $0) : nil }
    let parameters = given ?? GuardValue(.map(FixedMap([])), at: node)
    return GuardValue(
      .map(FixedMap([("Name", value(of: name)), ("Parameters", parameters)])), at: node)
  }

  /// A list of so many elements, of which the first are texts.
  private func list(_ node: Node, of count: Int, textsFirst: Int) -> GuardValue? {
    let elements = node.elements
    guard elements.count == count else { return nil }
    var items: [GuardValue] = []
    for element in elements[..<textsFirst] {
      guard let text = text(of: element) else { return nil }
      items.append(text)
    }
    return GuardValue(.list(items + elements[textsFirst...].map(value)), at: node)
  }

  private func value(of node: Node) -> GuardValue { WrittenDocument.value(of: node, reading) }

  /// A mapping that is no call, whatever its key.
  private func members(of node: Node) -> GuardValue {
    GuardValue(.map(NodeMap(node, reading)), at: node)
  }

  private func text(of node: Node) -> GuardValue? {
    node.text.flatMap { reading.scalars.text(of: $0, node.kind) }
      .map { GuardValue(.string($0), at: node) }
  }
}
