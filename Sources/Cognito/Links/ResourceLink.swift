public import Resolution
public import Templates

/// What a value that should name a resource of some type turns out to name.
///
/// `Ref` and `Fn::GetAtt` are followed, and a text that is put together to the same.
public enum ResourceLink {
  /// A resource of the template, which is created.
  case resource(Resource)
  /// Something of the template that is no such resource; says what it is instead, with a verb.
  case wrong(String)
  /// A text that names something outside the template, if anything.
  case elsewhere(String)
  /// The template does not decide it; one line.
  case unknown(String)

  /// The resource of the template, where there is one.
  public var resource: Resource? {
    if case .resource(let resource) = self { resource } else { nil }
  }
}

/// What `Ref` or `Fn::GetAtt` gives for a resource.
struct ResourceValue {
  let logicalID: String
  /// `nil` for `Ref`.
  let attribute: String?

  /// `nil` for what is not of a resource.
  init?(_ origin: Atom.Origin?) {
    switch origin {
    case .resource(let name): (logicalID, attribute) = (name, nil)
    case .attribute(let name, let attribute): (logicalID, self.attribute) = (name, attribute)
    case .parameter, .pseudoParameter, .derived, .fresh, nil: return nil
    }
  }
}

/// How resources of a type are named: what `Ref` gives, or an attribute.
public struct ResourceNaming: Sendable {
  /// The types that are meant.
  let types: [String]
  /// The attributes that give the name.
  let attributes: [String]
  /// `Ref` gives the name as well.
  let isReference: Bool
  /// What the name looks like, where that is known.
  var form: IDForm?

  /// The id of a user pool.
  public static let userPoolID = ResourceNaming(
    types: [ResourceType.userPool], attributes: ["UserPoolId"], isReference: true,
    form: .userPool)
  /// The ARN of a user pool.
  public static let userPoolARN = ResourceNaming(
    types: [ResourceType.userPool], attributes: ["Arn"], isReference: false)
  /// The id of a client of a user pool.
  public static let clientID = ResourceNaming(
    types: [ResourceType.userPoolClient], attributes: ["ClientId"], isReference: true,
    form: .client)
  /// The name of a user pool as a provider of identities.
  public static let providerName = ResourceNaming(
    types: [ResourceType.userPool], attributes: ["ProviderName"], isReference: false)
  /// The id of an identity pool.
  public static let identityPoolID = ResourceNaming(
    types: [ResourceType.identityPool], attributes: ["Id"], isReference: true)
  /// The id of an authorizer of a REST API.
  public static let authorizerID = ResourceNaming(
    types: [ResourceType.apiAuthorizer], attributes: ["AuthorizerId"], isReference: true)
  /// The ARN of a function.
  public static let functionARN = ResourceNaming(
    types: [ResourceType.lambdaFunction, ResourceType.samFunction], attributes: ["Arn"],
    isReference: false)
  /// The name of a function.
  public static let functionName = ResourceNaming(
    types: [ResourceType.lambdaFunction, ResourceType.samFunction], attributes: [],
    isReference: true)
}

extension Scenario {
  /// Follows a value to the resource that it names.
  public func link(_ value: Value, as naming: ResourceNaming) -> ResourceLink {
    if let named = ResourceValue(value.origin) { return link(named, as: naming) }
    guard let text = value.asText else {
      return .wrong(value.isAbsent ? "is missing" : "is not a text")
    }
    return link(text, as: naming)
  }

  /// Follows a text to the resource that it names.
  func link(_ text: Text, as naming: ResourceNaming) -> ResourceLink {
    if let named = wholly(text) { return link(named, as: naming) }
    for resource in template.resources(ofTypes: naming.types) {
      let names =
        naming.attributes.compactMap { attribute($0, of: resource.logicalID) }
        + (naming.isReference ? [resourceName(resource.logicalID)] : [])
      if names.contains(text), exists(resource) { return .resource(resource) }
    }
    if let known = text.known { return .elsewhere(known) }
    if case .parameter(let name) = text.onlyAtom?.origin {
      return .unknown("the resource is given by parameter '\(name)'")
    }
    return .unknown("the resource is not in the template")
  }

