internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// A provider of an identity pool is a user pool together with a client of it.
struct ProviderClientMismatch: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP006",
    title: "Provider name and client id belong to different pools",
    severity: .high,
    rationale: """
      The identity pool takes tokens of that user pool for that client. No token is of one pool and for \
      a client of another, so nobody can sign in with this provider.
      """,
    remediation: """
      Write ProviderName as Fn::GetAtt of the user pool's ProviderName, and ClientId as Ref of a client \
      of that pool.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-identitypool-cognitoidentityprovider.html"
    ],
    examples: [
      .failing(Self.resources(name: "↓!GetAtt Others.ProviderName")),
      .failing(Self.resources(name: "↓!GetAtt Users.ProviderURL")),
      .failing(Self.resources(client: "↓!Ref Users")),
      .failing(Self.resources(name: "↓!Ref Users", client: "↓!GetAtt Client.Name")),
      .failing(
        Self.resources(
          name: "↓!Sub \"cognito-idp.${AWS::Region}.amazonaws.com/${Users.Arn}\"")),
      .failing(
        Self.resources(name: "↓!Sub \"cognito-idp.${AWS::Region}.amazonaws.com/${Client}\"")),
      // Neither is a region.
      .failing(
        Self.resources(
          name: "↓cognito-idp.eu-west-2.amazonaws.com/eu-west2_Example1", client: "1example2345")),
      .failing(
        Self.resources(
          name: "↓cognito-idp.eu-west2.amazonaws.com/eu-west-2_Example1",
          client: "↓apps.example.com")),
      .passing(Self.resources()),
      .passing(
        Self.resources(
          name: "!Sub \"cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${Users.UserPoolId}\"",
          client: "!GetAtt Client.ClientId")),
      .undecided(Self.resources(client: "!ImportValue Client")),
      .undecided(
        template: """
          Parameters:
            ClientId: {Type: String, Default: set-by-the-pipeline}
          Resources:
            Identities:
              Type: AWS::Cognito::IdentityPool
              Properties:
                AllowUnauthenticatedIdentities: false
                CognitoIdentityProviders:
                  - ProviderName: cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example1
                    ClientId: !Ref ClientId
          """),
      .undecided(
        Self.resources(name: "!Sub \"cognito-idp.${AWS::Region}.amazonaws.com/${Custom.Id}\"")),
      // A replica has the id of the pool that it is made of, and may have an issuer of the newer kind.
      .undecided(
        Self.resources(
          name: "cognito-idp.eu-west-2.amazonaws.com/eu-west-1_Example1", client: "1example2345")),
      .undecided(
        Self.resources(
          name: "issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example1",
          client: "1example2345")),
    ])

  let resourceTypes = [ResourceType.identityPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let providers = scenario.properties(of: resource)["CognitoIdentityProviders"]
    return Outcome.worst(
      of: providers.items.map { provider in
        guard !provider.mayBeStructure else {
          return .undecided(
            "the providers of identity pool '\(resource.logicalID)' are not in the template")
        }
        let name = Part(property: "ProviderName", value: provider["ProviderName"])
        let client = Part(property: "ClientId", value: provider["ClientId"])
        guard !name.value.isAbsent, !client.value.isAbsent else { return .notApplicable }
        let faults = [
          scenario.fault(inProviderName: name.value).map { name.outcome($0, in: resource) },
          scenario.fault(in: client.value, as: .clientID).map { client.outcome($0, in: resource) },
        ].compactMap(\.self)
        return faults.isEmpty ? judge(name, client, resource, scenario) : .worst(of: faults)
      })
  }

  /// One of the two properties that belong together.
  private struct Part {
    let property: String
    let value: Value

    /// What can never be such a name or id; a parameter's default may be a placeholder for what is always given.
    func outcome(_ words: String, in resource: Resource) -> Outcome {
      value.relatedPlaces.isEmpty
        ? .fail(violation(words, in: resource))
        : .undecided("\(property) comes from elsewhere in the template, and \(words)")
    }

    func violation(
      _ words: String, in resource: Resource, related: [RelatedPlace] = []
    ) -> Violation {
      let advice =
        property == "ClientId"
        ? "use Ref of an app client" : "use Fn::GetAtt of the user pool's ProviderName"
      return Violation(
        "\(property) of identity pool '\(resource.logicalID)' \(words); \(advice)",
        at: value.node.map { Place($0) } ?? Place(keyOf: resource.entry),
        related: value.relatedPlaces + related)
    }
  }

  private func judge(
    _ name: Part, _ clientID: Part, _ resource: Resource, _ scenario: Scenario
  ) -> Outcome {
    switch scenario.link(clientID.value, as: .clientID) {
    // A name that is not in the template is TPL020's business.
    case .wrong: return .notApplicable
    case .elsewhere: return .undecided("the client is not in the template")
    case .unknown(let reason): return .undecided("which client it is: \(reason)")
    case .resource(let client):
      let poolID = scenario.properties(of: client)["UserPoolId"]
      guard let written = name.value.asText?.withCommonURLSuffix,
        let pool = scenario.link(poolID, as: .userPoolID).resource,
        let own = scenario.attribute("ProviderName", of: pool.logicalID)
      else {
        return .undecided("the user pool of client '\(client.logicalID)' is not in the template")
      }
      if written == own { return .pass }
      let isOther = written.parts.contains { isOtherPool($0, than: pool, scenario) }
      guard isOther else {
        return .undecided("whether ProviderName is that of pool '\(pool.logicalID)' is not decided")
      }
      return .fail(
        name.violation(
          "is not that of pool '\(pool.logicalID)', to which client '\(client.logicalID)' belongs",
          in: resource,
          related: [RelatedPlace("the client '\(client.logicalID)'", at: client.entry.keyRange)]))
    }
  }

  /// What `Ref` gives for another user pool of the template.
  private func isOtherPool(_ part: Text.Part, than pool: Resource, _ scenario: Scenario) -> Bool {
    guard case .atom(let atom) = part, case .resource(let logicalID) = atom.origin else {
      return false
    }
    return logicalID != pool.logicalID && scenario.template.resources[logicalID]?.type == pool.type
  }

  private static func resources(
    name: String = "!GetAtt Users.ProviderName", client: String = "!Ref Client"
  ) -> String {
    """
    Identities:
      Type: AWS::Cognito::IdentityPool
      Properties:
        AllowUnauthenticatedIdentities: false
        CognitoIdentityProviders:
          - ProviderName: \(name)
            ClientId: \(client)
    Attachment:
      Type: AWS::Cognito::IdentityPoolRoleAttachment
      Properties:
        IdentityPoolId: !Ref Identities
        Roles: {authenticated: !ImportValue user-role}
    Users:
      Type: AWS::Cognito::UserPool
      Properties:
        \(UserPoolExample.safeguards)
    Others:
      Type: AWS::Cognito::UserPool
      Properties:
        \(UserPoolExample.safeguards)
    Custom:
      Type: Custom::Pool
      Properties: {ServiceToken: !ImportValue maker}
    Client:
      Type: AWS::Cognito::UserPoolClient
      Properties:
        UserPoolId: !Ref Users
        PreventUserExistenceErrors: ENABLED
    """
  }
}
