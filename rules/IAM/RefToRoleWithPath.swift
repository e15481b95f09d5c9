internal import Documents
internal import Findings
internal import Resolution
internal import Rules
internal import Templates

/// A role that is looked up by its name alone stands at the path `/`.
struct RefToRoleWithPath: ResourceRule {
  let metadata = RuleMetadata(
    id: "IAM059",
    title: "Reference by name to a role that has a path",
    severity: .medium,
    rationale: """
      CodeBuild makes an ARN of the name and leaves out the path: it finds no such role, and the \
      project is not created.
      """,
    remediation: "Write the role as Fn::GetAtt of its Arn.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codebuild-project.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
    ],
    examples: [
      .failing(
        """
        Build:
          Type: AWS::CodeBuild::Project
          Properties:
            ServiceRole: ↓!Ref BuildRole
        BuildRole:
          Type: AWS::IAM::Role
          Properties:
            Path: /builds/
        """),
      .passing(
        """
        Build:
          Type: AWS::CodeBuild::Project
          Properties:
            ServiceRole: !GetAtt BuildRole.Arn
        Other:
          Type: AWS::CodeBuild::Project
          Properties:
            ServiceRole: !Ref OtherRole
        BuildRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            Path: /builds/
        OtherRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
            Path: /
        """),
      .undecided(
        """
        Build:
          Type: AWS::CodeBuild::Project
          Properties:
            ServiceRole: !Ref BuildRole
        BuildRole:
          Type: AWS::IAM::Role
          Properties:
            Path: !ImportValue path
        """),
    ])

  let resourceTypes = ["AWS::CodeBuild::Project"]

  func check(_ resource: Resource, in scenario: Scenario) -> Outcome {
    let value = scenario.properties(of: resource)["ServiceRole"]
    guard case .resource(let logicalID) = value.origin,
      let role = scenario.template.resources[logicalID], role.type == ResourceType.role
    else { return .notApplicable }
    let path = scenario.properties(of: role)["Path"]
    if path.isAbsent || path.knownText == "/" { return .pass }
    guard let known = path.knownText, let node = value.node else {
      return .undecided("the Path of role '\(logicalID)' is not decided")
    }
    return .fail(
      Violation(
        "Ref gives the name of role '\(logicalID)' without its path '\(known)'; use its Arn",
        at: node, related: path.relatedPlaces))
  }
}
