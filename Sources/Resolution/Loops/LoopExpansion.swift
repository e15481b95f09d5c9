internal import Documents
public import Templates

extension Template {
  /// The template with its loops (`Fn::ForEach`) written out, where their items are known.
  ///
  /// The body of a loop whose items are not known is written once, for any item. Every value keeps the
  /// place of the one in the loop.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
  ///
  /// - Parameter deployments: values of parameters; items that differ between deployments are not known.
  public func expandingLoops(given deployments: [[String: String]] = [[:]]) -> Template {
    var template = self
    guard usesLanguageExtensions else { return self }
    for _ in 0..<LoopExpansion.maximumLevels {
      let evaluators = deployments.map {
        Evaluator(template: template, given: $0, parameters: .byDefault)
      }
      var expansion = LoopExpansion(of: template, evaluators)
      let root = expansion.rewrite(template.root)
      guard expansion.foundLoops,
        let next = try? Template(expansion.document(withRoot: root))
      else { break }
      template = next
    }
    return template
  }
}

/// Writes out the outermost loops of a template; loops inside them are outermost the next time.
private struct LoopExpansion: ~Copyable {
  /// Loops in loops that are written out.
  static let maximumLevels = 16
  /// Values that a template may have for a loop to be written out further.
  static let maximumValues = 200_000
  /// Members that one loop may make, those of loops inside it included; the service takes 500 resources.
  static let maximumMembers = 1_000

  private static let sections = ["Conditions", "Resources", "Outputs"]

  private let evaluators: [Evaluator]
  private var rewriter: TreeRewriter
  private(set) var foundLoops = false

  init(of template: Template, _ evaluators: [Evaluator]) {
    self.evaluators = evaluators
    rewriter = TreeRewriter(template.document)
  }

  consuming func document(withRoot root: TreeRewriter.Value) -> Document {
    rewriter.document(withRoot: root)
  }

  /// The template: loops stand in some of its sections only.
  mutating func rewrite(_ root: Node) -> TreeRewriter.Value {
    var members: [TreeRewriter.Member] = []
    for entry in root.entries {
      let value =
        Self.sections.contains(entry.key)
        ? rewrite(entry.value, nil, entry.key == "Conditions" ? .value : .name)
        : copy(entry.value)
      members.append(.init(entry.key, value, like: entry))
    }
    return rewriter.mapping(members, like: root)
  }

  private mutating func copy(_ node: Node) -> TreeRewriter.Value {
    switch node.kind {
    case .list:
      var items: [TreeRewriter.Value] = []
      for element in node.elements { items.append(copy(element)) }
      return rewriter.list(items, like: node)
    case .mapping:
      var members: [TreeRewriter.Member] = []
      for entry in node.entries { members.append(.init(entry.key, copy(entry.value), like: entry)) }
      return rewriter.mapping(members, like: node)
    default: return rewriter.scalar(node)
    }
  }

  /// What a text of a loop's body is, where its item is not known.
  private enum Reading {
    /// A name, or part of a function: it stays as it is.
    case name
    /// A value: it becomes an `Fn::Sub`, which says that the item is open.
    case value
  }

  private mutating func rewrite(
    _ node: Node, _ item: LoopItem?, _ reading: Reading
  ) -> TreeRewriter.Value {
    switch node.kind {
    case .list:
      var items: [TreeRewriter.Value] = []
      for element in node.elements { items.append(rewrite(element, item, reading)) }
      return rewriter.list(items, like: node)
    case .mapping: return rewriteMapping(node, item, reading)
    case .string: return rewriteText(node, item, reading)
    default: return rewriter.scalar(node)
    }
  }

  private mutating func rewriteText(
    _ node: Node, _ item: LoopItem?, _ reading: Reading
  ) -> TreeRewriter.Value {
    guard let item, let text = node.text else { return rewriter.scalar(node) }
    if case .value = reading, let substitution = item.substitution(in: text) {
      let argument = rewriter.string(substitution, like: node)
      return rewriter.mapping([.init("Fn::Sub", argument, at: node.range)], like: node)
    }
    return rewriter.string(item.put(into: text), like: node)
  }

  private mutating func rewriteMapping(
    _ node: Node, _ item: LoopItem?, _ reading: Reading
  ) -> TreeRewriter.Value {
    if let item, let entry = node.onlyEntry {
      switch entry.key {
      case "Ref":
        if let text = item.text, entry.value.string == item.identifier {
          return rewriter.string(text, like: node)
        }
        return call(entry, of: node, item, first: .name)
      case "Fn::GetAtt", "Fn::Sub", "Condition": return call(entry, of: node, item, first: .name)
      // The condition's name is not replaced: cfn-lint 1.58.
      case "Fn::If": return call(entry, of: node, item, first: nil)
      default: break
      }
    }
    var members: [TreeRewriter.Member] = []
    for entry in node.entries {
      if item == nil, let loop = Loop(entry) {
        members += expand(loop, reading)
      } else {
        let inside = Loop(entry).map { item?.around($0) } ?? item
        let value = rewrite(entry.value, inside, Self.reading(of: entry, reading))
        members.append(.init(item?.key(for: entry) ?? entry.key, value, like: entry))
      }
    }
    return rewriter.mapping(members, like: node)
  }

