/// Builds the tree from libyaml's events.
///
/// Short tags become their long form, aliases and merge keys what they stand for.
struct YAMLReader: ~Copyable {
  /// A list or mapping whose end has not come yet.
  struct Open {
    let isMapping: Bool
    let start: Int
    /// Levels of nesting down to this one, as the tree has them: with the mapping of a short tag.
    let depth: Int
    let tag: ShortTag?
    let anchor: String?
    let itemBase: Int
    let memberBase: Int
    /// Where what has been read of it ends.
    var end: Int
    var key: Key?
    var merged: [(place: SourceRange, value: Int32)] = []
  }

  struct Key {
    let text: String
    let range: SourceRange
    var isMerge = false
  }

  /// libyaml compares each directive with all before it.
  private static let maximumDirectives = 1000

  let source: SourceText
  /// A second YAML document is left unread, not refused.
  let ignoresFurther: Bool
  var builder: TreeBuilder
  var open: [Open] = []
  var items: [Int32] = []
  var members: [TreeBuilder.Member] = []
  /// `nil` while what the anchor names is still being read.
  var anchors: [String: Int32?] = [:]
  var aliasBudget = Document.maximumAliasedNodes
  var root: Int32?
  private var positions: YAMLPositions

  static func read(
    _ source: SourceText, ignoringFurther: Bool = false
  ) throws(DocumentError) -> Document {
    if let extra = YAMLText.directive(after: maximumDirectives, in: source.bytes) {
      throw DocumentError(.size, "more than \(maximumDirectives) YAML directives", at: extra)
    }
    return try YAMLParser.withEvents(of: source.bytes) { (parser) throws(DocumentError) in
      var reader = YAMLReader(source, ignoresFurther: ignoringFurther)
      while try reader.take(from: &parser) {}
      return try reader.finish()
    }
  }

  private init(_ source: SourceText, ignoresFurther: Bool) {
    self.source = source
    self.ignoresFurther = ignoresFurther
    positions = YAMLPositions(source.bytes)
    builder = TreeBuilder(forTextOf: source.bytes.count)
  }

  private consuming func finish() throws(DocumentError) -> Document {
    guard let root else { throw .nothingToRead }
    return Document(store: NodeStore(builder, of: source, as: .yaml, root: root))
  }

  /// Takes one event; false after the last one.
  private mutating func take(from parser: inout YAMLParser) throws(DocumentError) -> Bool {
    let event: YAMLEvent
    do throws(YAMLFailure) {
      event = try parser.next()
    } catch {
      throw unreadable(error)
    }
    let start = positions.offset(ofScalar: event.start)
    let end = positions.offset(ofScalar: event.end)
    switch event.content {
    case .streamEnd: return false
    case .documentStart:
      guard root == nil else {
        if ignoresFurther { return false }
        throw DocumentError(
          .severalDocuments, "a second YAML document starts; a template is one document", at: start)
      }
    case .alias(let anchor): try addAlias(anchor, at: SourceRange(start, end))
    case .scalar(let scalar): try addScalar(scalar, at: SourceRange(start, end))
    case .sequenceStart(let tag, let anchor):
      try begin(isMapping: false, tag: tag, anchor: anchor, at: start)
    case .mappingStart(let tag, let anchor):
      try begin(isMapping: true, tag: tag, anchor: anchor, at: start)
    case .sequenceEnd, .mappingEnd: try close(at: end)
    case .streamStart, .documentEnd, .none: break
    }
    return true
  }

  private mutating func unreadable(_ failure: YAMLFailure) -> DocumentError {
    let end = source.bytes.count
    var offset: Int
    var context: Int?
    switch failure.place {
    case .byte(let byte): offset = min(byte, end)
    case .scalar(let scalar, let start):
      offset = positions.offset(ofScalar: scalar)
      context = start.map { positions.offset(ofScalar: $0) }
    }
    let words = YAMLFailureWords(offset: offset, context: context, source: source)
    let message = words.text(of: failure)
    // What never ends, or ends too early, is better looked for where it starts.
    if let context, offset == end || Self.startsAtContext.contains(failure.context ?? "") {
      offset = context
    }
    if offset == end, let start = open.last?.start, YAMLText.opensFlow(in: source.bytes, at: start)
    {
      offset = start
    }
    return DocumentError(.syntax, "not valid YAML: \(message)", at: offset)
  }

