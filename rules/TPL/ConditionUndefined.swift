internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A condition that something refers to is declared.
struct ConditionUndefined: ReferenceRule {
  let metadata = RuleMetadata(
    id: "TPL061",
    title: "Condition is referred to but not declared",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: "Declare the condition in the Conditions section, or correct its name.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Condition: ↓IsProd
        """),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
            IsOther: !Not [{Condition: ↓IsProduction}]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: !If [↓IsDev, dev, prod]
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Condition: IsProd
          """),
    ])

  func check(_ reference: Reference, in template: Template) -> Outcome {
    guard case .condition(let name) = reference.target else { return .notApplicable }
    if template.conditions[name] != nil { return .pass }
    if let outcome = Outcome(namePutIn: name) { return outcome }
    if template.mayHaveMoreConditions {
      return .undecided("condition '\(name)' may come from a loop or transform that is not run")
    }
    let near = name.nearest(in: template.conditions.names).map { "; perhaps '\($0)' is meant" }
    return .fail(
      Violation("condition '\(name)' is not declared\(near ?? "")", at: reference.place))
  }
}
