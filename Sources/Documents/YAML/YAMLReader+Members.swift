/// Members, aliases and merge keys.
extension YAMLReader {
  /// Levels of nesting around the next value.
  var depth: Int { open.last?.depth ?? 0 }

  /// The next value is the key of a mapping.
  var expectsKey: Bool {
    open.last.map { $0.isMapping && $0.key == nil } ?? false
  }

  mutating func setKey(_ key: Key) {
    open[open.count - 1].key = key
    open[open.count - 1].end = key.range.end
  }

  /// Puts a finished value where it belongs; `end` is where its written form ends.
  mutating func add(
    _ node: Int32, anchor: String? = nil, endingAt end: Int
  ) throws(DocumentError) {
    if let anchor { anchors[anchor] = node }
    guard let container = open.last else {
      root = node
      return
    }
    open[open.count - 1].end = end
    guard container.isMapping else {
      items.append(node)
      return
    }
    guard let key = container.key else { throw keyIsNoScalar(at: builder.range(of: node)) }
    open[open.count - 1].key = nil
    if key.isMerge {
      if builder.firstAlias == nil { builder.firstAlias = key.range }
      open[open.count - 1].merged.append((key.range, node))
    } else {
      members.append(TreeBuilder.Member(key: key.text, keyRange: key.range, value: node))
    }
  }

  private func keyIsNoScalar(at range: SourceRange) -> DocumentError {
    DocumentError(.key, "a mapping key is not a scalar", at: range.start)
  }

  /// As a value an alias is a copy with the places of the original, as a key it stands where it is.
  mutating func addAlias(_ name: String, at range: SourceRange) throws(DocumentError) {
    if builder.firstAlias == nil { builder.firstAlias = range }
    guard let anchored = anchors[name] else {
      throw DocumentError(.alias, "alias '*\(name)' has no anchor before it", at: range.start)
    }
    guard let node = anchored else {
      throw DocumentError(.alias, "alias '*\(name)' stands inside what it names", at: range.start)
    }
    guard !expectsKey else {
      guard let text = builder.text(of: node) else { throw keyIsNoScalar(at: range) }
      return setKey(Key(text: text, range: range))
    }
    let copy: Int32
    do throws(TreeBuilder.CopyLimit) {
      copy = try builder.copy(node, levels: Document.maximumDepth - depth, budget: &aliasBudget)
    } catch {
      throw exceeded(error, at: range)
    }
    try add(copy, endingAt: range.end)
  }

  /// Members of `<<` come in where the mapping lacks the key; of several sources the first wins.
  mutating func merge(_ mapping: Open) throws(DocumentError) {
    guard !mapping.merged.isEmpty else { return }
    var keys = Set(members[mapping.memberBase...].map { ExactText($0.key) })
    for merged in mapping.merged {
      for source in builder.items(of: merged.value) ?? [merged.value] {
        guard builder.kind(of: source) == .mapping else {
          throw DocumentError(
            .key, "'<<' merges something other than a mapping", at: merged.place.start)
        }
        do throws(TreeBuilder.CopyLimit) {
          let added = try builder.copyMembers(
            of: source, levels: Document.maximumDepth, budget: &aliasBudget)
          members.append(
            contentsOf: added.filter { keys.insert(ExactText($0.key)).inserted })
        } catch {
          throw exceeded(error, at: merged.place)
        }
      }
    }
  }

  private func exceeded(_ limit: TreeBuilder.CopyLimit, at range: SourceRange) -> DocumentError {
    switch limit {
    case .levels: .tooDeep(at: range.start)
    case .nodes:
      DocumentError(
        .aliasExpansion,
        "aliases expand to more than \(Document.maximumAliasedNodes) values", at: range.start)
    }
  }
}
