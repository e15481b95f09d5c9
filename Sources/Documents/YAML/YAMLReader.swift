/// Builds the tree from libyaml's events: short tags become their long form, aliases and merge keys
/// what they stand for.
struct YAMLReader: ~Copyable {
  /// A list or mapping whose end has not come yet.
  private struct Open {
    let isMapping: Bool
    let start: Int
    let tag: Tag?
    let anchor: String?
    let itemBase: Int
    let memberBase: Int
    var key: (text: String, range: SourceRange)?
    var merged: [(place: SourceRange, value: Int32)] = []
  }

  /// A CloudFormation short tag, and where it stands.
  private struct Tag {
    let function: String
    let range: SourceRange
  }

  private let source: SourceText
  private var positions: YAMLPositions
  private var builder: TreeBuilder
  private var open: [Open] = []
  private var items: [Int32] = []
  private var members: [TreeBuilder.Member] = []
  /// `nil` while what the anchor names is still being read.
  private var anchors: [String: Int32?] = [:]
  private var aliasBudget = Document.maximumAliasedNodes
  private var root: Int32?

  static func read(_ source: SourceText) throws(DocumentError) -> Document {
    let result: Document = try YAMLParser.withEvents(of: source.bytes) {
      (parser) throws(DocumentError) in
      var reader = YAMLReader(source)
      while try reader.take(from: &parser) {}
      return try reader.finish()
    }
    return result
  }

  private init(_ source: SourceText) {
    self.source = source
    positions = YAMLPositions(source.bytes)
    builder = TreeBuilder(forTextOf: source.bytes.count)
  }

  private consuming func finish() throws(DocumentError) -> Document {
    guard let root else { throw DocumentError(.empty, "the file is empty", at: 0) }
    return Document(syntax: .yaml, store: NodeStore(builder, of: source, root: root))
  }

  /// Takes one event; false after the last one.
  private mutating func take(from parser: inout YAMLParser) throws(DocumentError) -> Bool {
    let event: YAMLEvent
    do throws(YAMLFailure) {
      event = try parser.next()
    } catch {
      let offset =
        switch error.place {
        case .byte(let offset): min(offset, source.bytes.count)
        case .scalar(let scalar): positions.offset(ofScalar: scalar)
        }
      throw DocumentError(.syntax, "not valid YAML: \(error.message)", at: offset)
    }
    let start = positions.offset(ofScalar: event.start)
    let end = positions.offset(ofScalar: event.end)
    switch event.content {
    case .streamEnd: return false
    case .documentStart:
      guard root == nil else {
        throw DocumentError(
          .severalDocuments, "a second YAML document starts; a template is one document", at: start)
      }
    case .alias(let anchor): try add(try alias(anchor, SourceRange(start, end)))
    case .scalar(let text, let isPlain, let isBlock, let tag, let anchor):
      try addScalar(
        text, isPlain: isPlain, isBlock: isBlock, tag: tag, anchor: anchor,
        at: SourceRange(start, end))
    case .sequenceStart(let tag, let anchor):
      try begin(isMapping: false, tag: tag, anchor: anchor, at: start)
    case .mappingStart(let tag, let anchor):
      try begin(isMapping: true, tag: tag, anchor: anchor, at: start)
    case .sequenceEnd, .mappingEnd: try close(at: end)
    case .streamStart, .documentEnd, .none: break
    }
    return true
  }

  // MARK: Containers

  private mutating func begin(
    isMapping: Bool, tag: String?, anchor: String?, at start: Int
  ) throws(DocumentError) {
    guard open.count < Document.maximumDepth else {
      throw DocumentError(.depth, DocumentError.tooDeep, at: start)
    }
    let content = contentStart(from: start, hasProperties: tag != nil || anchor != nil)
    if let anchor { anchors[anchor] = .some(nil) }
    open.append(
      Open(
        isMapping: isMapping, start: content, tag: shortTag(tag, between: start, and: content),
        anchor: anchor, itemBase: items.count, memberBase: members.count))
  }

