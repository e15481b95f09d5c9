internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// Only the transform of the Serverless Application Model knows its types and sections.
struct SAMWithoutTransform: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL083",
    title: "SAM is used without its transform",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation itself knows no type that starts with AWS::Serverless, no Globals section and no \
      Connectors: it refuses the template.
      """,
    remediation: "Write Transform: AWS::Serverless-2016-10-31 at the top level.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-serverless.html"
    ],
    examples: [
      .failing(
        template: """
          Resources:
            Api:
              Type: ↓AWS::Serverless::Api
              Properties: {StageName: live}
            Function:
              Type: AWS::Serverless::Function
              Properties: {InlineCode: x, Handler: h.h, Runtime: python3.12}
          Outputs:
            Stage: {Value: !Ref Api.Stage}
            Role: {Value: !GetAtt FunctionRole.Arn}
            Url: {Value: !Sub "https://${ServerlessRestApi}.execute-api.${AWS::Region}.amazonaws.com"}
          """),
      .failing(
        template: """
          ↓Globals:
            Function: {Runtime: python3.12}
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .failing(
        template: """
          Transform: AWS::LanguageExtensions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              ↓Connectors: {}
          """),
      .tolerated(
        template: """
          Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
          Globals: {}
          Resources:
            Api:
              Type: AWS::Serverless::Api
              Properties: {StageName: live}
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Resources:
            Api:
              Type: AWS::Serverless::Api
              Properties: {StageName: live}
          """),
    ])

  private static let attributes = ["Connectors", "IgnoreGlobals"]

  /// One finding a template: the transform is missing once.
  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard let (what, place, resource) = firstUse(in: template) else { return .notApplicable }
    if template.usesSAM { return .pass }
    if template.mayHaveMoreProperties {
      return .undecided("a transform that is not run may make something else of \(what)")
    }
    return .fail(
      Violation(
        "\(what) belongs to SAM, but the template does not name its transform; write Transform: AWS::Serverless-2016-10-31",
        at: place, in: resource))
  }

  private func firstUse(in template: Template) -> (what: String, place: Place, resource: Resource?)?
  {
    if let globals = template.root.entry("Globals") {
      return ("the Globals section", Place(keyOf: globals), nil)
    }
    for resource in template.resources.all {
      if resource.isOfSAM, let type = resource.node["Type"] {
        return ("type '\(resource.type)' of '\(resource.logicalID)'", Place(type), resource)
      }
      for key in Self.attributes {
        guard let entry = resource.node.entry(key) else { continue }
        return ("\(key) of '\(resource.logicalID)'", Place(keyOf: entry), resource)
      }
    }
    return nil
  }
}