  /// A key without a colon, and a name without a letter.
  private static let startsAtContext = [
    "while scanning a simple key", "while scanning an alias", "while scanning an anchor",
  ]

  // MARK: Containers

  private mutating func begin(
    isMapping: Bool, tag: String?, anchor: String?, at start: Int
  ) throws(DocumentError) {
    let content =
      tag == nil && anchor == nil
      ? start
      : YAMLText.contentStart(in: source.bytes, from: start, limit: source.bytes.count)
    let tag = ShortTag(tag, in: source.bytes, between: start, and: content)
    let depth = depth + (tag == nil ? 1 : 2)
    guard depth <= Document.maximumDepth else { throw .tooDeep(at: start) }
    if let anchor { anchors[anchor] = .some(nil) }
    open.append(
      Open(
        isMapping: isMapping, start: content, depth: depth, tag: tag, anchor: anchor,
        itemBase: items.count, memberBase: members.count, end: content))
  }

  /// libyaml ends a block collection where the next token starts; ours ends with its last member.
  private mutating func close(at end: Int) throws(DocumentError) {
    guard let closed = open.popLast() else { return }
    let isFlow = YAMLText.opensFlow(in: source.bytes, at: closed.start)
    let range = SourceRange(closed.start, isFlow ? end : closed.end)
    let node: Int32
    if closed.isMapping {
      try merge(closed)
      node = builder.addMapping(members[closed.memberBase...], at: range)
      members.removeLast(members.count - closed.memberBase)
    } else {
      node = builder.addList(items[closed.itemBase...], at: range)
      items.removeLast(items.count - closed.itemBase)
    }
    try add(wrap(node, in: closed.tag), anchor: closed.anchor, endingAt: range.end)
  }

  // MARK: Scalars

  private mutating func addScalar(
    _ scalar: YAMLEvent.Scalar, at written: SourceRange
  ) throws(DocumentError) {
    let bytes = source.bytes
    let hasProperties = scalar.tag != nil || scalar.anchor != nil
    let start =
      hasProperties
      ? YAMLText.contentStart(in: bytes, from: written.start, limit: written.end) : written.start
    var end = max(start, written.end)
    if scalar.isBlock {
      while end > start, YAMLText.isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    }
    let range = hasProperties ? SourceRange(start, end) : placed(SourceRange(start, end))
    let tag = ShortTag(scalar.tag, in: bytes, between: written.start, and: start)
    guard tag == nil || depth < Document.maximumDepth else { throw .tooDeep(at: written.start) }
    if expectsKey, tag == nil {
      try takeKey(scalar, at: range)
      if let anchor = scalar.anchor {
        anchors[anchor] = builder.addScalar(YAMLScalars.kind(of: scalar), scalar.text, at: range)
      }
    } else {
      let node = builder.addScalar(YAMLScalars.kind(of: scalar), scalar.text, at: range)
      try add(wrap(node, in: tag), anchor: scalar.anchor, endingAt: range.end)
    }
  }

  /// For libyaml the missing value of `? key` stands at the next token; for us behind the key.
  private func placed(_ range: SourceRange) -> SourceRange {
    guard range.start == range.end, range.start > 0,
      YAMLText.isBlankOrBreak(source.bytes[range.start - 1]), let end = open.last?.end
    else { return range }
    return SourceRange(end, end)
  }

  private mutating func takeKey(
    _ scalar: YAMLEvent.Scalar, at range: SourceRange
  ) throws(DocumentError) {
    guard !(scalar.isPlain && scalar.text.isEmpty) else {
      throw DocumentError(.key, "a mapping key is empty", at: range.start)
    }
    let isMerge = scalar.isPlain && scalar.tag == nil && scalar.text == "<<"
    setKey(Key(text: scalar.text, range: range, isMerge: isMerge))
  }

  /// `!Sub x` becomes `{"Fn::Sub": x}`, whose key stands where the tag stands.
  private mutating func wrap(_ node: Int32, in tag: ShortTag?) -> Int32 {
    guard let tag else { return node }
    let member = TreeBuilder.Member(key: tag.function, keyRange: tag.range, value: node)
    return builder.addMapping([member][...], at: tag.range.union(builder.range(of: node)))
  }
}
