internal import Documents
internal import Templates

/// What names stand for: parameters, pseudo parameters, resources and their attributes.
extension Evaluator {
  func reference(to name: String, at node: Node) -> Value {
    if name == "AWS::NoValue" { return make(.absent, node) }
    if name.hasPrefix("AWS::") { return make(pseudoParameter(name), node) }
    if let parameter = template.parameters[name] { return value(of: parameter, at: node) }
    if template.loopVariables.contains(name) {
      return make(.scalar(Text(Atom(.derived("loop:\(name)"))), .string), node)
    }
    return make(.scalar(resourceName(name), .string), node, origin: .resource(name))
  }

  // MARK: Pseudo parameters
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html

  private func pseudoParameter(_ name: String) -> Value.Content {
    switch name {
    case "AWS::NotificationARNs": .open(Atom(.pseudoParameter(name)))
    case "AWS::StackId": .scalar(stackID, .string)
    default: .scalar(pseudoText(name), .string)
    }
  }

  func pseudoText(_ name: String) -> Text {
    if let value = given[name] { return Text(value) }
    if case .decided(let scenario) = parameters,
      let value = scenario.forcedValue(ofPseudoParameter: name)
    {
      return Text(value)
    }
    switch name {
    case "AWS::AccountId": return Text(Atom(.pseudoParameter(name), .accountID))
    case "AWS::Region", "AWS::Partition": return Text(Atom(.pseudoParameter(name), .hyphenated))
    case "AWS::StackName": return Text(Atom(.pseudoParameter(name), .identifier))
    case "AWS::URLSuffix":
      switch given["AWS::Partition"] {
      case "aws", "aws-us-gov": return Text("amazonaws.com")
      case "aws-cn": return Text("amazonaws.com.cn")
      default: return Text(Atom(.pseudoParameter(name)))
      }
    default: return Text(Atom(.pseudoParameter(name)))
    }
  }

  private var stackID: Text {
    if let value = given["AWS::StackId"] { return Text(value) }
    var text = arn(service: "cloudformation", region: pseudoText("AWS::Region"), resource: "stack/")
    text.append(pseudoText("AWS::StackName"))
    text.append("/")
    text.append(.atom(Atom(.derived("stack:guid"), .hyphenated)))
    return text
  }

  private func arn(service: String, region: Text, resource: String) -> Text {
    var text = Text("arn:")
    text.append(pseudoText("AWS::Partition"))
    text.append(":\(service):")
    text.append(region)
    text.append(":")
    text.append(pseudoText("AWS::AccountId"))
    text.append(":\(resource)")
    return text
  }

  // MARK: Parameters
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html

  private func value(of parameter: Parameter, at node: Node) -> Value {
    if let text = given[parameter.name], !parameter.namesStoredValue {
      return make(content(text, parameter, node), node)
    }
    guard !parameter.namesStoredValue else { return make(open(parameter), node) }
    let reading: Scenario.ParameterReading
    switch parameters {
    case .symbolic: reading = .open
    case .byDefault: reading = parameter.defaultText.map { .forced($0) } ?? .open
    case .decided(let scenario): reading = scenario.reading(of: parameter)
    }
    switch reading {
    case .forced(let text): return make(content(text, parameter, node), node)
    case .byDefault(let written, let text):
      let place = RelatedPlace("default of parameter '\(parameter.name)'", at: written.range)
      return make(content(text, parameter, node, through: [place]), node, relatedPlaces: [place])
    case .open: return make(open(parameter), node)
    }
  }

  private func open(_ parameter: Parameter) -> Value.Content {
    parameter.isList || parameter.type.contains("<List<") || parameter.type.contains("<Comma")
      ? .open(Atom(.parameter(parameter.name)))
      : .scalar(Text(Atom(.parameter(parameter.name), parameter.shape)), .string)
  }

  /// A list parameter's value is one text, its items apart by commas and trimmed.
  private func content(
    _ text: String, _ parameter: Parameter, _ node: Node, through relatedPlaces: [RelatedPlace] = []
  ) -> Value.Content {
    guard parameter.isList else { return .scalar(Text(written: text), .string) }
    let items = text.split(separator: ",", omittingEmptySubsequences: false).map { item in
      let start = item.drop { $0 == " " }
      return make(
        .scalar(Text(written: String(start.reversed().drop { $0 == " " }.reversed())), .string),
        node,
        relatedPlaces: relatedPlaces)
    }
    return .list(items)
  }

  // MARK: Resources

  /// What `Ref` gives for a resource: for pools and roles an id or name, for others anything.
  func resourceName(_ logicalID: String) -> Text {
    guard let resource = template.resources[logicalID] else {
      return Text(Atom(.resource(logicalID)))
    }
    switch resource.type {
    case ResourceType.role:
      return roleName(resource)
    case ResourceType.userPool, ResourceType.userPoolClient:
      return Text(Atom(.resource(logicalID), .identifier))
    case ResourceType.identityPool:
      return Text(Atom(.resource(logicalID), .identityPoolID))
    default: return Text(Atom(.resource(logicalID), resource.shape))
    }
  }

  private func roleName(_ role: Resource) -> Text {
    guard case .decided(let scenario) = parameters, let written = role.properties?["RoleName"],
      let name = scenario.whileResolvingName({ value(of: written).asText })
    else { return Text(Atom(.resource(role.logicalID), .identifier)) }
    return name
  }

  /// `Fn::GetAtt`: ARNs of pools and roles are built from what is known of them, all else is open.
  ///
  /// Forms: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  func attributeContent(_ logicalID: String, _ attribute: String) -> Value.Content {
    let resource = template.resources[logicalID]
    switch (resource?.type, attribute) {
    case (ResourceType.userPool, "UserPoolId"), (ResourceType.userPoolClient, "ClientId"),
      (ResourceType.identityPool, "Id"):
      return .scalar(resourceName(logicalID), .string)
    case (ResourceType.userPool, "Arn"):
      var text = arn(
        service: "cognito-idp", region: pseudoText("AWS::Region"), resource: "userpool/")
      text.append(resourceName(logicalID))
      return .scalar(text, .string)
    case (ResourceType.role, "Arn"):
      var text = arn(service: "iam", region: Text(), resource: "role")
      text.append(rolePath(logicalID))
      text.append(resourceName(logicalID))
      return .scalar(text, .string)
    case (ResourceType.userPool, "ProviderName"):
      return .scalar(providerName(logicalID), .string)
    case (ResourceType.userPool, "ProviderURL"):
      var text = Text("https://")
      text.append(providerName(logicalID))
      return .scalar(text, .string)
    default:
      let origin = Atom.Origin.attribute(resource: logicalID, name: attribute)
      return .scalar(Text(Atom(origin, resource?.shape ?? .any)), .string)
    }
  }

  /// The issuer of a user pool's tokens, without scheme.
  ///
  /// https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
  private func providerName(_ logicalID: String) -> Text {
    var text = Text("cognito-idp.")
    text.append(pseudoText("AWS::Region"))
    text.append(".amazonaws.com/")
    text.append(resourceName(logicalID))
    return text
  }

  private func rolePath(_ logicalID: String) -> Text {
    guard case .decided(let scenario) = parameters,
      let written = template.resources[logicalID]?.properties?["Path"],
      let path = scenario.whileResolvingName({ value(of: written).asText })
    else { return Text("/") }
    return path
  }
}

extension Resource {
  /// Stacks, modules and resources of one's own making may give any text.
  fileprivate var shape: TextShape {
    type.hasPrefix("AWS::") && type != ResourceType.stack && !isCustom
      && !type.hasSuffix("::MODULE") ? .noWildcard : .any
  }
}
