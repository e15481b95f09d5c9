internal import Cognito
internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// An identity pool without roles gives nobody credentials.
struct RoleAttachmentMissing: ResourceRule {
  let metadata = RuleMetadata(
    id: "IDP031",
    title: "Identity pool has no role attachment",
    severity: .medium,
    precision: .medium,
    rationale: """
      An identity pool hands out the roles that are attached to it. Without an attachment users get an \
      identity and, when they ask for credentials, an error.
      """,
    remediation: """
      Add an AWS::Cognito::IdentityPoolRoleAttachment that names the pool. One that stands in another \
      template, or a script that attaches roles, is not seen.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html"
    ],
    examples: [
      .failing(
        """
        ↓Identities:
          Type: AWS::Cognito::IdentityPool
          Properties:
            AllowUnauthenticatedIdentities: false
        """),
      .passing(IdentityPoolExample.resources()),
      .undecided(
        template: """
          Resources:
            Identities:
              Type: AWS::Cognito::IdentityPool
              Properties:
                AllowUnauthenticatedIdentities: false
          Outputs:
            Pool:
              Value: !Ref Identities
              Export: {Name: identities}
          """),
    ])

  let resourceTypes = [ResourceType.identityPool]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let attachments = scenario.roleAttachments(of: resource)
    guard attachments.found.isEmpty else { return .pass }
    if attachments.mayBeMore {
      return .undecided("an attachment may name identity pool '\(resource.logicalID)'")
    }
    if let taker = taker(of: resource, in: scenario) {
      return .undecided("\(taker) is given the pool and may attach roles to it")
    }
    return .fail(
      Violation(
        "no \(ResourceType.identityPoolRoleAttachment) of this template names identity pool '\(resource.logicalID)'; add one",
        at: Place(keyOf: resource.entry)))
  }

  /// What the pool's id is handed to that may attach roles: another stack, or a resource of one's own making.
  private func taker(of pool: Resource, in scenario: Scenario) -> String? {
    let template = scenario.template
    let isExported = template.outputs.all.contains { output in
      output.value["Export"] != nil
        && output.value["Value"].map { value in
          scenario.link(scenario.value(of: value), as: .identityPoolID).resource?.logicalID
            == pool.logicalID
        } ?? false
    }
    if isExported { return "another stack" }
    let other = template.resources.all.first { resource in
      resource.givesAnything && scenario.exists(resource)
        && scenario.references(of: resource).contains { reference in
          switch reference.target {
          case .name(let name), .attribute(let name, _): name == pool.logicalID
          case .condition, .malformed: false
          }
        }
    }
    return other.map { "'\($0.logicalID)'" }
  }
}
