/// Reads JSON by walking two readings of it in step.
///
/// jansson decides what the text says, ``JSONTokens`` where it stands.
struct JSONReader: ~Copyable {
  private let source: SourceText
  private let tokens: [JSONTokens.Token]
  private var builder: TreeBuilder
  private var scratch: [Int32] = []
  private var memberScratch: [TreeBuilder.Member] = []

  static func read(_ source: SourceText) throws(DocumentError) -> Document {
    guard source.bytes.contains(where: { !isBlank($0) }) else { throw .nothingToRead }
    let value = try parse(source.bytes)
    var reader = JSONReader(source, try JSONTokens(of: source.bytes).tokens)
    let root = try reader.node(value.top, token: 0)
    return reader.finish(root)
  }

  private static func parse(_ bytes: [UInt8]) throws(DocumentError) -> JanssonValue {
    do throws(DocumentError) {
      return try JanssonValue(parsing: bytes)
    } catch {
      // jansson reads deeper than we do: the place is that of our limit.
      if error.cause == .depth { _ = try JSONTokens(of: bytes) }
      throw error
    }
  }

  private init(_ source: SourceText, _ tokens: [JSONTokens.Token]) {
    self.source = source
    self.tokens = tokens
    builder = TreeBuilder(forTextOf: source.bytes.count)
  }

  private consuming func finish(_ root: Int32) -> Document {
    Document(store: NodeStore(builder, of: source, as: .json, root: root))
  }

  /// Depth is bounded: ``JSONTokens`` has refused what is deeper.
  private mutating func node(_ value: JanssonNode, token index: Int) throws(DocumentError) -> Int32
  {
    let token = tokens[index]
    let range = tokenRange(at: index)
    switch token.kind {
    case .object: return try mapping(value, token, first: index + 1, range)
    case .array: return try list(value, token, first: index + 1, range)
    case .string: return builder.addScalar(.string, value.string, at: range)
    case .number:
      let text = source.string(in: range)
      let isReal = text.utf8.contains { [0x2E, 0x45, 0x65].contains($0) }
      return builder.addScalar(isReal ? .real : .integer, text, at: range)
    case .true: return builder.addScalar(.boolean, "true", at: range)
    case .false: return builder.addScalar(.boolean, "false", at: range)
    case .null: return builder.addScalar(.null, "null", at: range)
    }
  }

  private mutating func list(
    _ value: JanssonNode, _ token: JSONTokens.Token, first: Int, _ range: SourceRange
  ) throws(DocumentError) -> Int32 {
    let base = scratch.count
    var index = first
    for item in 0..<token.count {
      scratch.append(try node(value.element(item), token: index))
      index = tokens[index].next
    }
    let list = builder.addList(scratch[base...], at: range)
    scratch.removeLast(scratch.count - base)
    return list
  }

  private mutating func mapping(
    _ value: JanssonNode, _ token: JSONTokens.Token, first: Int, _ range: SourceRange
  ) throws(DocumentError) -> Int32 {
    let base = memberScratch.count
    if value.keyCount == token.count {
      var members = value.members
      var index = first
      while let member = members.next() {
        let keyRange = tokenRange(at: index)
        let node = try node(member.value, token: index + 1)
        memberScratch.append(TreeBuilder.Member(key: member.key, keyRange: keyRange, value: node))
        index = tokens[index + 1].next
      }
    } else {
      try appendMembersWithDuplicates(of: value, token, first: first)
    }
    let mapping = builder.addMapping(memberScratch[base...], at: range)
    memberScratch.removeLast(memberScratch.count - base)
    return mapping
  }

  /// jansson keeps the last value of a repeated key; only that one has a subtree to walk.
  private mutating func appendMembersWithDuplicates(
    of value: JanssonNode, _ token: JSONTokens.Token, first: Int
  ) throws(DocumentError) {
    var values: [ExactText: JanssonNode] = [:]
    var members = value.members
    while let member = members.next() { values[ExactText(member.key)] = member.value }

    let written = try keys(of: token, first: first)
    var last: [ExactText: Int] = [:]
    for (place, member) in written.enumerated() { last[member.key] = place }
    noteDuplicates(among: written)
    for (place, member) in written.enumerated() {
      guard last[member.key] == place, let value = values[member.key] else {
        try noteDuplicates(inside: member.token + 1)
        continue
      }
      let node = try node(value, token: member.token + 1)
      memberScratch.append(
        TreeBuilder.Member(
          key: member.key.text, keyRange: tokenRange(at: member.token), value: node))
    }
  }

  /// The keys of an object as they are written, and the tokens that they are.
  private func keys(
    of token: JSONTokens.Token, first: Int
  ) throws(DocumentError) -> [(key: ExactText, token: Int)] {
    var written: [(key: ExactText, token: Int)] = []
    var index = first
    for _ in 0..<token.count {
      written.append((ExactText(try key(at: index)), index))
      index = tokens[index + 1].next
    }
    return written
  }

  private mutating func noteDuplicates(among written: [(key: ExactText, token: Int)]) {
    var known: [ExactText: (first: SourceRange, value: SourceRange)] = [:]
    for member in written {
      let keyRange = tokenRange(at: member.token)
      let value = tokenRange(at: member.token + 1)
      if let before = known[member.key] {
        builder.noteDuplicate(
          member.key.text, at: keyRange, first: before.first, lost: before.value)
      }
      known[member.key] = (known[member.key]?.first ?? keyRange, value)
    }
  }

  /// A value that a later key of the same name replaces is in no tree, but its text is still there.
  private mutating func noteDuplicates(inside value: Int) throws(DocumentError) {
    for index in value..<tokens[value].next where tokens[index].kind == .object {
      noteDuplicates(among: try keys(of: tokens[index], first: index + 1))
    }
  }

  private func tokenRange(at index: Int) -> SourceRange {
    SourceRange(tokens[index].start, tokens[index].end)
  }

  /// A key as jansson decodes it, read on its own.
  private func key(at index: Int) throws(DocumentError) -> String {
    let token = tokens[index]
    let bytes = source.bytes[token.start..<token.end]
    guard bytes.contains(UInt8(ascii: "\\")) else {
      return String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
    }
    return try JanssonValue(parsing: Array(bytes)).top.string
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
