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
  /// Which version or alias.
  public let qualifier: FunctionQualifier
  /// It is named by its name, which is not an ARN.
  public let isName: Bool

  /// Whether both are the same function, and the same version or alias of it.
  public func equals(_ other: NamedFunction) -> Truth {
    resource.logicalID == other.resource.logicalID
      ? qualifier.equals(other.qualifier) : .no
  }

  /// It names a version, which cannot be a trigger.
  public var isVersion: Bool { qualifier.isVersion }

  /// It for a message.
  public var words: String { qualifier.words(of: resource.logicalID) }
}

extension Scenario {
  /// Follows a value to the function that it names.
  public func function(namedBy value: Value) -> FunctionReference {
    if let named = ResourceValue(value.origin) { return judge(named) }
    guard let text = value.asText else {
      return .wrong(value.isAbsent ? "is missing" : "is not a text")
    }
    return wholly(text).map { judge($0) } ?? search(text)
  }

  private static let functionTypes = [ResourceType.lambdaFunction, ResourceType.samFunction]

  private func judge(_ source: ResourceValue) -> FunctionReference {
    let (logicalID, attribute) = (source.logicalID, source.attribute)
    guard let resource = template.resources[logicalID] else {
      return madeBySAM(logicalID)
        ?? .unknown("resource '\(logicalID)' is not in the template as written")
    }
    switch (resource.type, attribute) {
    case (let type, nil) where Self.functionTypes.contains(type):
      return named(resource, .unqualified, isName: true)
    case (let type, "Arn") where Self.functionTypes.contains(type):
      return named(resource, .unqualified, isName: false)
    case (ResourceType.lambdaVersion, nil), (ResourceType.lambdaVersion, "FunctionArn"):
      let number = self.attribute("Version", of: logicalID) ?? Text(Atom(.resource(logicalID)))
      return qualified(.version(number), by: resource)
    case (ResourceType.lambdaAlias, nil), (ResourceType.lambdaAlias, "AliasArn"):
      let name = properties(of: resource)["Name"].asText
      return qualified(.alias(name ?? Text(Atom(.resource(logicalID)))), by: resource)
    default: break
    }
    if resource.mayGiveAnyText { return .unknown("the function comes from '\(logicalID)'") }
    let what =
      attribute.map { "the \($0) of '\(logicalID)'" } ?? "what Ref gives for '\(logicalID)'"
    return .wrong("is \(what), which is of type \(resource.type)")
  }

  private func named(
    _ function: Resource, _ qualifier: FunctionQualifier, isName: Bool
  ) -> FunctionReference {
    exists(function)
      ? .function(NamedFunction(resource: function, qualifier: qualifier, isName: isName))
      : .unknown("function '\(function.logicalID)' is not created")
  }

  /// The function of a version or an alias, which names it by its name or ARN.
  private func qualified(
    _ qualifier: FunctionQualifier, by resource: Resource
  ) -> FunctionReference {
    let text = properties(of: resource)["FunctionName"].asText
    guard exists(resource), case .function(let named)? = text.map({ search($0) }) else {
      return .unknown("the function of '\(resource.logicalID)' is not followed")
    }
    return self.named(named.resource, qualifier, isName: false)
  }

  /// The alias that SAM makes for `AutoPublishAlias`, by either of the names that it has, and its version.
  ///
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
  private func madeBySAM(_ logicalID: String) -> FunctionReference? {
    for function in template.resources(ofTypes: [ResourceType.samFunction])
    where logicalID.hasPrefix(function.logicalID) {
      guard let name = properties(of: function)["AutoPublishAlias"].knownText else { continue }
      switch logicalID.dropFirst(function.logicalID.count) {
      case ".Alias", "Alias\(name)": return named(function, .alias(Text(name)), isName: false)
      case ".Version":
        return named(function, .version(Text(Atom(.resource(logicalID)))), isName: false)
      default: continue
      }
    }
    return nil
  }

  // MARK: Texts

  private func search(_ text: Text) -> FunctionReference {
    if text.known == "" { return .wrong("is an empty text") }
    var mayBeName = false
    let functions = template.resources(ofTypes: Self.functionTypes)
    for function in functions {
      if let arn = attribute("Arn", of: function.logicalID), let rest = text.qualifier(behind: arn)
      {
        return named(function, rest, isName: false)
      }
      for name in names(of: function) {
        if let rest = text.qualifier(behind: name) { return named(function, rest, isName: true) }
        mayBeName = mayBeName || name.known == nil && name.equals(text) == .open
      }
    }
    if let arn = FunctionARN(text) {
      for function in functions {
        for name in names(of: function) {
          guard let rest = arn.name.qualifier(behind: name) else { continue }
          let isHere =
            arn.account == pseudoParameter("AWS::AccountId")
            && (arn.region ?? pseudoParameter("AWS::Region")) == pseudoParameter("AWS::Region")
          return isHere
            ? named(function, rest, isName: arn.region == nil)
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

  /// What follows a name of a function; `nil` where the text does not begin with the name.
  func qualifier(behind name: Text) -> FunctionQualifier? {
    guard let rest = rest(behind: name) else { return nil }
    return rest.parts.isEmpty
      ? .unqualified : rest.rest(behind: Text(":")).map { FunctionQualifier($0) }
  }
}
