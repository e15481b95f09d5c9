internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What a client may read or write is an attribute of its pool, and one that can be written.
struct ClientAttributeUndefined: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP036",
    title: "Client names an attribute the pool does not have or cannot be written",
    severity: .high,
    rationale: """
      Cognito refuses a client whose ReadAttributes or WriteAttributes name an attribute that its pool does \
      not have, or let it write one that only the service sets.
      """,
    remediation: """
      Use the standard names, and custom:NAME for attributes of the pool's Schema; leave sub, email_verified \
      and phone_number_verified out of WriteAttributes.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            Schema:
              - {Name: tenant, AttributeDataType: String}
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            ReadAttributes: [email, email_verified, ↓tenant, ↓custom:tenants]
            WriteAttributes: [email, ↓email_verified, custom:tenant]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            Schema:
              - {Name: email, Required: true}
              - {Name: tenant, AttributeDataType: String}
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            ReadAttributes: [sub, email, email_verified, custom:tenant]
            WriteAttributes: [email, custom:tenant]
            PreventUserExistenceErrors: ENABLED
        """),
      .undecided(
        template: """
          Parameters:
            PoolId: {Type: String}
          Resources:
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties:
                UserPoolId: !Ref PoolId
                ReadAttributes: [email, custom:tenant]
          """),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  /// Set by the service alone.
  private static let readOnly = ["email_verified", "phone_number_verified", "sub"]

  func check(_ client: Resource, in scenario: Scenario) -> Outcome {
    let properties = scenario.properties(of: client)
    let schema = scenario.pool(of: client).resource.map { PoolSchema(of: $0, in: scenario) }
    let outcomes = ["ReadAttributes", "WriteAttributes"].flatMap { property in
      properties[property].items.map { item in
        guard let name = item.knownText else {
          return item.mayBeStructure
            ? Outcome.undecided("\(property) are not decided") : .notApplicable
        }
        let isReadOnly = property == "WriteAttributes" && Self.readOnly.contains(name)
        if isReadOnly {
          return .fail(violation("which nobody can write; remove it", item, property, client))
        }
        return judge(name, schema) { violation($0, item, property, client) }
      }
    }
    return Outcome.worst(of: outcomes)
  }

  private func judge(
    _ name: String, _ schema: PoolSchema?, _ violation: (String) -> Violation
  ) -> Outcome {
    // Names of the service's own are not all documented.
    guard !name.hasPrefix("cognito:"), !["identities", "username"].contains(name) else {
      return .undecided("whether '\(name)' is an attribute is not known")
    }
    let isPrefixed = name.hasPrefix("custom:") || name.hasPrefix("dev:")
    if !isPrefixed {
      if PoolSchema.standardNames.contains(name) { return .pass }
      let own = (schema?.customNames ?? []).first { $0 == "custom:\(name)" }
      let near = own ?? name.nearest(in: PoolSchema.standardNames)
      return .fail(
        violation(
          "which is not a standard attribute"
            + (near.map { "; perhaps '\($0)' is meant" } ?? "; write custom:\(name) if it is custom")
        ))
    }
    guard let schema else { return .undecided("the pool is not in the template") }
    switch schema.attribute(name) {
    case .declared, .standard: return .pass
    case .unknown(let reason): return .undecided(reason)
    case .missing:
      let near = name.nearest(in: schema.customNames).map { "; perhaps '\($0)' is meant" }
      return .fail(
        violation(
          "which the Schema of its pool does not have"
            + (near ?? "; add it there or remove it here"))
      )
    }
  }

  private func violation(
    _ words: String, _ item: Value, _ property: String, _ client: Resource
  ) -> Violation {
    Violation(
      "\(property) of client '\(client.logicalID)' list '\(item.knownText ?? "")', \(words)",
      at: item.node.map { Place($0) } ?? Place(missing: [property], in: client),
      related: item.relatedPlaces, discriminator: property)
  }
}
