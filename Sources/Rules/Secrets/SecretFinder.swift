internal import Documents
internal import Findings
internal import Templates

/// Collects the literal values that a template puts where only secrets stand.
struct SecretFinder {
  let template: Template
  private(set) var secrets: [Secret] = []
  /// What was looked up in mappings and parameters, so that it is taken once.
  private var known: Set<String> = []

  init(template: Template) { self.template = template }

  /// Everything below a key of that name, whatever its letter case.
  ///
  /// Depth is bounded by the reader's.
  mutating func values(under key: String, in node: Node) {
    for entry in node.entries {
      if entry.key.lowercased() == key {
        literals(in: entry.value)
      } else {
        values(under: key, in: entry.value)
      }
    }
    for element in node.elements { values(under: key, in: element) }
    if let text = node.string { jsonText(text, holding: key, at: node.range) }
  }

  /// A JSON text in place of a mapping is hidden as a whole, and what it holds wherever it is said.
  private mutating func jsonText(_ text: String, holding key: String, at range: SourceRange) {
    guard text.first(where: { !$0.isWhitespace }) == "{", text.lowercased().contains(key) else {
      return
    }
    secrets.append(Secret("", at: range))
    guard let document = try? Document(reading: SourceText(text), as: .json) else { return }
    var inner = Self(template: template)
    inner.values(under: key, in: document.root)
    secrets += inner.secrets.map { Secret($0.text, at: range) }
  }

  /// A text of more than one character; a dynamic reference names a secret and is none.
  static func canBeSecret(_ node: Node) -> Bool {
    guard node.kind != .null, node.kind != .boolean, let text = node.text else { return false }
    var reader = DynamicReferenceReader()
    return reader.pieces(of: text).contains(where: canBeSecret)
  }

  private static func canBeSecret(_ text: String) -> Bool {
    text.count { $0 != "*" && $0 != "?" } > 1
  }

  /// Texts, and what is put in from parameters and mappings; names are no secrets.
  mutating func literals(in node: Node) {
    switch Intrinsic(node) {
    case .ref(let name): if let name = name.string { parameter(name) }
    case .join(_, let list):
      var reader = DynamicReferenceReader()
      for element in list.elements { piece(element, &reader) }
      if list.elements.isEmpty { literals(in: list) }
    case .getAtt, .importValue: break
    case .findInMap(let map, let top, let second, let fallback):
      mapping(map, top, second)
      if let fallback { literals(in: fallback) }
    case .if(_, let then, let otherwise):
      literals(in: then)
      literals(in: otherwise)
    case .sub(let text, let variables): substitution(text, variables)
    default:
      if Self.canBeSecret(node), let text = node.text {
        var reader = DynamicReferenceReader()
        pieces(of: text, at: node.range, &reader)
      }
      for element in node.elements { literals(in: element) }
      for entry in node.entries { literals(in: entry.value) }
    }
  }

  /// What of a text is secret beside dynamic references.
  private mutating func pieces(
    of text: String, at range: SourceRange, _ reader: inout DynamicReferenceReader
  ) {
    secrets += reader.pieces(of: text).filter(Self.canBeSecret).map { Secret($0, at: range) }
  }

  /// Each value that a parameter may have.
  mutating func parameter(_ name: String) {
    guard let parameter = template.parameters[name], known.insert(name).inserted else { return }
    let values = [parameter.defaultValue].compactMap(\.self) + parameter.allowedValues
    for value in values where Self.canBeSecret(value) {
      secrets.append(Secret(value.text ?? "", at: value.range))
    }
  }

  /// What a parameter that is not shown is compared with.
  ///
  /// Depth is bounded by the reader's.
  mutating func guesses(in condition: ConditionExpression) {
    switch condition {
    case .equals(let one, let other):
      if isHiddenParameter(one) { literals(in: other) }
      if isHiddenParameter(other) { literals(in: one) }
    case .and(let parts), .or(let parts): for part in parts { guesses(in: part) }
    case .not(let part): guesses(in: part)
    case .named, .unreadable: break
    }
  }