  private mutating func close(at end: Int) throws(DocumentError) {
    guard let closed = open.popLast() else { return }
    let node: Int32
    if closed.isMapping {
      try merge(closed)
      let written = members[closed.memberBase...]
      let last = written.last.map { builder.range(of: $0.value).end }
      node = builder.addMapping(
        written, at: range(from: closed.start, lastMember: last, closing: end, with: "}"))
      members.removeLast(members.count - closed.memberBase)
    } else {
      let written = items[closed.itemBase...]
      let last = written.last.map { builder.range(of: $0).end }
      node = builder.addList(
        written, at: range(from: closed.start, lastMember: last, closing: end, with: "]"))
      items.removeLast(items.count - closed.itemBase)
    }
    try add(wrap(node, in: closed.tag), anchor: closed.anchor)
  }

  /// libyaml ends a block collection where the next token starts; ours ends with its last member.
  private func range(
    from start: Int, lastMember: Int?, closing end: Int, with bracket: Character
  ) -> SourceRange {
    let isFlow = end > start && source.bytes[end - 1] == bracket.asciiValue
    let isBlock = lastMember.map { $0 > start && !opensFlow(at: start) } ?? false
    return SourceRange(start, isFlow && !isBlock ? end : lastMember ?? end)
  }

  private func opensFlow(at offset: Int) -> Bool {
    offset < source.bytes.count
      && (source.bytes[offset] == UInt8(ascii: "{") || source.bytes[offset] == UInt8(ascii: "["))
  }

  // MARK: Scalars

  private mutating func addScalar(
    _ text: String, isPlain: Bool, isBlock: Bool, tag: String?, anchor: String?,
    at written: SourceRange
  ) throws(DocumentError) {
    let start = contentStart(from: written.start, hasProperties: tag != nil || anchor != nil)
    var end = max(start, written.end)
    if isBlock { while end > start, Self.isBlankOrBreak(source.bytes[end - 1]) { end -= 1 } }
    let range = SourceRange(start, end)
    if expectsKey, tag == nil || shortTag(tag, between: written.start, and: start) == nil {
      try takeKey(text, isPlain: isPlain, at: range)
      if let anchor { anchors[anchor] = builder.addScalar(.string, text, at: range) }
      return
    }
    let kind = kind(of: text, isPlain: isPlain, tag: tag)
    let node = builder.addScalar(kind, text, at: range)
    try add(
      wrap(node, in: shortTag(tag, between: written.start, and: start)), anchor: anchor)
  }

  private func kind(of text: String, isPlain: Bool, tag: String?) -> Node.Kind {
    switch tag {
    case nil: isPlain ? YAMLScalars.kind(ofPlain: text) : .string
    case "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float",
      "tag:yaml.org,2002:null":
      YAMLScalars.kind(ofPlain: text)
    case let tag?: Self.isShort(tag) && isPlain ? YAMLScalars.kind(ofPlain: text) : .string
    }
  }

  private var expectsKey: Bool {
    open.last.map { $0.isMapping && $0.key == nil } ?? false
  }

  private mutating func takeKey(
    _ text: String, isPlain: Bool, at range: SourceRange
  ) throws(DocumentError) {
    guard !(isPlain && text.isEmpty) else {
      throw DocumentError(.key, "a mapping key is empty", at: range.start)
    }
    open[open.count - 1].key = (text, range)
  }

  // MARK: Members, aliases, merge keys

  private mutating func add(_ node: Int32, anchor: String? = nil) throws(DocumentError) {
    if let anchor { anchors[anchor] = node }
    guard let container = open.last else {
      root = node
      return
    }
    guard container.isMapping else {
      items.append(node)
      return
    }
    guard let key = container.key else {
      guard let text = builder.text(of: node) else {
        throw DocumentError(
          .key, "a mapping key is not a scalar", at: builder.range(of: node).start)
      }
      open[open.count - 1].key = (text, builder.range(of: node))
      return
    }
    open[open.count - 1].key = nil
    if key.text == "<<", source.bytes[key.range.start] == UInt8(ascii: "<") {
      if builder.firstAlias == nil { builder.firstAlias = key.range }
      open[open.count - 1].merged.append((key.range, node))
    } else {
      members.append(TreeBuilder.Member(key: key.text, keyRange: key.range, value: node))
    }
  }

