internal import Documents
internal import Findings
internal import PropertyTables
internal import Rules
internal import Templates

/// An id or account number that looks like a number stands between quotes.
///
/// Ids that arrived as another text: https://github.com/DataDog/cloudformation-template/issues/109
struct NumberUnquoted: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL108",
    title: "An id that YAML may read as a number is not quoted",
    severity: .medium,
    precision: .high,
    rationale: """
      YAML has several ways to read 012345678901, 0x10, 0o17, 1e3 or 12:30 as a number. Ids have arrived \
      as another text that way: 1.2345678901E10, or an octal number in decimal.
      """,
    remediation: "Put the value in quotes.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: ↓0x10
            SmsConfiguration:
              ExternalId: ↓012345678901
              SnsCallerArn: !GetAtt SmsRole.Arn
        """),
      .failing(
        """
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: 2012-10-17
              Statement:
                - Effect: Allow
                  Principal: {AWS: [↓012345678901, "012345678901"]}
                  Action: sts:AssumeRole
                  Condition: {StringEquals: {sts:ExternalId: ↓1e3}}
        """),
      .failing(
        template: """
          Parameters:
            Account: {Type: String, Default: ↓012345670123, AllowedValues: [↓012345670123, ↓0o17]}
          Mappings:
            Accounts:
              ↓012345678901: {Id: ↓12:30}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .passing(
        template: """
          Parameters:
            Days: {Type: Number, Default: 07}
            Account: {Type: String, Default: "012345678901"}
          Mappings:
            Accounts:
              "012345678901": {Id: 123456789012}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: 2020-10-17
                Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 07}}
                MfaConfiguration: "ON"
                EnabledMfas: [SOFTWARE_TOKEN_MFA]
                AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
                DeletionProtection: ACTIVE
            Topic:
              Type: AWS::SNS::Topic
              Properties: {TopicName: 0123}
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    var violations: [Violation] = []
    for parameter in template.parameters.all where !parameter.type.contains("Number") {
      for key in ["Default", "AllowedValues"] {
        guard let node = parameter.entry.value[key] else { continue }
        collect(node, "\(key) of parameter '\(parameter.name)'", in: nil, &violations)
      }
    }
    for mapping in template.mappings.all {
      let words = "a value of mapping '\(mapping.name)'"
      for entry in [mapping.entry] + mapping.value.entries
        + mapping.value.entries.flatMap(\.value.entries)
      where entry.keyKind == .ambiguousNumber {
        violations.append(
          violation("a key of mapping '\(mapping.name)'", entry.key, Place(keyOf: entry), nil))
      }
      collect(mapping.value, words, in: nil, &violations)
    }
    for resource in template.resources.all where resource.isCognitoOrIAM {
      guard let properties = resource.properties else { continue }
      collect(properties, "", in: resource, &violations)
    }
    return Outcome(violations: violations)
  }

  /// Depth is bounded by the reader's.
  private func collect(
    _ node: Node, _ words: String, in resource: Resource?, _ violations: inout [Violation]
  ) {
    if node.kind == .ambiguousNumber, resource?.takesNumber(at: node) != true {
      violations.append(violation(words, node.text ?? "", Place(node), resource))
    }
    for element in node.elements { collect(element, words, in: resource, &violations) }
    for entry in node.entries {
      let own = resource.map { "\(entry.key) of '\($0.logicalID)'" } ?? words
      collect(entry.value, own, in: resource, &violations)
    }
  }

  private func violation(
    _ words: String, _ value: String, _ place: Place, _ resource: Resource?
  ) -> Violation {
    Violation(
      "\(words) is \(value) without quotes, which may be read as a number; put it in quotes",
      at: place, in: resource)
  }
}

extension Resource {
  fileprivate var isCognitoOrIAM: Bool {
    type.hasPrefix("AWS::Cognito::") || type.hasPrefix("AWS::IAM::")
  }
}
