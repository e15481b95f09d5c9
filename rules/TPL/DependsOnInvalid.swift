internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// `DependsOn` orders resources of one template, so each name in it is another resource there.
struct DependsOnInvalid: DeclarationRule {
  let metadata = RuleMetadata(
    id: "TPL086",
    title: "DependsOn names no other resource",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: "Name the logical id of another resource of this template, or remove the entry.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          DependsOn: ↓SmsRole
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          DependsOn: [↓Pool]
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          DependsOn: Queue
        Queue:
          Type: AWS::SQS::Queue
        """),
      .undecided(
        template: """
          Transform: Example::Roles
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              DependsOn: SmsRole
          """),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          DependsOn: ${self:custom.role}
        """),
    ])

  func check(_ resource: Resource, in template: Template) -> Outcome {
    let names = resource.dependsOn.filter { $0.kind != .null }
    guard !names.isEmpty else { return .notApplicable }
    var violations: [Violation] = []
    var unknown: String?
    for node in names {
      guard let name = node.string else {
        violations.append(Violation("DependsOn holds something other than a logical id", at: node))
        continue
      }
      if name == resource.logicalID {
        violations.append(
          Violation("resource '\(name)' depends on itself; remove it from DependsOn", at: node))
      } else if template.resources[name] == nil {
        if template.mayHaveMoreResources || ServerlessVariable.isContained(in: name) {
          unknown = name
        } else {
          let near = name.nearest(in: template.resources.names).map { "; perhaps '\($0)' is meant" }
          violations.append(
            Violation("DependsOn names '\(name)', which is not a resource\(near ?? "")", at: node))
        }
      }
    }
    if violations.isEmpty, let unknown {
      return Outcome(namePutIn: unknown)
        ?? .undecided("resource '\(unknown)' may come from a transform that is not run")
    }
    return Outcome(violations: violations)
  }
}
