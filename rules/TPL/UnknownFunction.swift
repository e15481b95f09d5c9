internal import Cognito
internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A function is one that CloudFormation knows, in its letter case.
struct UnknownFunction: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL035",
    title: "Function that CloudFormation does not know",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the template. Letter case counts, in a short tag as well.",
    remediation: "Correct the name of the function.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            UserPoolName: ↓!sub "${AWS::StackName}-pool"
            SmsConfiguration:
              ExternalId: ↓!ref AWS::StackName
              SnsCallerArn: {↓Fn::GetAttr: [SmsRole, Arn]}
        """),
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: ↓!Equal [!Ref Stage, prod]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
          """),
      .failing(
        template: """
          {"Resources": {"Pool": {"Type": "AWS::Cognito::UserPool",
            "Properties": {"UserPoolName": {↓"Fn::ImportValues": "name"}}}}}
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Rules:
            Stages:
              Assertions:
                - Assert: {Fn::Contains: [[dev, prod], !Ref Stage]}
          Conditions:
            IsProd: !And [!Not [!Equals [!Ref Stage, dev]], !Equals [!Ref Stage, prod]]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Metadata:
                Fn::Note: not a call, since it has a sibling
                Reviewed: true
              Properties:
                TopicName: !If [IsProd, !Sub "${Stage}-topic", !Ref Stage]
          """),
      .undecided(
        template: """
          Transform: Example::Functions
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              Properties:
                UserPoolName: {Fn::Upper: customers}
          """),
      .undecided(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            EmailVerificationMessage: !Rain::Embed message.txt
        """),
    ])

  /// Those for values are ``Intrinsic``'s; here are the others: of conditions, of rules, and what expands.
  private static let others = [
    "And", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "Not", "Or", "RefAll",
    "ValueOf",
    "ValueOfAll",
  ].map { "Fn::\($0)" }

  private static let names =
    [
      "Base64", "Cidr", "FindInMap", "GetAZs", "GetAtt", "GetStackOutput", "If", "ImportValue",
      "Join",
      "Length", "Select", "Split", "Sub", "ToJsonString", "Transform",
    ].map { "Fn::\($0)" } + others

  func check(_ template: Template, references: [Reference]) -> Outcome {
    var calls: [(entry: Entry, resource: Resource?)] = []
    for section in template.root.entries where section.key != "Metadata" {
      if section.key == "Resources" {
        for entry in section.value.entries {
          collect(entry.value, in: template.resources[entry.key], &calls)
        }
      } else {
        collect(section.value, in: nil, &calls)
      }
    }
    guard let first = calls.first else { return .pass }
    if template.mayHaveMoreProperties {
      return .undecided("a macro that is not run may know the function \(words(for: first.entry))")
    }
    // Tools that prepare templates have functions in a name space of their own.
    let unknown = calls.filter { !$0.entry.key.dropFirst("Fn::".count).contains(":") }
    guard !unknown.isEmpty else {
      return .undecided("a tool may put a value in for \(words(for: first.entry))")
    }
    return .fail(
      unknown.map { call in
        let near = call.entry.key.nearest(in: Self.names + ["Fn::Ref"]).map { near in
          "; perhaps \(call.entry.isTag ? "'\(tag(near))'" : "'\(near == "Fn::Ref" ? "Ref" : near)'") is meant"
        }
        return Violation(
          "CloudFormation has no function \(words(for: call.entry))\(near ?? "")",
          at: Place(keyOf: call.entry), in: call.resource)
      })
  }

  /// Depth is bounded by the reader's.
  private func collect(
    _ node: Node, in resource: Resource?, _ calls: inout [(entry: Entry, resource: Resource?)]
  ) {
    if case .unknown(let function) = Intrinsic(node), !Self.others.contains(function),
      let entry = node.onlyEntry
    {
      calls.append((entry, resource))
    }
    for element in node.elements { collect(element, in: resource, &calls) }
    for entry in node.entries { collect(entry.value, in: resource, &calls) }
  }

  private func words(for call: Entry) -> String {
    "'\(call.isTag ? tag(call.key) : call.key)'"
  }

  private func tag(_ function: String) -> String { "!\(function.dropFirst("Fn::".count))" }
}
