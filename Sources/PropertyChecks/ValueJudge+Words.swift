internal import Documents
internal import PropertyTables
internal import Templates

/// What messages say.
extension ValueJudge {
  /// A value as a message shows it; a long one is only described.
  func shown(_ text: String) -> String {
    let isShort = text.utf8.count <= 80 && !text.contains { $0.isNewline }
    return isShort ? "'\(text)'" : "a text of \(text.unicodeScalars.count) characters"
  }

  /// The values that there are, as far as they fit a message.
  func list(_ values: [String]) -> String {
    values.count <= 8 ? "one of \(values.joined(separator: ", "))" : "one that is"
  }

  func typeWords(of kind: Node.Kind, at site: PropertyWalk.Site) -> String {
    "\(name(site.path)) is \(kind == .list ? "a list" : "a mapping"); write \(site.property.words)"
  }

  func countWords(_ count: Int, _ bounds: Bounds, at site: PropertyWalk.Site) -> String {
    let noun = if case .list = site.property.kind { "item" } else { "member" }
    return
      "\(name(site.path)) has \(count) \(noun)\(count == 1 ? "" : "s"); \(bounds.words(""))"
  }

  func unknownWords(_ key: String, at path: String, in shape: PropertyTable.Shape) -> String {
    let start = "\(name(path)) is not a property of \(shape.name)"
    if Self.attributes.contains(key) {
      return "\(start) but an attribute of the resource; move it beside Properties"
    }
    let names = shape.members.keys.filter { !shape.readOnly.contains($0) }.sorted()
    let advice = key.suggestion(in: names).map { "write \($0)" } ?? "remove it"
    return "\(start); \(advice)"
  }

  /// Keys that stand beside `Properties`.
  private static let attributes = [
    "CreationPolicy", "DeletionPolicy", "DependsOn", "UpdatePolicy", "UpdateReplacePolicy",
  ]
}

extension Property {
  /// What it takes.
  var words: String {
    switch kind {
    case .string: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .list: "a list"
    case .map, .object, .json: "a mapping"
    }
  }

  /// What may be wrong with a value of it that a function gives.
  var faults: [PropertyFault] {
    switch kind {
    case .json, .map: []
    case .object: [.wrongType]
    case .boolean: [.wrongType]
    case .integer, .number: range == nil ? [.wrongType] : [.wrongType, .wrongSize]
    case .list(let item):
      [.wrongType] + (count == nil ? [] : [.wrongSize])
        + item.faults.filter { $0 != .wrongType && (count == nil || $0 != .wrongSize) }
    case .string:
      [.wrongType] + (values == nil ? [] : [.notAllowed])
        + (length?.maySurprise ?? false ? [.wrongSize] : [])
        + (pattern == nil ? [] : [.wrongPattern])
    }
  }
}

extension Bounds {
  /// A text that a deployment chooses may break them: a parameter has at most 4,096 bytes.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  fileprivate var maySurprise: Bool { (least ?? 0) > 0 || most.map { $0 < 4096 } ?? false }

  /// The bounds in words.
  func words(_ unit: String) -> String {
    switch (least, most) {
    case (let least?, let most?): "write \(least) to \(most)\(unit)"
    case (let least?, nil): "the least is \(least)\(unit)"
    case (nil, let most?): "the most is \(most)\(unit)"
    case (nil, nil): ""
    }
  }
}

extension String {
  /// It holds what is put in before CloudFormation sees it, or looks so.
  var mayBeRewritten: Bool {
    utf8.contains(UInt8(ascii: "{"))
      && (contains("${") || contains("&{") || contains("{{resolve:"))
  }
}

extension String {
  /// The name that was perhaps meant: one in which few letters differ, else the only one that goes on from it.
  func suggestion(in names: [String]) -> String? {
    if let near = nearest(in: names) { return near }
    let own = lowercased()
    let longer = names.filter { $0.lowercased().hasPrefix(own) }
    return longer.count == 1 && own.utf8.count > 2 ? longer[0] : nil
  }
}
