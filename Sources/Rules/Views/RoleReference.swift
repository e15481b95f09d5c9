public import Resolution
public import Templates

/// What a value that should be a role's ARN turns out to name.
///
/// A role of the template is found by its ARN, however that is written.
public enum RoleReference {
  /// A role of this template.
  case role(Resource)
  /// Nothing that can be a role's ARN; says what it is instead, with a verb.
  case wrong(String)
  /// A role elsewhere, or a value that the template does not decide; one line.
  case unknown(String)

  /// Follows a value to a role.
  public init(_ value: Value, in scenario: Scenario) {
    guard let text = value.asText else {
      self = .wrong(value.isAbsent ? "is missing" : "is no text")
      return
    }
    if text.known == "" {
      self = .wrong("is an empty text")
      return
    }
    let roles = scenario.template.resources.all.filter { $0.type == "AWS::IAM::Role" }
    if let role = roles.first(where: { Self.isARN(text, of: $0, in: scenario) }) {
      self =
        scenario.exists(role)
        ? .role(role) : .unknown("role '\(role.logicalID)' is not created then")
    } else if let role = roles.first(where: { scenario.resourceName($0.logicalID) == text }) {
      self = .wrong("is the name of role '\(role.logicalID)', not its ARN")
    } else if let known = text.known {
      self =
        Self.hasShapeOfRoleARN(known)
        ? .unknown("the role is not in the template") : .wrong("is no ARN of a role")
    } else {
      self = Self.judge(text, in: scenario.template)
    }
  }

  /// Equal texts, or ARNs that end in the same role: account and partition are the deployment's own.
  private static func isARN(_ text: Text, of role: Resource, in scenario: Scenario) -> Bool {
    guard let arn = scenario.attribute("Arn", of: role.logicalID) else { return false }
    if arn == text { return true }
    guard let written = text.split(at: ":"), let own = arn.split(at: ":"), written.count == 6,
      own.count == 6, written[0].known == "arn", written[2].known == "iam"
    else { return false }
    return written[5] == own[5]
  }

  /// Whether a text is `arn:PARTITION:iam::12 digits:role/…`.
  private static func hasShapeOfRoleARN(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "iam"
      && parts[3].isEmpty && parts[4].count == 12 && parts[4].allSatisfy(\.isNumber)
      && parts[5].hasPrefix("role/")
  }

  private static func judge(_ text: Text, in template: Template) -> RoleReference {
    switch text.onlyAtom?.origin {
    case .attribute(let logicalID, let attribute):
      return judge(logicalID, "the attribute '\(attribute)' of '\(logicalID)'", in: template)
    case .resource(let logicalID):
      return judge(logicalID, "what Ref gives for '\(logicalID)'", in: template)
    case .parameter(let name): return .unknown("the role comes from parameter '\(name)'")
    case .pseudoParameter, .derived, .fresh, nil:
      return .unknown("the role is not in the template")
    }
  }

  /// Stacks, modules and resources of one's own making may give any text.
  private static func judge(
    _ logicalID: String, _ words: String, in template: Template
  ) -> RoleReference {
    guard let resource = template.resources[logicalID] else {
      return template.mayHaveMoreResources
        ? .unknown("'\(logicalID)' is not in the template as written")
        : .wrong("names '\(logicalID)', which is not in the template")
    }
    let givesAnything =
      resource.isCustom || resource.type == "AWS::CloudFormation::Stack"
      || resource.type.hasSuffix("::MODULE") || !resource.type.hasPrefix("AWS::")
    return givesAnything ? .unknown("the role comes from '\(logicalID)'") : .wrong("is \(words)")
  }
}
