public import Documents
public import Findings
public import Templates

extension Template {
  /// The pseudo parameters.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
  private static let pseudoParameters = [
    "AccountId", "NoValue", "NotificationARNs", "Partition", "Region", "StackId", "StackName",
    "URLSuffix",
  ].map { "AWS::\($0)" }

  /// Whether a name is that of a pseudo parameter.
  public static func isPseudoParameter(_ name: String) -> Bool { pseudoParameters.contains(name) }

  /// Whether a name stands for something: what `Ref` and a variable of `Fn::Sub` ask.
  ///
  /// - Parameter violation: makes the violation; given a hint to what may be meant, or an empty text.
  public func judge(name: String, _ violation: (String) -> Violation) -> Outcome {
    if parameters[name] != nil || resources[name] != nil
      || Self.pseudoParameters.contains(name) || isMadeBySAM(name)
      || loopVariables.contains(name)
    {
      return .pass
    }
    if let outcome = Outcome(namePutIn: name) { return outcome }
    if mayHaveUnknownResources, !name.hasPrefix("AWS::") {
      return .undecided("name '\(name)' may come from \(whatAdds)")
    }
    if conditions[name] != nil {
      return .fail(violation(": it is a condition, which Ref does not read"))
    }
    let names = Self.pseudoParameters + Array(parameters.names) + Array(resources.names)
    let near = name.nearest(in: names).map { "; perhaps '\($0)' is meant" }
    return .fail(violation(near ?? ""))
  }

  /// What may add resources, in words.
  public var whatAdds: String {
    isServerlessFragment
      ? "another part of the service of the Serverless Framework"
      : "a transform, loop or module that is not run"
  }

  /// The first `${…}` of a plain text that `Fn::Sub` would put in here; `nil` where there is none.
  public func variableWithoutSub(in text: Node) -> String? {
    SubText(text.text ?? "").parts.lazy.compactMap { part -> String? in
      guard case .variable(let name) = part else { return nil }
      let first = SubText.attribute(in: name)?.resource
      let isHere =
        parameters[name] != nil || resources[first ?? name] != nil
        || Self.pseudoParameters.contains(name)
      return isHere ? name : nil
    }.first
  }

  /// The first `${…}` of a plain text that is surely meant for `Fn::Sub`: that is what is wrong with the text.
  ///
  /// In prose and scripts a plain name is as likely something else; a pseudo parameter is not.
  public func variableMissingSub(in text: Node) -> String? {
    guard let name = variableWithoutSub(in: text),
      name.hasPrefix("AWS::") || text.text?.contains(where: \.isWhitespace) == false
    else { return nil }
    return name
  }

  /// SAM makes resources whose ids start with that of one of its own, or of one that has connectors; and some
  /// under names of theirs.
  ///
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
  private func isMadeBySAM(_ name: String) -> Bool {
    // Where the transform is missing, that is what is wrong, and TPL083 says so.
    guard usesSAM || holdsSAMResources else { return false }
    if Self.sharedBySAM.contains(where: name.hasPrefix) { return true }
    return resources.all.contains {
      ($0.isOfSAM || $0.node.entry("Connectors") != nil) && name.hasPrefix($0.logicalID)
    }
  }

  private static let sharedBySAM = [
    "CodeDeployServiceRole", "ServerlessDeploymentApplication", "ServerlessHttpApi",
    "ServerlessRestApi", "ServerlessWebSocketApi",
  ]

  /// Whether a resource and its attribute exist: what `Fn::GetAtt` and `${A.B}` ask.
  ///
  /// - Parameter violation: makes the violation; given what is named, in words.
  public func judge(
    attribute: String?, of logicalID: String, _ violation: (String) -> Violation
  ) -> Outcome {
    guard let resource = resources[logicalID] else {
      if parameters[logicalID] != nil {
        return .fail(violation("'\(logicalID)', which is a parameter and has no attributes"))
      }
      if isMadeBySAM(logicalID) { return .pass }
      if let outcome = Outcome(namePutIn: logicalID) { return outcome }
      if mayHaveUnknownResources {
        return .undecided(
          "resource '\(logicalID)' may come from \(whatAdds)")
      }
      let near = logicalID.nearest(in: resources.names).map { "; perhaps '\($0)' is meant" }
      return .fail(violation("'\(logicalID)', which is not a resource\(near ?? "")"))
    }
    if let outcome = attribute.flatMap({ Outcome(namePutIn: $0) }) { return outcome }
    guard let attribute, let known = ResourceType.attributes(of: resource.type),
      !known.contains(attribute)
    else { return .pass }
    let list = known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))"
    return .fail(
      violation("'\(attribute)', which is not an attribute of '\(logicalID)'; \(list)"))
  }
}

extension Outcome {
  /// What is said of a name that the Serverless Framework puts in; `nil` for all others.
  public init?(namePutIn name: String) {
    guard ServerlessVariable.isContained(in: name) else { return nil }
    self = .undecided("the Serverless Framework puts a value in for '\(name)'")
  }
}

extension Reference {
  /// What the reader would change.
  public var place: Place { Place(range, in: node) }
}

extension Sequence<Reference> {
  /// The resources that are named, other than by themselves or by some that do not count.
  public func resourcesNamed(notBy ignored: Set<String> = []) -> Set<String> {
    reduce(into: []) { names, reference in
      let name: String
      switch reference.target {
      case .name(let text): name = text
      case .attribute(let resource, _): name = resource
      case .condition, .malformed: return
      }
      if case .resource(let owner) = reference.owner, owner == name || ignored.contains(owner) {
        return
      }
      names.insert(name)
    }
  }
}
