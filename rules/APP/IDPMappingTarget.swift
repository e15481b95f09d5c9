internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// What a provider's claims are mapped to is an attribute that can be written at every sign-in.
struct IDPMappingTarget: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP079",
    title: "Mapped attribute is undefined, immutable or not writable",
    severity: .high,
    rationale: """
      Cognito writes the mapped attributes at each sign-in through the provider. Where the pool lacks one, \
      where it is immutable, or where the client may not write it, the provider is refused or the user \
      cannot sign in.
      """,
    remediation: """
      Map to attributes of the pool, declare them Mutable, and list them in WriteAttributes of each client \
      that uses the provider.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            Schema:
              - {Name: email, Required: true, Mutable: false}
              - {Name: tenant, AttributeDataType: String, Mutable: true}
        Staff:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            UserPoolId: !Ref Pool
            ProviderName: Staff
            ProviderType: SAML
            AttributeMapping:
              ↓email: mail
              ↓custom:team: team
              ↓given_name: first
              custom:tenant: org
        Client:
          Type: AWS::Cognito::UserPoolClient
          DependsOn: Staff
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [Staff]
            WriteAttributes: [email, custom:tenant]
        """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            Schema:
              - {Name: tenant, AttributeDataType: String, Mutable: true}
            \(UserPoolExample.safeguards)
        Staff:
          Type: AWS::Cognito::UserPoolIdentityProvider
          Properties:
            ProviderDetails: {MetadataURL: "https://login.example.com/saml"}
            UserPoolId: !Ref Pool
            ProviderName: Staff
            ProviderType: SAML
            AttributeMapping: {username: id, email: mail, custom:tenant: org}
        Client:
          Type: AWS::Cognito::UserPoolClient
          DependsOn: Staff
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [COGNITO, Staff]
            PreventUserExistenceErrors: ENABLED
        Other:
          Type: AWS::Cognito::UserPoolClient
          Properties:
            UserPoolId: !Ref Pool
            SupportedIdentityProviders: [COGNITO]
            WriteAttributes: [name]
            PreventUserExistenceErrors: ENABLED
        """),
      .undecided(
        template: """
          Parameters:
            PoolId: {Type: String}
          Resources:
            Staff:
              Type: AWS::Cognito::UserPoolIdentityProvider
              Properties:
                UserPoolId: !Ref PoolId
                ProviderName: Staff
                ProviderType: SAML
                AttributeMapping: {email: mail}
          """),
    ])

  let resourceTypes = [ResourceType.userPoolIdentityProvider]

  /// Set by the service alone, so that nothing is asked of clients and `Schema`.
  private static let setByService = [
    "email_verified", "identities", "phone_number_verified", "sub", "username",
  ]

  func check(_ provider: Resource, in scenario: Scenario) -> Outcome {
    let mapping = scenario.properties(of: provider)["AttributeMapping"]
    if mapping.mayBeStructure { return .undecided("AttributeMapping is not decided") }
    let targets = mapping.members.map(\.entry)
    guard !targets.isEmpty else { return .notApplicable }
    return scenario.judgePool(of: provider) { pool in
      let schema = PoolSchema(of: pool, in: scenario)
      let writing = Writing(of: provider, in: pool, scenario)
      return Outcome.worst(
        of: targets.map { target in
          Self.setByService.contains(target.key)
            ? .pass : judge(target, of: provider, pool, schema, writing)
        })
    }
  }

  private func judge(
    _ target: Entry, of provider: Resource, _ pool: Resource, _ schema: PoolSchema,
    _ writing: Writing
  ) -> Outcome {
    func failure(_ words: String, _ related: [RelatedPlace]) -> Outcome {
      .fail(
        Violation(
          "identity provider '\(provider.logicalID)' maps a claim to '\(target.key)', \(words)",
          at: Place(keyOf: target), related: related))
    }
    switch schema.attribute(target.key) {
    case .unknown(let reason): return .undecided(reason)
    case .missing:
      // Without the prefix of custom attributes a name has been deployed: what it does is not established.
      guard target.key.hasPrefix("custom:") else {
        return .undecided("whether a claim can be mapped to '\(target.key)' is not known")
      }
      return failure("which pool '\(pool.logicalID)' does not have; add it to the Schema", [])
    case .declared(let entry):
      switch entry["Mutable"].asBoolean {
      case .known(false):
        let place = entry["Mutable"].node?.range
        return failure(
          "which is not mutable, so that sign-in fails; set Mutable to true",
          place.map { [RelatedPlace("its declaration", at: $0)] } ?? [])
      case .open: return .undecided("whether '\(target.key)' is mutable is not decided")
      case .absent, .known(true), .other: break
      }
    case .standard: break
    }
    if let client = writing.lists.first(where: { !$0.names.contains(target.key) && $0.isWhole }) {
      return failure(
        "which client '\(client.client.logicalID)' may not write; add it to WriteAttributes there",
        [RelatedPlace("WriteAttributes", at: client.range)])
    }
    return writing.openReason.map { .undecided($0) } ?? .pass
  }
}

/// What clients that use a provider may write, where they say so.
private struct Writing {
  struct List {
    let client: Resource
    let names: [String]
    let isWhole: Bool
    let range: SourceRange
  }

  var lists: [List] = []
  var openReason: String?

  init(of provider: Resource, in pool: Resource, _ scenario: Scenario) {
    let providers = PoolNames(.providers, of: pool, in: scenario)
    let clients = scenario.members(ofType: ResourceType.userPoolClient, of: pool)
    for client in clients.found {
      let properties = scenario.properties(of: client)
      let uses = properties["SupportedIdentityProviders"].items.contains { item in
        guard let name = item.asText, case .found(let found) = providers.search(name, in: scenario)
        else {
          return false
        }
        return found.logicalID == provider.logicalID
      }
      let written = properties["WriteAttributes"]
      // An empty list counts as none.
      guard uses, !written.items.isEmpty else { continue }
      let names = written.items.map(\.knownText)
      let isWhole = names.allSatisfy { $0 != nil }
      if !isWhole { openReason = "WriteAttributes of client '\(client.logicalID)' are not decided" }
      lists.append(
        List(
          client: client, names: names.compactMap(\.self), isWhole: isWhole,
          range: written.node?.range ?? client.entry.keyRange))
    }
  }
}
