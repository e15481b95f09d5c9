internal import Cognito
internal import Findings
internal import IAM
internal import Resolution
internal import Rules
internal import Templates

/// Users cannot write the attributes that say what they may do.
struct ClientPrivilegedAttributeWritable: ResourceRule {
  let metadata = RuleMetadata(
    id: "APP035",
    title: "Users can edit an attribute used for authorization",
    severity: .medium,
    precision: .medium,
    profiles: [.strict],
    rationale: """
      Whoever holds an access token of the client can write its writable attributes. An app that reads a \
      role or a tenant from one of them lets users choose.
      """,
    remediation: """
      List WriteAttributes without the attribute, and let an administrator or a trigger write it.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html"
    ],
    examples: [
      .failing(Self.example(client: "WriteAttributes: [email, ↓\"custom:tenantId\"]")),
      .failing(Self.example(client: "WriteAttributes: [↓\"custom:is_admin\"]")),
      .failing(
        Self.example(
          mark: "↓", client: "ClientName: app",
          more: """
            Tags:
              Type: AWS::Cognito::IdentityPoolPrincipalTag
              Properties:
                IdentityPoolId: eu-west-1:11111111-2222-3333-4444-555555555555
                IdentityProviderName: !GetAtt Users.ProviderName
                PrincipalTags: {tenant: "custom:tenantId"}
            """)),
      .passing(Self.example(client: "WriteAttributes: [email, \"custom:planet\"]")),
      .passing(Self.example(client: "ClientName: app")),
    ])

  let resourceTypes = [ResourceType.userPoolClient]

  /// Words that announce a right, in small letters.
  private static let words: Set<String> = [
    "role", "roles", "admin", "administrator", "tenant", "group", "groups", "permission",
    "permissions", "plan", "scope", "scopes", "superuser",
  ]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let written = scenario.properties(of: resource)["WriteAttributes"]
    guard written.isAbsent else {
      return Outcome(
        violations: written.items.compactMap { item in
          guard let name = item.knownText, name.hasPrefix("custom:"), Self.announcesRight(name),
            let node = item.node
          else { return nil }
          return Violation(
            "users can write '\(name)' through client '\(resource.logicalID)'; remove it from WriteAttributes",
            at: node, discriminator: name)
        })
    }
    let claims = scenario.claimsThatGiveRights.filter {
      scenario.mayWrite($0, by: resource) == .yes
    }
    guard let claim = claims.first else { return .pass }
    return .fail(
      Violation(
        "users can write '\(claim)', which gives rights, through client '\(resource.logicalID)'; "
          + "list WriteAttributes without it",
        at: Place(keyOf: resource.entry)))
  }

  /// A word of the name, apart by signs or capital letters, announces a right.
  private static func announcesRight(_ name: String) -> Bool {
    var found: [String] = [""]
    for character in name.dropFirst("custom:".count) {
      if !character.isLetter {
        found.append("")
      } else if character.isUppercase {
        found.append(character.lowercased())
      } else {
        found[found.count - 1].append(character)
      }
    }
    return found.contains(where: words.contains)
  }

  private static func example(mark: String = "", client: String, more: String = "") -> String {
    """
    Users:
      Type: AWS::Cognito::UserPool
      Properties:
        Schema:
          - {Name: tenantId, AttributeDataType: String, Mutable: true}
          - {Name: planet, AttributeDataType: String, Mutable: true}
        \(UserPoolExample.safeguards)
    \(mark)Client:
      Type: AWS::Cognito::UserPoolClient
      Properties:
        UserPoolId: !Ref Users
        \(client)
        PreventUserExistenceErrors: ENABLED
    """ + (more.isEmpty ? "" : "\n" + more)
  }
}
