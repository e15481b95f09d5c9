internal import Cognito
internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// What a transform makes of the template is not seen; the reader should know.
struct MacroNotExpanded: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL004",
    title: "Template depends on a transform or a tool that was not run",
    severity: .info,
    precision: .veryHigh,
    rationale: """
      The template is checked as it is written. What a transform adds or changes is not checked, and \
      questions that it may answer are left undecided.
      """,
    remediation:
      "Scan the processed template too; the Serverless Framework packages it in .serverless/.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Transform: ↓AWS::Serverless-2016-10-31
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .passing(
        template: """
          Transform: AWS::LanguageExtensions
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          Transform: AWS::LanguageExtensions
          Parameters:
            Tenants: {Type: CommaDelimitedList}
          Resources:
            ↓Fn::ForEach::Pools:
              - Tenant
              - !Ref Tenants
              - ${Tenant}Pool:
                  Type: AWS::Cognito::UserPool
          """),
      .passing(
        template: """
          Transform: AWS::LanguageExtensions
          Resources:
            Fn::ForEach::Topics:
              - Tenant
              - [Red, Blue]
              - ${Tenant}Topic:
                  Type: AWS::SNS::Topic
          """),
      .failing(
        template: """
          ↓Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties: {UserPoolName: "${self:service}-users"}
          """),
      .failing(
        template: """
          service: shop
          provider: {name: aws}
          ↓resources:
            Resources:
              Pool:
                Type: AWS::Cognito::UserPool
          """),
      .skipped("Pool:\n  Type: AWS::Cognito::UserPool"),
    ])

  /// One finding a file.
  func check(_ template: Template, references: [Reference]) -> Outcome {
    for expansion in template.expansions {
      guard let message = message(for: expansion, in: template) else { continue }
      return .fail(Violation(message, at: Place(expansion.range)))
    }
    return template.root["Transform"] == nil ? .notApplicable : .pass
  }

  private func message(for expansion: Expansion, in template: Template) -> String? {
    let name: String
    switch expansion.kind {
    case .transform(let transform): name = "'\(transform)'"
    case .inlineTransform: name = "a transform inside the template"
    case .loop(let loop, hasBody: true):
      return "the items of loop '\(loop)' are not known; its body is checked once, for any item"
    case .loop(let loop, hasBody: false):
      // TPL032 speaks of one with the wrong shape, and of one without its transform.
      guard template.usesLanguageExtensions, isWellFormed(expansion.range, in: template) else {
        return nil
      }
      return "loop '\(loop)' has too many items to be written out; its body is not checked"
    case .module: return nil
    case .serverlessFramework:
      return
        "the file is part of a service of the Serverless Framework; what its other parts hold is not "
        + "checked"
    }
    return "the template depends on \(name), which is not run; what it adds is not checked"
  }

  private func isWellFormed(_ loop: SourceRange, in template: Template) -> Bool {
    template.calls(of: "Fn::ForEach").contains {
      $0.entry.keyRange == loop && Loop($0.entry) != nil
    }
  }
}