  private func isHiddenParameter(_ node: Node) -> Bool {
    guard case .ref(let name) = Intrinsic(node), let name = name.string else { return false }
    return template.parameters[name]?.isNoEcho == true
  }

  /// What is put in beside other pieces; a parameter of few values tells environments apart.
  private mutating func piece(ofParameter name: String) {
    if template.parameters[name]?.allowedValues.isEmpty == true { parameter(name) }
  }

  private mutating func piece(_ node: Node, _ reader: inout DynamicReferenceReader) {
    if let text = node.string {
      pieces(of: text, at: node.range, &reader)
    } else if reader.isInside {
      // It is a part of a secret's name.
    } else if case .ref(let name) = Intrinsic(node), let name = name.string {
      piece(ofParameter: name)
    } else {
      literals(in: node)
    }
  }

  /// The leaf that literal keys name; where a key is open, each that it can name.
  private mutating func mapping(_ map: Node, _ top: Node, _ second: Node) {
    let keys = [map, top, second].map { $0.text ?? "" }
    guard known.insert(keys.joined(separator: "\u{1F}")).inserted else { return }
    let maps =
      map.text.map { [template.mappings[$0]?.value].compactMap(\.self) }
      ?? template.mappings.all.map(\.value)
    for leaf in maps.flatMap({ Self.members($0, top) }).flatMap({ Self.members($0, second) }) {
      literals(in: leaf)
    }
  }

  private static func members(_ node: Node, _ key: Node) -> [Node] {
    key.text.map { [node[$0]].compactMap(\.self) } ?? node.entries.map(\.value)
  }

  /// The literal pieces of an `Fn::Sub`, and what is put in.
  private mutating func substitution(_ node: Node, _ variables: Node?) {
    guard let text = node.text else { return }
    let parts = SubText(text).parts
    var reader = DynamicReferenceReader()
    var literals: [String] = []
    var outside: [String] = []
    var names: Set<String> = []
    for part in parts {
      switch part {
      case .literal(let text):
        literals.append(text)
        outside += reader.pieces(of: text)
      case .variable(let name):
        guard !reader.isInside, names.insert(name).inserted else { continue }
        if let value = variables?[name] {
          piece(value, &reader)
        } else if parts.count == 1 {
          parameter(name)
        } else {
          piece(ofParameter: name)
        }
      case .serverless: break
      }
    }
    guard literals.count < parts.count, outside == literals else {
      secrets += outside.filter(Self.canBeSecret).map { Secret($0, at: node.range) }
      return
    }
    let pieces = pieces(of: node.range)
    for (index, piece) in pieces.enumerated() {
      let written = template.document.source.string(in: piece)
      let text = pieces.count == literals.count ? literals[index] : written
      if SecretWords.canBeSecret(text) { secrets.append(Secret(text, at: piece)) }
    }
  }

  /// What stands around `${…}` in the written text; `${!…}` is literal.
  private func pieces(of range: SourceRange) -> [SourceRange] {
    let bytes = template.document.source.bytes
    var range = range
    if range.end - range.start > 1, let first = bytes[range.start..<range.end].first,
      first == bytes[range.end - 1], first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    {
      range = SourceRange(range.start + 1, range.end - 1)
    }
    var pieces: [SourceRange] = []
    var start = range.start
    var offset = range.start
    while offset + 1 < range.end {
      guard bytes[offset] == UInt8(ascii: "$"), bytes[offset + 1] == UInt8(ascii: "{"),
        offset + 2 < range.end, bytes[offset + 2] != UInt8(ascii: "!")
      else {
        offset += 1
        continue
      }
      guard let close = bytes[offset..<range.end].firstIndex(of: UInt8(ascii: "}")) else { break }
      if offset > start { pieces.append(SourceRange(start, offset)) }
      offset = close + 1
      start = offset
    }
    return start < range.end ? pieces + [SourceRange(start, range.end)] : pieces
  }
}
