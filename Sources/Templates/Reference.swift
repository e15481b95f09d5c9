public import Documents

/// One place of a template that names something else in it.
public struct Reference: Sendable {
  /// What is named.
  public enum Target: Hashable, Sendable {
    /// By `Ref`: a parameter, a resource or a pseudo parameter.
    case name(String)
    /// By `Fn::GetAtt`; the attribute is `nil` where it is computed.
    case attribute(resource: String, attribute: String?)
    case condition(String)
    /// The function's argument has the wrong shape; says which is expected.
    case malformed(expected: String)
  }

  /// Where the reference is written.
  public enum Owner: Hashable, Sendable {
    case resource(String)
    case output(String)
    case condition(String)
    /// A rule of the section `Rules`.
    case rule(String)
  }

  /// What is named.
  public let target: Target
  /// The function that names it: `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If`, `Condition`.
  public let function: String
  /// What the reader would change; for a variable of `Fn::Sub` its `${…}` where that is found in the text.
  public let range: SourceRange
  /// The function call, or the text that holds the name.
  public let node: Node
  /// Where it is written.
  public let owner: Owner
  /// It stands in a branch of `Fn::If`.
  public let isConditional: Bool

  /// What is decided before any resource is made: a condition or a rule; `nil` for all else.
  public var decidedBefore: String? {
    switch owner {
    case .condition: "a condition"
    case .rule: "a rule"
    case .resource, .output: nil
    }
  }
}

extension Template {
  /// All references that CloudFormation follows, in document order of their owners.
  ///
  /// Left out: the `Metadata` section, which is not evaluated, and what a loop or transform rewrites.
  /// One pass over the template; keep the result.
  public func collectReferences() -> [Reference] {
    var collector = ReferenceCollector(source: document.source)
    for condition in conditions.all {
      collector.collect(
        ConditionExpression(condition.value), .condition(condition.name), condition.value)
    }
    for rule in root["Rules"]?.entries ?? [] {
      collector.collectRule(rule.value, .rule(rule.key))
    }
    for resource in resources.all { collector.collect(resource) }
    for output in outputs.all {
      let owner = Reference.Owner.output(output.name)
      collector.collectName(output.value["Condition"], owner)
      for key in ["Value", "Export"] {
        if let node = output.value[key] { collector.collect(node, owner) }
      }
    }
    return collector.references
  }

  /// The references of one resource where `Fn::If` has been decided; of both branches without `choose`.
  public func collectReferences(
    of resource: Resource, choosing choose: ((_ condition: String) -> Bool)? = nil
  ) -> [Reference] {
    var collector = ReferenceCollector(source: document.source)
    collector.choose = choose
    collector.collect(resource)
    return collector.references
  }
}

/// Walks nodes and remembers what they name.
///
/// Depth is bounded by the reader's.
private struct ReferenceCollector {
  let source: SourceText
  private(set) var references: [Reference] = []
  /// Decides `Fn::If`; both branches are collected where it is `nil`.
  var choose: ((String) -> Bool)?
  private var branchDepth = 0

  init(source: SourceText) { self.source = source }

  mutating func collect(_ resource: Resource) {
    let owner = Reference.Owner.resource(resource.logicalID)
    collectName(resource.condition, owner)
    for key in ["Properties", "Metadata", "CreationPolicy", "UpdatePolicy"] {
      if let node = resource.node[key] { collect(node, owner) }
    }
  }

  /// A rule of the section `Rules`: its functions name parameters only.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html
  mutating func collectRule(_ node: Node, _ owner: Reference.Owner) {
    let attribute = node.entry("Fn::ValueOf")?.value.elements.first
    if let name = attribute?.string {
      add(.name(name), "Fn::ValueOf", attribute?.range ?? node.range, node, owner)
    } else if case .ref = Intrinsic(node) {
      collect(node, owner)
    } else {
      for element in node.elements { collectRule(element, owner) }
      for entry in node.entries { collectRule(entry.value, owner) }
    }
  }

  mutating func collectName(_ node: Node?, _ owner: Reference.Owner) {
    guard let node, let name = node.string else { return }
    add(.condition(name), "Condition", node.range, node, owner)
  }

