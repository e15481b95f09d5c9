internal import Templates

extension Text {
  /// A text as a template writes it: what others put in before or while it deploys is open.
  init(written text: String) {
    self.init()
    var rest = text[...]
    while let variable = ServerlessVariable(firstIn: rest) {
      append(String(rest[..<variable.range.lowerBound]))
      append(.atom(Atom(serverlessVariable: String(rest[variable.range]))))
      rest = rest[variable.range.upperBound...]
    }
    append(String(rest))
    self = withDynamicReferences
  }
}

extension Atom {
  /// What the Serverless Framework puts in for a variable: the same for the same text.
  init(serverlessVariable text: String) { self.init(.derived("serverless:\(text)")) }
}

extension Text {
  /// Dynamic references as open pieces: the service resolves them, and the same text is the same value.
  ///
  /// One may be put together from several pieces. Forms: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
  var withDynamicReferences: Text {
    guard parts.contains(where: \.mayHoldDynamicReference) else { return self }
    var result = Text()
    var reference: Text?
    for part in parts {
      guard case .literal(let literal) = part else {
        if reference?.append(part) == nil { result.append(part) }
        continue
      }
      var rest = literal[...]
      while true {
        if var started = reference {
          guard let end = rest.firstRange(of: "}}") else { break }
          started.append(String(rest[..<end.upperBound]))
          let spelling = started.spelling(escaping: "\\<")
          result.append(.atom(Atom(.derived(Atom.dynamicReferenceStart + spelling))))
          reference = nil
          rest = rest[end.upperBound...]
        } else {
          guard let start = rest.firstRange(of: Self.dynamicReferenceStart) else { break }
          result.append(String(rest[..<start.lowerBound]))
          reference = Text(Self.dynamicReferenceStart)
          rest = rest[start.upperBound...]
        }
      }
      if reference?.append(String(rest)) == nil { result.append(String(rest)) }
    }
    if let reference { result.append(reference) }
    return result
  }

  fileprivate static let dynamicReferenceStart = "{{resolve:"
}

extension Atom {
  static let dynamicReferenceStart = "dyn:"

  /// The dynamic reference that it stands for, with what is open in it in angle brackets.
  public var dynamicReference: String? {
    guard case .derived(let call) = origin, call.hasPrefix(Self.dynamicReferenceStart) else {
      return nil
    }
    return String(call.dropFirst(Self.dynamicReferenceStart.count))
  }
}

extension Text.Part {
  fileprivate var mayHoldDynamicReference: Bool {
    guard case .literal(let literal) = self else { return false }
    return literal.utf8.contains(UInt8(ascii: "{"))
      && literal.contains(Text.dynamicReferenceStart)
  }
}
