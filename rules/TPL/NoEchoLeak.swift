internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// What `NoEcho` masks is shown where it is written to outputs or metadata.
struct NoEchoLeak: ReferenceRule {
  let metadata = RuleMetadata(
    id: "TPL058",
    title: "A masked parameter is copied into outputs or metadata",
    severity: .medium,
    precision: .veryHigh,
    profiles: [.strict],
    rationale: """
      NoEcho masks a value where parameters are shown. In outputs, and in the metadata of resources, anyone \
      who may describe the stack reads it.
      """,
    remediation: "Keep the secret in Secrets Manager, and put out its name or ARN.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Password: {Type: String, NoEcho: true}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Metadata: {Password: !Ref ↓Password}
          Outputs:
            Login: {Value: !Sub "shop:↓${Password}"}
          """),
      .passing(
        template: """
          Parameters:
            Password: {Type: String, NoEcho: true}
          Resources:
            Secret:
              Type: AWS::SecretsManager::Secret
              Properties: {SecretString: !Ref Password}
          Outputs:
            Secret: {Value: !Ref Secret}
          """),
    ])

  func check(_ reference: Reference, in template: Template) -> Outcome {
    guard case .name(let name) = reference.target, template.parameters[name]?.isNoEcho == true
    else {
      return .notApplicable
    }
    let leak: String
    switch reference.owner {
    case .output(let output): leak = "output '\(output)' shows"
    case .resource(let id):
      guard let metadata = template.resources[id]?.node["Metadata"],
        metadata.range.contains(reference.range)
      else { return .pass }
      leak = "the metadata of '\(id)' show"
    case .condition, .rule: return .pass
    }
    return .fail(
      Violation(
        "parameter '\(name)' is masked by NoEcho, but \(leak) its value",
        at: reference.place))
  }
}
