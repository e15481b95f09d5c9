internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// What a transform makes of the template is not seen; the reader should know.
struct MacroNotExpanded: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL004",
    title: "Template depends on a transform that was not run",
    severity: .info,
    precision: .veryHigh,
    rationale: """
      The template is checked as it is written. What a transform adds or changes is not checked, and \
      questions that it may answer are left undecided.
      """,
    remediation: "Scan the processed template too.",
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
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .passing("Pool:\n  Type: AWS::Cognito::UserPool"),
    ])

  /// One finding a file.
  func check(_ template: Template, references: [Reference]) -> Outcome {
    for expansion in template.expansions {
      let name: String
      switch expansion.kind {
      case .transform(let transform): name = "'\(transform)'"
      case .inlineTransform: name = "a transform inside the template"
      case .loop: name = "a loop (Fn::ForEach)"
      case .module: continue
      }
      return .fail(
        Violation(
          "the template depends on \(name), which is not run; what it adds is not checked",
          at: Place(expansion.range)))
    }
    return template.root["Transform"] == nil ? .notApplicable : .pass
  }
}
