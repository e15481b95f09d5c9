internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// What chooses a role is not for users to write.
struct MappingWritableClaim: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP041",
    title: "Role is chosen by a claim that users can edit",
    severity: .high,
    rationale: """
      The rule gives a role to whoever's token has the value. A user who may write the attribute that the \
      claim comes from takes the administrators' role with one call to UpdateUserAttributes.
      """,
    remediation: """
      List WriteAttributes of each client without the attribute, or make it immutable in the Schema. Or \
      give groups their roles and use the mapping type Token: users cannot join a group by themselves.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    ],
    examples: [
      .failing(Self.example(mark: "↓")),
      .failing(
        Self.example(mark: "↓", client: "WriteAttributes: [email, \"custom:role\"]")),
      .passing(Self.example(client: "WriteAttributes: [email]")),
      .passing(Self.example(isMutable: "false")),
      .skipped(Self.example(claim: "cognito:groups")),
      .skipped(Self.example(provider: "graph.facebook.com")),
      .undecided(Self.example(client: "WriteAttributes: !Split [\",\", !ImportValue Attributes]")),
      .undecided(Self.example(provider: "!ImportValue Provider")),
      // The function may put another value in the claim.
      .undecided(
        Self.example(pool: "LambdaConfig: {PreTokenGeneration: !ImportValue FunctionArn}")),
    ])

  let resourceTypes = [ResourceType.identityPoolRoleAttachment]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let mappings = scenario.properties(of: resource)["RoleMappings"]
    if mappings.mayBeStructure {
      return .undecided("RoleMappings of attachment '\(resource.logicalID)' are not decided")
    }
    return .worst(
      of: mappings.members.map { mapping in
        let rules = mapping.value["RulesConfiguration"]["Rules"].items
        let claims = rules.map { $0["Claim"] }.filter {
          $0.knownText?.hasPrefix("custom:") == true
        }
        guard !claims.isEmpty, mapping.value["Type"].says("Rules") != .no else {
          return .notApplicable
        }
        let written = mapping.value["IdentityProvider"]
        let name = written.isAbsent ? Text(mapping.entry.key) : written.asText
        let pools = scenario.userPools(ofProvider: name ?? Text())
        guard let pool = pools.found else {
          return pools.mayBeOther
            ? .undecided("the user pool of mapping '\(mapping.entry.key)' is not in the template")
            : .notApplicable
        }
        let isSure = mapping.value["Type"].says("Rules") == .yes
        return .worst(of: claims.map { judge($0, of: pool, isSure, resource, in: scenario) })
      })
  }

  private func judge(
    _ value: Value, of pool: Resource, _ isSure: Bool, _ holder: Resource, in scenario: Scenario
  ) -> Outcome {
    guard let claim = value.knownText else { return .notApplicable }
    let clients = scenario.members(ofType: ResourceType.userPoolClient, of: pool)
    let answers = clients.found.map { (client: $0, may: scenario.mayWrite(claim, by: $0)) }
    guard let writer = answers.first(where: { $0.may == .yes })?.client else {
      let isDecided =
        !answers.isEmpty && clients.openReason == nil && answers.allSatisfy { $0.may == .no }
      return isDecided ? .pass : .undecided("who may write '\(claim)' is not decided")
    }
    let users = UserPool(pool, in: scenario)
    let triggers = ["PreTokenGeneration", "PreTokenGenerationConfig"].map(users.hasTrigger)
    guard isSure, Truth.any(triggers) == .no else {
      return .undecided("whether '\(claim)' is what users have written is not decided")
    }
    return .fail(
      Violation(
        "users can write '\(claim)' through client '\(writer.logicalID)', and a mapping rule chooses their role by it; "
          + "remove it from WriteAttributes",
        at: Place(of: value, at: ["RoleMappings"], in: holder),
        related: [RelatedPlace("the client", at: Place(keyOf: writer.entry).range)]))
  }

  private static func example(
    mark: String = "", claim: String = "custom:role", client: String = "ClientName: app",
    isMutable: String = "true", pool: String = "UserPoolName: users",
    provider: String = "!Sub \"${Users.ProviderName}:${Client}\""
  ) -> String {
    """
    Users:
      Type: AWS::Cognito::UserPool
      Properties:
        Schema: [{Name: role, AttributeDataType: String, Mutable: \(isMutable)}]
        \(pool)
        \(UserPoolExample.safeguards)
    Client:
      Type: AWS::Cognito::UserPoolClient
      Properties:
        UserPoolId: !Ref Users
        \(client)
        PreventUserExistenceErrors: ENABLED
    Attachment:
      Type: AWS::Cognito::IdentityPoolRoleAttachment
      Properties:
        IdentityPoolId: eu-west-1:11111111-2222-3333-4444-555555555555
        RoleMappings:
          users:
            Type: Rules
            AmbiguousRoleResolution: Deny
            IdentityProvider: \(provider)
            RulesConfiguration:
              Rules:
                - Claim: \(mark)"\(claim)"
                  MatchType: Equals
                  Value: admin
                  RoleARN: !ImportValue AdminRole
    """
  }
}

extension Scenario {
  /// The user pool that a provider of an identity pool is: `ProviderName:ClientId`.
  ///
  /// - Returns: it, and whether another one may be meant where the template has none.
  fileprivate func userPools(ofProvider name: Text) -> (found: Resource?, mayBeOther: Bool) {
    let name = name.withCommonURLSuffix
    for pool in resources(ofType: ResourceType.userPool) {
      guard var pattern = attribute("ProviderName", of: pool.logicalID) else { continue }
      pattern.append(":*")
      if name.matches(pattern: pattern) == true { return (pool, false) }
    }
    return (nil, name.matches(pattern: Text("cognito-idp.*")) != false)
  }
}
