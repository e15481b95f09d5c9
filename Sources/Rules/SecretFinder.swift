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

  static func canBeSecret(_ node: Node) -> Bool {
    guard node.kind != .null, node.kind != .boolean, let text = node.text,
      !holdsDynamicReference(text)
    else { return false }
    return text.count { $0 != "*" && $0 != "?" } > 1
  }

  /// A dynamic reference names a secret, and so does what is put into it.
  private static func holdsDynamicReference(_ text: String) -> Bool {
    text.contains("{{resolve:")
  }

  /// Texts, and what is put in from parameters and mappings; names are no secrets.
  mutating func literals(in node: Node) {
    switch Intrinsic(node) {
    case .ref(let name): if let name = name.string { parameter(name) }
    case .join(_, let list):
      guard !list.elements.contains(where: { Self.holdsDynamicReference($0.text ?? "") }) else {
        return
      }
      for element in list.elements { piece(element) }
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
        secrets.append(Secret(text, at: node.range))
      }
      for element in node.elements { literals(in: element) }
      for entry in node.entries { literals(in: entry.value) }
    }
  }

  /// Each value that a parameter may have.
  private mutating func parameter(_ name: String) {
    guard let parameter = template.parameters[name], known.insert(name).inserted else { return }
    let values = [parameter.defaultValue].compactMap(\.self) + parameter.allowedValues
    for value in values where Self.canBeSecret(value) {
      secrets.append(Secret(value.text ?? "", at: value.range))
    }
  }

  /// What is put in beside other pieces; a parameter of few values tells environments apart.
  private mutating func piece(ofParameter name: String) {
    if template.parameters[name]?.allowedValues.isEmpty == true { parameter(name) }
  }

  private mutating func piece(_ node: Node) {
    if case .ref(let name) = Intrinsic(node), let name = name.string {
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
    guard let text = node.text, !Self.holdsDynamicReference(text) else { return }
    let parts = SubText(text).parts
    var literals: [String] = []
    var names: Set<String> = []
    for part in parts {
      switch part {
      case .literal(let text): literals.append(text)
      case .variable(let name):
        guard names.insert(name).inserted else { continue }
        if let value = variables?[name] {
          piece(value)
        } else if parts.count == 1 {
          parameter(name)
        } else {
          piece(ofParameter: name)
        }
      case .serverless: break
      }
    }
    guard literals.count < parts.count else {
      if Self.canBeSecret(node) { secrets.append(Secret(text, at: node.range)) }
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