  mutating func collect(_ condition: ConditionExpression, _ owner: Reference.Owner, _ node: Node) {
    switch condition {
    case .equals(let left, let right):
      collect(left, owner)
      collect(right, owner)
    case .and(let parts), .or(let parts):
      let operands = node.onlyEntry?.value.elements ?? []
      for (part, operand) in zip(parts, operands) { collect(part, owner, operand) }
    case .not(let part):
      if let operand = node.onlyEntry?.value.elements.first { collect(part, owner, operand) }
    case .named(let name):
      guard let value = node.onlyEntry?.value else { return }
      add(.condition(name), "Condition", value.range, value, owner)
    case .unreadable: break
    }
  }

  mutating func collect(_ node: Node, _ owner: Reference.Owner) {
    switch Intrinsic(node) {
    case .ref(let name):
      if let text = name.string {
        add(.name(text), "Ref", name.range, node, owner)
      } else if name.kind.isScalar {
        // Of a null TPL003 speaks.
        if name.kind != .null, let text = name.text {
          add(.name(text), "Ref", name.range, node, owner)
        }
      } else if Intrinsic(name) == nil {
        add(
          .malformed(expected: "the name of a parameter or resource"), "Ref",
          node.onlyEntry?.keyRange ?? node.range, node, owner)
      } else {
        collect(name, owner)
      }
    case .getAtt(let resource, let attribute):
      let range =
        node.onlyEntry?.value.spansLines == true ? node.range : node.onlyEntry?.value.range
      switch attribute {
      case .name(let name):
        add(
          .attribute(resource: resource, attribute: name), "Fn::GetAtt", range ?? node.range, node,
          owner)
      case .computed(let inner):
        add(
          .attribute(resource: resource, attribute: nil), "Fn::GetAtt", range ?? node.range, node,
          owner)
        collect(inner, owner)
      }
    case .sub(let text, let variables): collectSub(text, variables, owner)
    case .if(let condition, let then, let otherwise):
      if let name = condition.string {
        add(.condition(name), "Fn::If", condition.range, condition, owner)
      }
      branchDepth += 1
      if let choose, let name = condition.string {
        collect(choose(name) ? then : otherwise, owner)
      } else {
        collect(then, owner)
        collect(otherwise, owner)
      }
      branchDepth -= 1
    case .malformed(let function, let expected):
      add(
        .malformed(expected: expected), function, node.onlyEntry?.keyRange ?? node.range, node,
        owner)
      collectMembers(of: node, owner)
    case .transform: break
    case nil where node.entries.contains(where: { Expansion.isLoopOrTransform($0.key) }): break
    default: collectMembers(of: node, owner)
    }
  }

  private mutating func collectMembers(of node: Node, _ owner: Reference.Owner) {
    for element in node.elements { collect(element, owner) }
    for entry in node.entries { collect(entry.value, owner) }
  }

  private mutating func collectSub(_ text: Node, _ variables: Node?, _ owner: Reference.Owner) {
    var cursor = text.range.start
    for case .variable(let name) in SubText(text.text ?? "").parts {
      let range = rangeOfVariable(name, in: text, from: &cursor)
      if variables?[name] != nil { continue }
      if let (resource, attribute) = SubText.attribute(in: name) {
        add(
          .attribute(resource: resource, attribute: attribute), "Fn::Sub", range, text, owner)
      } else {
        add(.name(name), "Fn::Sub", range, text, owner)
      }
    }
    for entry in variables?.entries ?? [] {
      collect(entry.value, owner)
    }
  }

  /// The `${…}` of a variable in the written text; the whole text where escapes hide it.
  private func rangeOfVariable(_ name: String, in text: Node, from cursor: inout Int) -> SourceRange
  {
    let rest = SourceRange(cursor, text.range.end)
    for token in ["${\(name)}", "${ \(name) }"] {
      if let found = source.firstRange(of: token, in: rest) {
        cursor = found.end
        return found
      }
    }
    return text.range
  }

  private mutating func add(
    _ target: Reference.Target, _ function: String, _ range: SourceRange, _ node: Node,
    _ owner: Reference.Owner
  ) {
    references.append(
      Reference(
        target: target, function: function, range: range, node: node, owner: owner,
        isConditional: branchDepth > 0))
  }
}