  private mutating func alias(_ name: String, _ range: SourceRange) throws(DocumentError) -> Int32 {
    if builder.firstAlias == nil { builder.firstAlias = range }
    guard let anchored = anchors[name] else {
      throw DocumentError(.alias, "alias '*\(name)' has no anchor before it", at: range.start)
    }
    guard let node = anchored else {
      throw DocumentError(.alias, "alias '*\(name)' stands inside what it names", at: range.start)
    }
    guard let copy = builder.copy(node, budget: &aliasBudget) else {
      throw aliasBomb(at: range)
    }
    return copy
  }

  /// Members of `<<` come in where the mapping does not have the key; of several sources the first wins.
  private mutating func merge(_ mapping: Open) throws(DocumentError) {
    var keys: Set<String> = []
    if !mapping.merged.isEmpty { keys = Set(members[mapping.memberBase...].map(\.key)) }
    for merged in mapping.merged {
      for source in builder.items(of: merged.value) ?? [merged.value] {
        guard builder.kind(of: source) == .mapping else {
          throw DocumentError(
            .key, "'<<' merges something other than a mapping", at: merged.place.start)
        }
        guard let added = builder.copyMembers(of: source, budget: &aliasBudget) else {
          throw aliasBomb(at: merged.place)
        }
        members.append(contentsOf: added.filter { keys.insert($0.key).inserted })
      }
    }
  }

  private func aliasBomb(at range: SourceRange) -> DocumentError {
    DocumentError(
      .aliasExpansion,
      "aliases expand to more than \(Document.maximumAliasedNodes) values", at: range.start)
  }

  // MARK: Tags

  /// `!Sub x` becomes `{"Fn::Sub": x}`, whose key stands where the tag stands.
  private mutating func wrap(_ node: Int32, in tag: Tag?) -> Int32 {
    guard let tag else { return node }
    let member = TreeBuilder.Member(key: tag.function, keyRange: tag.range, value: node)
    return builder.addMapping([member][...], at: tag.range.union(builder.range(of: node)))
  }

  private static func isShort(_ tag: String) -> Bool { tag.hasPrefix("!") && tag.utf8.count > 1 }

  /// The long name of a short tag: `Ref` and `Condition` as they are, all others behind `Fn::`.
  private func shortTag(_ tag: String?, between start: Int, and end: Int) -> Tag? {
    guard let tag, Self.isShort(tag) else { return nil }
    let name = String(tag.dropFirst())
    let function = name == "Ref" || name == "Condition" ? name : "Fn::\(name)"
    let first = source.bytes[start..<end].firstIndex(of: UInt8(ascii: "!")) ?? start
    let length = source.bytes[first..<end].prefix { !Self.isBlankOrBreak($0) }.count
    return Tag(function: function, range: SourceRange(first, first + length))
  }

  /// Where a value starts behind its anchor and tag, which libyaml counts as part of it.
  private func contentStart(from start: Int, hasProperties: Bool) -> Int {
    guard hasProperties else { return start }
    var offset = start
    let bytes = source.bytes
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "!"), UInt8(ascii: "&"):
        while offset < bytes.count, !Self.isBlankOrBreak(bytes[offset]) {
          if offset > start, Self.opensFlowEnd(bytes[offset]) { return offset }
          offset += 1
        }
      case UInt8(ascii: "#"):
        while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      case let byte where Self.isBlankOrBreak(byte): offset += 1
      default: return offset
      }
    }
    return min(offset, bytes.count)
  }

  /// `[!Ref, x]`: a tag without a value ends at the comma or bracket.
  private static func opensFlowEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  private static func isBlankOrBreak(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
