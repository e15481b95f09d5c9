internal import Documents
public import Resolution
public import Templates

/// What a value that should name a Lambda function turns out to name.
///
/// Names, ARNs, versions and aliases are followed, however they are written.
public enum FunctionReference {
  /// A function of the template.
  case function(NamedFunction)
  /// Nothing that names a function; says what it is instead, with a verb.
  case wrong(String)
  /// A known text that names no function of the template.
  case elsewhere(String)
  /// The template does not decide it; one line.
  case unknown(String)

  /// The function of the template, where there is one.
  public var function: NamedFunction? {
    if case .function(let function) = self { function } else { nil }
  }
}

/// A function of the template, by a name or an ARN.
public struct NamedFunction {
  /// The function.
  public let resource: Resource
  /// The version or alias; empty for the function itself.
  public let qualifier: Text
  /// It is named by its name, which is no ARN.
  public let isName: Bool

  /// The same for equal functions and versions.
  public var key: [Text] { [Text(resource.logicalID), qualifier] }
}

extension Scenario {
  /// Follows a value to the function that it names.
  public func function(namedBy value: Value) -> FunctionReference {
    switch value.origin {
    case .resource(let logicalID):
      return judge(logicalID, nil, value)
    case .attribute(let logicalID, let name):
      return judge(logicalID, name, value)
    case .parameter, .pseudoParameter, .derived, .fresh, nil: break
    }
    guard let text = value.asText else {
      return .wrong(value.isAbsent ? "is missing" : "is no text")
    }
    return search(text)
  }

  private static let functionTypes = ["AWS::Lambda::Function", "AWS::Serverless::Function"]

  /// Types that may give the ARN of a function that is made elsewhere.
  private static let openFamilies = [
    "AWS::CloudFormation::", "AWS::SSM::", "AWS::Serverless::", "AWS::ServiceCatalog::",
  ]

  private func judge(
    _ logicalID: String, _ attribute: String?, _ value: Value
  ) -> FunctionReference {
    guard let resource = template.resources[logicalID] else {
      return .unknown("'\(logicalID)' is not in the template as written")
    }
    switch (resource.type, attribute) {
    case (let type, nil) where Self.functionTypes.contains(type):
      return named(resource, Text(), isName: true)
    case (let type, "Arn") where Self.functionTypes.contains(type):
      return named(resource, Text(), isName: false)
    case ("AWS::Lambda::Version", nil), ("AWS::Lambda::Version", "FunctionArn"),
      ("AWS::Lambda::Alias", nil), ("AWS::Lambda::Alias", "AliasArn"):
      return qualified(by: resource)
    default: break
    }
    if resource.givesAnything || Self.openFamilies.contains(where: resource.type.hasPrefix) {
      return .unknown("the function comes from '\(logicalID)'")
    }
    let what =
      attribute.map { "the \($0) of '\(logicalID)'" } ?? "what Ref gives for '\(logicalID)'"
    return .wrong("is \(what), which is of type \(resource.type)")
  }

  private func named(_ function: Resource, _ qualifier: Text, isName: Bool) -> FunctionReference {
    exists(function)
      ? .function(NamedFunction(resource: function, qualifier: qualifier, isName: isName))
      : .unknown("'\(function.logicalID)' is not created")
  }

  /// The function of a version or an alias; one of an alias of an alias is not looked for.
  private func qualified(by resource: Resource) -> FunctionReference {
    let value = properties(of: resource)["FunctionName"]
    switch value.origin {
    case .resource(let logicalID), .attribute(let logicalID, _):
      guard let function = template.resources[logicalID],
        Self.functionTypes.contains(function.type)
      else { break }
      return named(function, Text(Atom(.resource(resource.logicalID))), isName: false)
    default: break
    }
    return .unknown("the function of '\(resource.logicalID)' is not followed")
  }

  // MARK: Texts

  private func search(_ text: Text) -> FunctionReference {
    if text.known == "" { return .wrong("is an empty text") }
    var mayBeName = false
    let functions = template.resources.all.filter { Self.functionTypes.contains($0.type) }
    for function in functions {
      if let arn = attribute("Arn", of: function.logicalID), let rest = text.qualifier(behind: arn)
      {
        return named(function, rest, isName: false)
      }
      for name in names(of: function) {
        if let rest = text.qualifier(behind: name) { return named(function, rest, isName: true) }
        mayBeName = mayBeName || name.known == nil && name.compare(text) == .undecided
      }
    }
    if let components = text.arnComponents, components.count == 6,
      let end = components[5].rest(behind: Text("function:"))
    {
      for function in functions {
        for name in names(of: function) {
          guard let rest = end.qualifier(behind: name) else { continue }
          let isHere =
            components[3] == pseudoParameter("AWS::Region")
            && components[4] == pseudoParameter("AWS::AccountId")
          return isHere
            ? named(function, rest, isName: false)
            : .unknown("the ARN may be of another account or region")
        }
      }
    }
    if let known = text.known, !mayBeName || known.hasPrefix("arn:") { return .elsewhere(known) }
    if case .parameter(let name) = text.onlyAtom?.origin {
      return .unknown("the function comes from parameter '\(name)'")
    }
    return .unknown("the function is not in the template")
  }

  /// What `Ref` gives, and the name that is written for the function.
  private func names(of function: Resource) -> [Text] {
    let written = properties(of: function)["FunctionName"]
    return [resourceName(function.logicalID)]
      + (written.isOpen ? [] : [written.asText].compactMap(\.self))
  }
}

extension Text {
  /// What follows a text that this one begins with, piece by piece; `nil` where it does not.
  func rest(behind start: Text) -> Text? {
    var pieces = parts[...]
    for piece in start.parts {
      guard let first = pieces.popFirst() else { return nil }
      if first == piece { continue }
      guard case .literal(let longer) = first, case .literal(let shorter) = piece,
        longer.utf8.starts(with: shorter.utf8)
      else { return nil }
      let left = Part.literal(String(Substring(longer.utf8.dropFirst(shorter.utf8.count))))
      pieces.insert(left, at: pieces.startIndex)
    }
    return Text(Array(pieces))
  }

  /// What follows a name and a colon; empty where nothing follows the name.
  func qualifier(behind name: Text) -> Text? {
    guard let rest = rest(behind: name) else { return nil }
    return rest.parts.isEmpty ? rest : rest.rest(behind: Text(":"))
  }
}
