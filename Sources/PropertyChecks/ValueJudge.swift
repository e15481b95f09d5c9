internal import Documents
internal import Findings
internal import PropertyTables
internal import Resolution
internal import Rules
internal import Templates

/// What is wrong with a value where a property is declared.
///
/// Scalars are brought to the kind that is declared, as CloudFormation does: "true" is a boolean, "8" a number, and
/// every scalar a text.
struct ValueJudge {
  /// The logical id of the resource.
  let owner: String

  typealias Found = (fault: PropertyFault, message: String)

  /// What a property is called in a message.
  func name(_ path: String) -> String { "\(path) of '\(owner)'" }

  // MARK: Texts

  /// What is wrong with a text, first the most basic; `nil` for what is sound, or another rule's business.
  func fault(in text: String, written node: Node?, at site: PropertyWalk.Site) -> Found? {
    guard let found = anyFault(in: text, node, at: site) else { return nil }
    let judgedBy = site.property.judgedBy
    // What a word without quotes has become on its way is still that word's fault.
    let isWord = found.fault == .notAllowed && (text == "true" || text == "false")
    let fault = isWord ? PropertyFault.booleanWord : found.fault
    return judgedBy[found.fault.rawValue] ?? judgedBy[fault.rawValue] == nil ? found : nil
  }

  private func anyFault(in text: String, _ node: Node?, at site: PropertyWalk.Site) -> Found? {
    let property = site.property
    let own = name(site.path)
    switch property.kind {
    case .json: return nil
    // A text may hold JSON, where a map is taken as JSON.
    case .map: return nil
    case .list, .object:
      return (.wrongType, "\(own) is \(shown(text)); write \(property.words)")
    case .boolean:
      return ["true", "True", "TRUE", "false", "False", "FALSE"].contains(text)
        ? nil : (.wrongType, "\(own) is \(shown(text)); write true or false")
    case .integer, .number:
      guard let number = number(text, property) else {
        return (.wrongType, "\(own) is \(shown(text)); write \(property.words)")
      }
      guard let range = property.range, !range.contain(number) else { return nil }
      return (.wrongSize, "\(own) is \(text); \(range.words(""))")
    case .string: break
    }
    if let node, node.isBooleanWord, let word = node.text {
      return (
        .booleanWord,
        "\(own) is \(word) without quotes, which arrives as '\(text)'; put it in quotes"
      )
    }
    if let values = property.values, !values.contains(text) {
      let advice = text.suggestion(in: values).map { "write \($0)" } ?? "write \(list(values))"
      return (.notAllowed, "\(own) is \(shown(text)), which is not one of its values; \(advice)")
    }
    if let length = property.length, !fits(text, length) {
      return (
        .wrongSize,
        "\(own) has \(text.unicodeScalars.count) characters; \(length.words(" characters"))"
      )
    }
    if let pattern = property.pattern, !SchemaPattern.matches(pattern, text) {
      return (.wrongPattern, "\(own) is \(shown(text)), which does not match \(pattern)")
    }
    return nil
  }

  private func number(_ text: String, _ property: Property) -> Double? {
    guard let number = Double(text), number.isFinite else { return nil }
    if case .integer = property.kind, number != number.rounded() { return nil }
    return number
  }

  /// Whether the service counts scalars or UTF-16 units is not established: both must break the bound.
  private func fits(_ text: String, _ length: Bounds) -> Bool {
    length.contain(Double(text.unicodeScalars.count)) || length.contain(Double(text.utf16.count))
  }

  // MARK: Resolved values

  /// What is to say of what a function gives; `call` is `nil` for a written text that others rewrite.
  func answer(
    _ value: Value, of call: Intrinsic?, at site: PropertyWalk.Site
  ) -> InspectionQuestion.Answer {
    switch value.content {
    case .absent, .mapping: return .sound
    case .open: return openAnswer(at: site)
    case .list(let items):
      if case .list(let item) = site.property.kind { return answer(items, as: item, at: site) }
      guard site.property.isScalar else { return .sound }
      return fault((.wrongType, typeWords(of: .list, at: site)), value, at: site)
    case .scalar(let text, _):
      if let known = text.known {
        // What is written with a variable that nothing puts in is another rule's business.
        if call == nil, known.mayBeRewritten { return openAnswer(at: site) }
        let found = self.fault(in: known, written: nil, at: site)
        return found.map { judged($0, value, at: site) } ?? .sound
      }
      return answer(text, value, of: call, at: site)
    }
  }

