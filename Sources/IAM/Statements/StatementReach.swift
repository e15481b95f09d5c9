internal import Documents
public import Resolution
internal import Templates

/// How far a statement reaches, as far as the template decides it.
extension Statement {
  /// The item of `Action` that is about every action.
  public var everyAction: FoundItem {
    action.firstItem { text in
      text.known.map { Truth(["*", "*:*"].contains($0)) }
        ?? (text.onlyAtom == nil ? .no : .open)
    }
  }

  /// Every action on every resource without a condition; `NotResource` only takes some resources out.
  public var isAdministrative: Truth {
    .all([
      everyAction.isThere, notResource.isAbsent ? isAboutEverything : .yes,
      conditions.isEmpty ? Truth(isUnconditional ? true : nil) : .no,
    ])
  }

  /// The item of `Resource` that is about every resource.
  public var everyResource: Value? { resource.items.first { $0.knownText == "*" } }

  /// The item of `Action` that holds some action, such as `iam:PassRole`, by a name of its service.
  ///
  /// What is about every service is left to rules of its own.
  public func item(covering actions: [String]) -> FoundItem {
    action.firstItem { text in
      let pattern = Text(
        text.parts.map { part in
          if case .literal(let literal) = part { .literal(literal.lowercased()) } else { part }
        })
      if let known = pattern.known, known.split(separator: ":").first?.contains("*") == true {
        return .no
      }
      return .any(actions.map { Truth(Text($0.lowercased()).matches(pattern: pattern)) })
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
