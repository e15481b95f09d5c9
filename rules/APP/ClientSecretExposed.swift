internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The secret of a client goes to places that keep secrets, and to no others.
struct ClientSecretExposed: ReferenceRule {
  let metadata = RuleMetadata(
    id: "APP040",
    title: "Client secret leaves the stack in clear",
    severity: .high,
    rationale: """
      Outputs, tags, environment variables, user data and plain parameters can be read by everybody who \
      may describe them, and end up in logs. Who has the secret can act as the client.
      """,
    remediation: """
      Put the secret into the SecretString of an AWS::SecretsManager::Secret, and read it from there when it \
      is needed.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
      "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties: {UserPoolId: !Ref Pool, GenerateSecret: true}
        Server:
          Type: AWS::Lambda::Function
          Properties:
            Environment:
              Variables:
                CLIENT_SECRET: !GetAtt ↓Client.ClientSecret
        Stored:
          Type: AWS::SSM::Parameter
          Properties:
            Type: String
            Value: !Sub "secret=↓${Client.ClientSecret}"
        """),
      .failing(
        template: """
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
            Client:
              Type: AWS::Cognito::UserPoolClient
              Properties: {UserPoolId: !Ref Pool, GenerateSecret: true}
          Outputs:
            Id: {Value: !GetAtt Client.ClientId}
            Secret: {Value: !GetAtt ↓Client.ClientSecret}
          """),
      .passing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            \(UserPoolExample.safeguards)
        Client:
          Type: AWS::Cognito::UserPoolClient
          Properties: {UserPoolId: !Ref Pool, GenerateSecret: true, PreventUserExistenceErrors: ENABLED}
        Secret:
          Type: AWS::SecretsManager::Secret
          Properties:
            SecretString: !GetAtt Client.ClientSecret
        Server:
          Type: AWS::Lambda::Function
          Properties:
            Environment:
              Variables: {SECRET: !Ref Secret, CLIENT: !Ref Client}
        """),
    ])

  /// Where texts are shown, by type: names of properties on the way to them, and what they are called.
  private static let openPlaces: [String: (path: [String], words: String)] = [
    "AWS::EC2::Instance": (["UserData"], "the user data"),
    "AWS::EC2::LaunchTemplate": (["LaunchTemplateData", "UserData"], "the user data"),
    "AWS::AutoScaling::LaunchConfiguration": (["UserData"], "the user data"),
    "AWS::ECS::TaskDefinition": (["ContainerDefinitions", "Environment"], "the environment"),
    ResourceType.lambdaFunction: (["Environment"], "the environment"),
    ResourceType.samFunction: (["Environment"], "the environment"),
    "AWS::SSM::Parameter": (["Value"], "the plain value"),
  ]

  func check(_ reference: Reference, in template: Template) -> Outcome {
    guard case .attribute(let logicalID, let attribute?) = reference.target,
      let client = template.resources[logicalID], isSecret(attribute, of: client.type)
    else { return .notApplicable }
    switch reference.owner {
    case .condition, .rule: return .notApplicable
    case .output(let name):
      return .fail(violation("output '\(name)' shows", reference, client))
    case .resource(let owner):
      guard let holder = template.resources[owner] else { return .notApplicable }
      guard let words = openPlace(of: reference.node, in: holder) else {
        return holder.type == ResourceType.secret ? .pass : .notApplicable
      }
      return .fail(violation("\(words) of '\(owner)' shows", reference, client))
    }
  }

  private func violation(
    _ words: String, _ reference: Reference, _ client: Resource
  ) -> Violation {
    Violation(
      "\(words) the secret of client '\(client.logicalID)' in clear text; keep it in Secrets Manager",
      at: reference.place)
  }

  /// CDK reads the secret with a custom resource.
  private func isSecret(_ attribute: String, of type: String) -> Bool {
    switch type {
    case ResourceType.userPoolClient: attribute == "ClientSecret"
    case "Custom::DescribeCognitoUserPoolClient": attribute == "UserPoolClient.ClientSecret"
    default: false
    }
  }

  private func openPlace(of node: Node, in holder: Resource) -> String? {
    var keys: [String] = []
    var current = node
    while let parent = current.parent, current != holder.node {
      if parent.kind == .mapping, let key = current.enclosingEntry?.key { keys.append(key) }
      current = parent
    }
    guard keys.popLast() == "Properties" else { return nil }
    let path = keys.reversed().filter { !$0.hasPrefix("Fn::") && $0 != "Ref" }
    if path.first == "Tags" { return "a tag" }
    guard let place = Self.openPlaces[holder.type], path.starts(with: place.path) else {
      return nil
    }
    return place.words
  }
}
