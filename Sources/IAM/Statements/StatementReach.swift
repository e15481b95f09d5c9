internal import Documents
public import Resolution
internal import Templates

/// How far a statement reaches, as far as the template decides it.
extension Statement {
  /// The item of `Action` that is about every action.
  func findEveryAction() -> FoundItem {
    action.firstItem { text in
      text.known.map { Truth(["*", "*:*"].contains($0)) }
        ?? (text.onlyAtom == nil ? .no : .open)
    }
  }

  /// The item of `Resource` that is about every resource.
  public var everyResource: Value? { resource.items.first { $0.knownText == "*" } }

  /// The item of `Action` that holds some action, such as `iam:PassRole`, by a name of its service.
  ///
  /// What is about every service is left to rules of its own.
  public func item(covering actions: [String]) -> FoundItem {
    let actions = actions.map { Text($0.lowercased()) }
    return action.firstItem { text in
      if let known = text.known, known.prefix(while: { $0 != ":" }).contains("*") { return .no }
      let pattern = text.foldingCase
      return .any(actions.lazy.map { Truth($0.matches(pattern: pattern)) })
    }
  }

  /// The item of `Action` that is about all actions of a service: `kms:*`.
  public func allActions(of service: String) -> FoundItem {
    action.firstItem { text in
      text.known.map { Truth($0.lowercased() == "\(service):*") }
        ?? (text.onlyAtom == nil ? .no : .open)
    }
  }

  /// Everyone: `*`, alone or under AWS.
  public var everyone: FoundItem {
    if principal.knownText == "*" { return FoundItem(isThere: .yes, value: principal) }
    if principal.mayBeStructure { return FoundItem(isThere: .open, value: nil) }
    return principal["AWS"].firstItem { $0.equals(Text("*")) }
  }
}
