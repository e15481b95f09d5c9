internal import Cognito
internal import Documents
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// What gives rights is not for users to write.
struct PrincipalTagWritableClaim: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP039",
    title: "Access tag comes from a claim that users can edit",
    severity: .high,
    profiles: [.strict],
    rationale: """
      Policies trust the tag. A user who may write the attribute that it is made from writes himself the \
      rights of another tenant or of an administrator.
      """,
    remediation: """
      List WriteAttributes of each client without the attribute, or make it immutable in the Schema.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html",
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    ],
    examples: [
      .failing(Self.example(mark: "↓")),
      .failing(Self.example(mark: "↓", client: "WriteAttributes: [email, \"custom:tenant\"]")),
      .passing(Self.example(client: "WriteAttributes: [email]")),
      .passing(Self.example(isMutable: "false")),
      .undecided(Self.example(client: "WriteAttributes: !Split [\",\", !ImportValue Attributes]")),
    ])

  let resourceTypes = [ResourceType.identityPoolPrincipalTag]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let clients = scenario.resources(ofType: ResourceType.userPoolClient)
    let tags = scenario.properties(of: resource)["PrincipalTags"].members
    return .worst(
      of: tags.map { tag in
        guard let claim = tag.value.knownText, claim.hasPrefix("custom:") else {
          return .notApplicable
        }
        let answers = clients.map { (client: $0, may: scenario.mayWrite(claim, by: $0)) }
        if let writer = answers.first(where: { $0.may == .yes })?.client {
          return .fail(
            Violation(
              "users can write '\(claim)' through client '\(writer.logicalID)', and principal tag '\(tag.entry.key)' "
                + "is made from it; remove it from WriteAttributes",
              at: tag.value.node.map { Place($0) } ?? Place(keyOf: resource.entry),
              related: [RelatedPlace("the client", at: Place(keyOf: writer.entry).range)]))
        }
        let isDecided = !clients.isEmpty && answers.allSatisfy { $0.may == .no }
        return isDecided ? .pass : .undecided("who may write '\(claim)' is not decided")
      })
  }

  private static func example(
    mark: String = "", client: String = "ClientName: app", isMutable: String = "true"
  ) -> String {
    """
    Users:
      Type: AWS::Cognito::UserPool
      Properties:
        Schema: [{Name: tenant, AttributeDataType: String, Mutable: \(isMutable)}]
        \(UserPoolExample.safeguards)
    Client:
      Type: AWS::Cognito::UserPoolClient
      Properties:
        UserPoolId: !Ref Users
        \(client)
        PreventUserExistenceErrors: ENABLED
    Tags:
      Type: AWS::Cognito::IdentityPoolPrincipalTag
      Properties:
        IdentityPoolId: eu-west-1:11111111-2222-3333-4444-555555555555
        IdentityProviderName: !GetAtt Users.ProviderName
        PrincipalTags: {tenant: \(mark)"custom:tenant"}
    """
  }
}
