internal import Documents
internal import Findings
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
      .passing(Self.resources()),
      .passing(
        Self.resources(
          name: "!Sub \"cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${Users.UserPoolId}\"",
          client: "!GetAtt Client.ClientId")),
      .undecided(Self.resources(client: "!ImportValue Client")),
    ])

  let resourceTypes = ["AWS::Cognito::IdentityPool"]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let providers = scenario.properties(of: resource)["CognitoIdentityProviders"]
    return Outcome.worst(
      of: providers.items.map { provider in
        guard !provider.mayBeStructure else {
          return .undecided("the providers of '\(resource.logicalID)' are not in the template")
        }
        let (name, client) = (provider["ProviderName"], provider["ClientId"])
        guard !client.isAbsent, let written = name.asText?.withCommonURLSuffix
        else { return .notApplicable }
        // Every user pool has a name of this form.
        guard written.matches(pattern: Text("cognito-idp.*.amazonaws.com*/*")) != false else {
          return fail(name, "is no provider name", resource, related: [])
        }
        return judge(name, written, client, resource, scenario)
      })
  }

  private func judge(
    _ name: Value, _ written: Text, _ clientID: Value, _ resource: Resource, _ scenario: Scenario
  ) -> Outcome {
    switch scenario.link(clientID, as: .clientID) {
    // A name that is not in the template is TPL020's business.
    case .wrong where namesNothing(clientID, scenario): return .notApplicable
    case .wrong(let words):
      return .fail(
        Violation(
          "ClientId of '\(resource.logicalID)' \(words); use Ref of an app client",
          at: clientID.node.map { Place($0) } ?? Place(keyOf: resource.entry),
          related: clientID.relatedPlaces))
    case .elsewhere: return .undecided("the client is not in the template")
    case .unknown(let reason): return .undecided("which client it is: \(reason)")
    case .resource(let client):
      let poolID = scenario.properties(of: client)["UserPoolId"]
      guard let pool = scenario.link(poolID, as: .userPoolID).resource,
        let own = scenario.attribute("ProviderName", of: pool.logicalID)
      else { return .undecided("the user pool of '\(client.logicalID)' is not in the template") }
      if written == own { return .pass }
      let isOther = written.parts.contains { isOtherPool($0, than: pool, scenario) }
      guard isOther else {
        return .undecided("whether ProviderName is that of '\(pool.logicalID)' is not decided")
      }
      return fail(
        name, "is not that of '\(pool.logicalID)', whose client '\(client.logicalID)' is",
        resource, related: [RelatedPlace("'\(client.logicalID)'", at: client.entry.keyRange)])
    }
  }

  private func namesNothing(_ value: Value, _ scenario: Scenario) -> Bool {
    switch value.origin {
    case .resource(let logicalID), .attribute(let logicalID, _):
      scenario.template.resources[logicalID] == nil
    case .parameter, .pseudoParameter, .derived, .fresh, nil: false
    }
  }

  private func fail(
    _ name: Value, _ words: String, _ resource: Resource, related: [RelatedPlace]
  ) -> Outcome {
    .fail(
      Violation(
        "ProviderName of '\(resource.logicalID)' \(words); "
          + "use Fn::GetAtt of the user pool's ProviderName",
        at: name.node.map { Place($0) } ?? Place(keyOf: resource.entry),
        related: name.relatedPlaces + related))
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
    Users:
      Type: AWS::Cognito::UserPool
    Others:
      Type: AWS::Cognito::UserPool
    Client:
      Type: AWS::Cognito::UserPoolClient
      Properties:
        UserPoolId: !Ref Users
    """
  }
}