  private func answer(
    _ items: [Value], as item: Property, at site: PropertyWalk.Site
  ) -> InspectionQuestion.Answer {
    if let count = site.property.count, !count.contain(Double(items.count)) {
      return fault((.wrongSize, countWords(items.count, count, at: site)), items.first, at: site)
    }
    let inner = PropertyWalk.Site(
      node: site.node, property: item, path: site.path, facts: site.facts)
    for value in items {
      if let text = value.knownText, let found = fault(in: text, written: nil, at: inner) {
        return judged(found, value, at: site)
      }
    }
    return .sound
  }

  /// A text that is not all known.
  private func answer(
    _ text: Text, _ value: Value, of call: Intrinsic?, at site: PropertyWalk.Site
  ) -> InspectionQuestion.Answer {
    let property = site.property
    switch property.kind {
    case .list, .object:
      guard call?.givesText ?? false, text.isOfTemplate else { return .sound }
      let message = "\(name(site.path)) is a text; write \(property.words)"
      return fault((.wrongType, message), value, at: site)
    case .json, .map: return .sound
    case .string:
      let least = text.parts.reduce(0) { count, part in
        if case .literal(let literal) = part { count + literal.unicodeScalars.count } else { count }
      }
      if let most = property.length?.most, least > most,
        property.judgedBy[PropertyFault.wrongSize.rawValue] == nil
      {
        let message = "\(name(site.path)) has at least \(least) characters; the most is \(most)"
        return fault((.wrongSize, message), value, at: site)
      }
    case .boolean, .integer, .number: break
    }
    return text.isOfResources ? .sound : openAnswer(at: site)
  }

  /// A parameter's default may be a placeholder for what is always given.
  private func judged(
    _ found: Found, _ value: Value, at site: PropertyWalk.Site
  ) -> InspectionQuestion.Answer {
    switch found.fault {
    case .wrongPattern, .wrongSize:
      value.relatedPlaces.isEmpty ? fault(found, value, at: site) : openAnswer(at: site)
    default: fault(found, value, at: site)
    }
  }

  /// One rule says that a value is open, the most specific of those that would ask of it.
  ///
  /// The type of what is open is known but where a text must say a number or a truth.
  private func openAnswer(at site: PropertyWalk.Site) -> InspectionQuestion.Answer {
    let kind = site.property.kind
    let faults = site.property.faults.filter { fault in
      if case .wrongType = fault, !kind.isSaidByText { return false }
      return site.property.judgedBy[fault.rawValue] == nil
    }
    guard let fault = faults.first(where: { $0 != .wrongType }) ?? faults.first else {
      return .sound
    }
    return .open(
      ruleIDs: [fault.rawValue], "the template leaves open what \(name(site.path)) is")
  }

  private func fault(
    _ found: Found, _ value: Value?, at site: PropertyWalk.Site
  ) -> InspectionQuestion.Answer {
    .fault(
      ruleID: found.fault.rawValue,
      Violation(found.message, at: site.node, related: value?.relatedPlaces ?? []))
  }
}

extension Property.Kind {
  /// A text may say such a value, or not.
  fileprivate var isSaidByText: Bool {
    switch self {
    case .boolean, .integer, .number: true
    case .string, .json, .list, .map, .object: false
    }
  }
}

extension Intrinsic {
  /// It never gives a list.
  fileprivate var givesText: Bool {
    switch self {
    case .ref, .sub, .join, .base64, .toJSONString: true
    default: false
    }
  }
}

extension Text {
  /// Parts that are open are those of parameters and resources that the template declares.
  fileprivate var isOfTemplate: Bool {
    parts.allSatisfy { part in
      guard case .atom(let atom) = part else { return true }
      switch atom.origin {
      case .parameter, .resource, .attribute, .pseudoParameter: return true
      case .derived, .fresh: return false
      }
    }
  }

  /// What is open in it is given by resources and the stack, not by whoever deploys.
  fileprivate var isOfResources: Bool {
    isOfTemplate
      && parts.allSatisfy { part in
        if case .atom(let atom) = part, case .parameter = atom.origin { false } else { true }
      }
  }
}