  /// Whether a value is `Ref` or `Fn::GetAtt` of what is not there, which rules on templates report.
  public func namesNothing(_ value: Value) -> Bool {
    ResourceValue(value.origin).map { namesNothing($0) } ?? false
  }

  func namesNothing(_ named: ResourceValue) -> Bool {
    guard let resource = template.resources[named.logicalID] else { return true }
    let known = ResourceType.attributes(of: resource.type)
    return named.attribute.map { known?.contains($0) == false } ?? false
  }

  /// Why a value can never be such a name, with a verb; `nil` where it may be one, or names nothing.
  public func fault(in value: Value, as naming: ResourceNaming) -> String? {
    fault(ResourceValue(value.origin), link(value, as: naming), in: value.asText, as: naming)
  }

  func fault(in text: Text, as naming: ResourceNaming) -> String? {
    fault(wholly(text), link(text, as: naming), in: text, as: naming)
  }

  private func fault(
    _ named: ResourceValue?, _ link: ResourceLink, in text: Text?, as naming: ResourceNaming
  ) -> String? {
    if let named, namesNothing(named) { return nil }
    if case .wrong(let words) = link { return words }
    return text.flatMap { naming.form?.fault(in: $0) }
  }

  /// What a text is and nothing else, where that is of this template.
  func wholly(_ text: Text) -> ResourceValue? {
    guard let named = ResourceValue(text.onlyAtom?.origin) else { return nil }
    let own =
      named.attribute.map { attribute($0, of: named.logicalID) } ?? resourceName(named.logicalID)
    return own == text ? named : nil
  }

  func link(_ named: ResourceValue, as naming: ResourceNaming) -> ResourceLink {
    let (logicalID, attribute) = (named.logicalID, named.attribute)
    guard let resource = template.resources[logicalID] else {
      return template.mayHaveMoreResources
        ? .unknown("resource '\(logicalID)' is not in the template as written")
        : .wrong("names '\(logicalID)', which is not in the template")
    }
    let isName = attribute.map(naming.attributes.contains) ?? naming.isReference
    if naming.types.contains(resource.type), isName {
      return exists(resource)
        ? .resource(resource) : .unknown("resource '\(logicalID)' is not created")
    }
    if resource.mayGiveAnyText { return .unknown("the value comes from '\(logicalID)'") }
    let what =
      attribute.map { "the \($0) of '\(logicalID)'" } ?? "what Ref gives for '\(logicalID)'"
    return .wrong("is \(what), which is of type \(resource.type)")
  }

  /// The resources of some type that are created, in written order.
  public func resources(ofType type: String) -> [Resource] {
    template.resources(ofTypes: [type]).filter { exists($0) }
  }

  /// Those of a type that name a resource in one of their properties.
  ///
  /// - Returns: them, and whether there may be others: the template may grow, or a property is not decided.
  public func resources(
    ofType type: String, whose property: String, names target: Resource, as naming: ResourceNaming
  ) -> (found: [Resource], mayBeMore: Bool) {
    var found: [Resource] = []
    var mayBeMore = template.mayHaveMoreResources
    for resource in resources(ofType: type) {
      switch link(properties(of: resource)[property], as: naming) {
      case .resource(let named) where named.logicalID == target.logicalID: found.append(resource)
      case .unknown: mayBeMore = true
      case .resource, .wrong, .elsewhere: break
      }
    }
    return (found, mayBeMore)
  }
}

extension Resource {
  /// Stacks, modules and resources of one's own making may give any text.
  public var givesAnything: Bool {
    isCustom || type == ResourceType.stack || type.hasSuffix("::MODULE")
      || !type.hasPrefix("AWS::")
  }

  /// Types that may give the name of a thing that is made elsewhere, beside those that give anything.
  private static let openFamilies = [
    "AWS::CloudFormation::", "AWS::SSM::", ResourceType.samApplication,
    "AWS::ServiceCatalog::",
  ]

  /// What `Ref` or `Fn::GetAtt` gives may be a text of any kind.
  public var mayGiveAnyText: Bool {
    givesAnything || Self.openFamilies.contains(where: type.hasPrefix)
  }
}
