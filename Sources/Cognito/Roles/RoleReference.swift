public import Resolution
public import Templates

/// What a value that should be a role's ARN turns out to name.
///
/// A role of the template is found by its ARN, however that is written.
public enum RoleReference {
  /// A role of this template.
  case role(Resource)
  /// A role of another template of the scan, by an export or its name, and that template as it deploys.
  case imported(Resource, Scenario)
  /// Nothing that can be a role's ARN; says what it is instead, with a verb.
  case wrong(String)
  /// A role elsewhere, or a value that the template does not decide; one line.
  case unknown(String)

  /// Follows a value to a role.
  public init(_ value: Value, in scenario: Scenario) {
    switch value.origin {
    case .attribute(let logicalID, "Arn"):
      self =
        Self.role(logicalID, in: scenario)
        ?? Self.judge(
          logicalID, "the ARN of '\(logicalID)', which is not a role", scenario.template)
      return
    case .attribute(let logicalID, let name):
      self = Self.judge(logicalID, "the attribute '\(name)' of '\(logicalID)'", scenario.template)
      return
    case .resource(let logicalID):
      let isRole = scenario.template.resources[logicalID]?.type == ResourceType.role
      let words =
        isRole
        ? "the name of role '\(logicalID)', not its ARN" : "what Ref gives for '\(logicalID)'"
      self = Self.judge(logicalID, words, scenario.template)
      return
    case .parameter, .pseudoParameter, .derived, .fresh, nil: break
    }
    if let imported = value.importedOrigin, case .attribute(let name, "Arn") = imported.origin,
      let role = imported.scenario.template.resources[name], role.type == ResourceType.role,
      imported.scenario.exists(role)
    {
      self = .imported(role, imported.scenario)
      return
    }
    guard let text = value.asText else {
      self = .wrong(value.isAbsent ? "is missing" : "is not a text")
      return
    }
    self = Self.search(text, in: scenario)
  }

  /// A role that is not created is no answer: TPL107 says that it is referred to.
  private static func role(_ logicalID: String, in scenario: Scenario) -> RoleReference? {
    guard let role = scenario.template.resources[logicalID], role.type == ResourceType.role else {
      return nil
    }
    return scenario.exists(role) ? .role(role) : .unknown("role '\(logicalID)' is not created")
  }

  /// The role that an ARN ends in; account and partition are the deployment's own.
  private static func search(_ text: Text, in scenario: Scenario) -> RoleReference {
    if text.known == "" { return .wrong("is an empty text") }
    if case .parameter(let name) = text.onlyAtom?.origin {
      return .unknown("the role comes from parameter '\(name)'")
    }
    if let fault = ARNForm.role.fault(in: text) { return .wrong(fault) }
    guard let components = text.arnComponents, components.count == 6 else {
      return .unknown("the role is not in the template")
    }
    if components[4].equals(scenario.pseudoParameter("AWS::AccountId")) == .no {
      return .unknown("the role is in another account")
    }
    for role in scenario.template.resources(ofTypes: [ResourceType.role]) {
      guard let own = scenario.attribute("Arn", of: role.logicalID)?.arnComponents?.last else {
        continue
      }
      if own == components[5], scenario.exists(role) { return .role(role) }
      var pathless = Text("role/")
      pathless.append(scenario.resourceName(role.logicalID))
      if own != components[5], pathless == components[5], scenario.exists(role) {
        return .wrong("names role '\(role.logicalID)' without its Path")
      }
    }
    if let (role, home) = components[5].known.flatMap({ scenario.otherRole($0) }) {
      return .imported(role, home)
    }
    return .unknown("no role of the template has this ARN")
  }

  private static func judge(
    _ logicalID: String, _ words: String, _ template: Template
  ) -> RoleReference {
    guard let resource = template.resources[logicalID] else {
      return template.mayHaveMoreResources
        ? .unknown("resource '\(logicalID)' is not in the template as written")
        : .wrong("names '\(logicalID)', which is not in the template")
    }
    return resource.mayGiveAnyText
      ? .unknown("the role comes from '\(logicalID)'") : .wrong("is \(words)")
  }
}
