internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A role mapping is for a provider of the identity pool.
struct MappingKeyProvider: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP036",
    title: "Mapping key matches no provider of the pool",
    severity: .high,
    rationale: """
      A mapping is found by the name of the provider that a user has signed in with: \
      ProviderName:ClientId for a user pool. A mapping under another name is never used, or refused \
      when the attachment is made.
      """,
    remediation: """
      Keep any key, and name the provider under IdentityProvider: for a user pool its ProviderName, a \
      colon and the client id, put together with Fn::Sub or Fn::Join.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-identitypoolroleattachment-rolemapping.html"
    ],
    examples: [
      .failing(Self.resources(key: "↓users", provider: nil)),
      .failing(Self.resources(provider: "↓!GetAtt Users.ProviderName")),
      .failing(
        Self.resources(
          provider: "↓!Join [\":\", [!GetAtt Users.ProviderName, !GetAtt Client.Name]]")),
      .failing(Self.resources(provider: "↓!Sub \"${Users.ProviderName}:${Users}\"")),
      .failing(
        Self.resources(
          key: "↓cognito-idp.eu-west-2.amazonaws.com/eu-west2_Example1:1example2345",
          provider: nil)),
      .failing(
        Self.resources(
          provider:
            "↓!Sub \"cognito-idp.${AWS::Region}.amazonaws.com/${Users.Arn}:${Client}\"")),
      .passing(Self.resources()),
      .passing(
        Self.resources(
          provider:
            "!Sub \"cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${Users}:${Client.ClientId}\"")),
      .passing(Self.resources(key: "graph.facebook.com", provider: nil)),
      .undecided(Self.resources(provider: "!ImportValue Provider")),
    ])

  let resourceTypes = [ResourceType.identityPoolRoleAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let mappings = scenario.properties(of: resource)["RoleMappings"].members
    guard !mappings.isEmpty else { return .notApplicable }
    let pool = RoleAttachment(resource, in: scenario).pool.resource
    return Outcome.worst(
      of: mappings.map { mapping in
        let written = mapping.value["IdentityProvider"]
        guard !mapping.value.mayBeStructure,
          let name = written.isAbsent
            ? Text(mapping.entry.key) : written.asText?.withCommonURLSuffix
        else { return .undecided("a mapping of attachment '\(resource.logicalID)' is not decided") }
        let place = written.node.map { Place($0) } ?? Place(keyOf: mapping.entry)
        if let fault = scenario.fault(inMappingName: name) {
          return .fail(
            Violation(
              "the provider of mapping '\(mapping.entry.key)' of attachment '\(resource.logicalID)' \(fault); "
                + "write ProviderName:ClientId of a user pool",
              at: place))
        }
        guard let pool else {
          return .undecided(
            "the identity pool of attachment '\(resource.logicalID)' is not in the template")
        }
        let (names, mayHaveMore) = providers(of: pool, in: scenario)
        let comparisons = names.map { name.equals($0) }
        if comparisons.contains(.yes) { return .pass }
        // In China names end otherwise than those that are made here.
        let isChinese = name.matches(pattern: Text("*.amazonaws.com.cn/*")) != false
        guard !comparisons.contains(.open), !mayHaveMore, !isChinese else {
          return .undecided("which provider mapping '\(mapping.entry.key)' is for is not decided")
        }
        return .fail(
          Violation(
            "mapping '\(mapping.entry.key)' is not for a provider of identity pool '\(pool.logicalID)'; "
              + "name one under IdentityProvider, as ProviderName:ClientId for a user pool",
            at: place,
            related: [
              RelatedPlace("the identity pool '\(pool.logicalID)'", at: pool.entry.keyRange)
            ]))
      })
  }

  /// The names of a pool's providers, and whether there may be others.
  private func providers(
    of pool: Resource, in scenario: Scenario
  ) -> (names: [Text], mayHaveMore: Bool) {
    let properties = scenario.properties(of: pool)
    let userPools = properties["CognitoIdentityProviders"]
    let logins = properties["SupportedLoginProviders"]
    let saml = properties["SamlProviderARNs"]
    var names = logins.entries.map(\.key).map { Text($0) } + saml.items.compactMap(\.asText)
    if let developer = properties["DeveloperProviderName"].asText { names.append(developer) }
    for provider in userPools.items {
      guard var name = provider["ProviderName"].asText, let client = provider["ClientId"].asText
      else { continue }
      name.append(":")
      name.append(client)
      names.append(name.withCommonURLSuffix)
    }
    // How mappings name an OpenID Connect provider is not established.
    let mayHaveMore =
      !properties["OpenIdConnectProviderARNs"].isAbsent || logins.hasOpenMembers
      || [userPools, logins, saml].contains(where: \.mayBeStructure)
      || userPools.items.contains { $0.mayBeStructure || $0.hasOpenMembers }
    return (names, mayHaveMore)
  }

  private static func resources(
    key: String = "users", provider: String? = "!Sub \"${Users.ProviderName}:${Client}\""
  ) -> String {
    IdentityPoolExample.resources(
      pool: [
        "AllowUnauthenticatedIdentities: false",
        "SupportedLoginProviders: {graph.facebook.com: \"1\"}", "CognitoIdentityProviders:",
        "  - {ProviderName: !GetAtt Users.ProviderName, ClientId: !Ref Client}",
      ],
      attachment: [
        "RoleMappings:", "  \(key):", "    Type: Token", "    AmbiguousRoleResolution: Deny",
      ] + (provider.map { ["    IdentityProvider: \($0)"] } ?? []),
      more: """
        Users:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties: {UserPoolId: !Ref Users, PreventUserExistenceErrors: ENABLED}
        """)
  }
}