  /// A function whose first argument, or only one, is no value; `nil` leaves that as it is.
  private mutating func call(
    _ entry: Entry, of node: Node, _ item: LoopItem, first: Reading?
  ) -> TreeRewriter.Value {
    let argument = entry.value
    let value: TreeRewriter.Value
    if argument.kind == .list {
      var items: [TreeRewriter.Value] = []
      for (place, element) in argument.elements.enumerated() {
        if place > 0 {
          items.append(rewrite(element, item, .value))
        } else if let first {
          items.append(rewrite(element, item, first))
        } else {
          items.append(copy(element))
        }
      }
      value = rewriter.list(items, like: argument)
    } else {
      value = rewrite(argument, item, .name)
    }
    return rewriter.mapping([.init(entry.key, value, like: entry)], like: node)
  }

  private static func reading(of entry: Entry, _ around: Reading) -> Reading {
    ["Properties", "Metadata", "Value", "Export"].contains(entry.key) ? .value : around
  }

  // MARK: Loops

  private mutating func expand(_ loop: Loop, _ reading: Reading) -> [TreeRewriter.Member] {
    foundLoops = true
    let items = items(of: loop)
    var members: [TreeRewriter.Member] = []
    for text in items ?? [nil] {
      let item = LoopItem(identifier: loop.identifier, text: text)
      for entry in loop.body.entries {
        let inside = Loop(entry).map { item.around($0) } ?? item
        let value = rewrite(entry.value, inside, Self.reading(of: entry, reading))
        members.append(.init(item.key(for: entry), value, like: entry))
      }
    }
    if items == nil { members.append(opened(loop)) }
    return members
  }

  /// What stays of a loop whose body stands beside it: that there may be more, and the identifier.
  private mutating func opened(_ loop: Loop) -> TreeRewriter.Member {
    let identifier = rewriter.string(loop.identifier, like: loop.entry.value)
    let collection = copy(loop.collection)
    let body = rewriter.mapping([], like: loop.body)
    let value = rewriter.list([identifier, collection, body], like: loop.entry.value)
    return .init(loop.entry.key, value, like: loop.entry)
  }

  /// The items, where each deployment has the same.
  private func items(of loop: Loop) -> [String?]? {
    let collections = evaluators.map { evaluator -> [String]? in
      guard case .list(let items) = evaluator.value(of: loop.collection).content else { return nil }
      let texts = items.compactMap(\.knownText)
      return texts.count == items.count ? texts : nil
    }
    guard let items = collections.first ?? nil, collections.allSatisfy({ $0 == items }) else {
      return nil
    }
    let (values, overflow) = items.count.multipliedReportingOverflow(by: loop.body.valueCount)
    guard !overflow, values <= Self.maximumValues - rewriter.count,
      items.count <= Self.maximumMembers / max(memberCount(of: loop.body), 1)
    else { return nil }
    return items
  }

  /// How many members the body of a loop becomes for one item, with what loops inside it make; never more
  /// than one above the bound.
  ///
  /// A loop whose items go by what is around it is taken for one item.
  private func memberCount(of body: Node) -> Int {
    var count = 0
    for entry in body.entries {
      guard let inner = Loop(entry) else {
        count += 1
        continue
      }
      let items = evaluators.first?.value(of: inner.collection).items.count ?? 1
      count += memberCount(of: inner.body) * min(max(items, 1), Self.maximumMembers + 1)
      guard count <= Self.maximumMembers else { return Self.maximumMembers + 1 }
    }
    return count
  }
}

/// The item that a loop's body is written for.
private struct LoopItem {
  let identifier: String
  /// `nil` for any item.
  let text: String?
  /// The identifiers of loops inside, around what is written.
  private(set) var inner: [String] = []

  init(identifier: String, text: String?) {
    self.identifier = identifier
    self.text = text
  }

  /// The same inside a loop in the loop.
  func around(_ loop: Loop) -> LoopItem {
    var inside = self
    inside.inner.append(loop.identifier)
    return inside
  }

  /// A text with the item in the place of `${Identifier}`, and its letters and digits in that of
  /// `&{Identifier}`; as it is where the item is not known.
  func put(into written: String) -> String {
    guard let text, written.contains("{\(identifier)}") else { return written }
    return written.replacing("${\(identifier)}", with: text)
      .replacing(
        "&{\(identifier)}", with: text.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
  }

  /// The key of a member for this item; a loop in the loop is told apart from that for another item.
  func key(for entry: Entry) -> String {
    guard let text, Loop(entry) != nil else { return put(into: entry.key) }
    return "\(put(into: entry.key))[\(text)]"
  }

  /// The text of an `Fn::Sub` for a text with an item that is not known; `nil` where none is needed.
  ///
  /// What stands for the items of loops inside is left for them.
  func substitution(in written: String) -> String? {
    guard text == nil, written.contains("{\(identifier)}") else { return nil }
    let escaped = written.replacing("${", with: "${!")
      .replacing("&{\(identifier)}", with: "${\(Loop.alphanumeric(identifier))}")
    return ([identifier] + inner).reduce(escaped) { $0.replacing("${!\($1)}", with: "${\($1)}") }
  }
}

extension Node {
  /// How many values it holds, itself included.
  fileprivate var valueCount: Int {
    elements.reduce(1) { $0 + $1.valueCount } + entries.reduce(0) { $0 + $1.value.valueCount }
  }
}
