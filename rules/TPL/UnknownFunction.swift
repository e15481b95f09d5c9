internal import Cognito
internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A function is one that CloudFormation knows, in its letter case, and stands where that takes it.
struct UnknownFunction: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL035",
    title: "Function that is unknown, misplaced or mixed with other keys",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation refuses the template. Letter case counts, in a short tag as well. Parameters and \
      mappings take no functions, conditions only some, and a call has no other key beside it.
      """,
    remediation:
      "Correct the name of the function, or write the value where no function may stand.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
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
      .failing(
        template: """
          Parameters:
            Stage: {Type: String, Default: ↓!Sub "${AWS::Region}"}
          Mappings:
            Names: {prod: {Name: ↓!Join ["-", [!Ref Stage, a]]}}
          Conditions:
            IsProd: !Equals [{↓Fn::ImportValue: stage}, prod]
            IsTest: !Equals [↓!If [IsProd, a, b], b]
          Resources:
            Pool:
              Type: AWS::Cognito::UserPool
              DeletionPolicy: {↓Fn::ImportValue: policy}
              UpdateReplacePolicy: !If [IsProd, Retain, Delete]
              Properties:
                UserPoolName: {↓Fn::Sub: "${AWS::Region}", Suffix: customers}
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

  private static let known = Set(names + ["Ref", "Fn::ForEach"])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    let unknown = template.calls.filter { !Self.known.contains($0.key) }.values.joined()
      .filter { $0.argument.onlyEntry?.key != "Fn::Transform" }
      .sorted { $0.entry.keyRange.start < $1.entry.keyRange.start }
    // Tools that prepare templates have functions in a name space of their own.
    let ofNoTool = unknown.filter { !$0.entry.key.dropFirst("Fn::".count).contains(":") }
    let violations = ofNoTool.map(violation(ofUnknown:)) + misplaced(in: template)
    if violations.isEmpty {
      guard let first = unknown.first else { return .pass }
      return .undecided("a tool may put a value in for \(words(for: first.entry))")
    }
    guard template.mayHaveMoreProperties, let first = ofNoTool.first else {
      return template.judge(violations, of: "the calls")
    }
    return .undecided("a macro that is not run may know the function \(words(for: first.entry))")
  }

  private func violation(ofUnknown call: FunctionCall) -> Violation {
    let near = call.entry.key.nearest(in: Self.names + ["Fn::Ref"]).map { near in
      "; perhaps \(call.entry.isTag ? "'\(tag(near))'" : "'\(near == "Fn::Ref" ? "Ref" : near)'") is meant"
    }
    return Violation(
      "CloudFormation has no function \(words(for: call.entry))\(near ?? "")",
      at: Place(keyOf: call.entry), in: call.resource)
  }

  private func misplaced(in template: Template) -> [Violation] {
    let misplaced = template.calls.values.joined().compactMap { call in
      fault(of: call, in: template).map { (call, $0) }
    }
    let mixed = template.mixedCalls.filter { Self.names.contains($0.function) }.map { call in
      (call, "\(call.function) is a call only where it is the only key; other keys stand beside it")
    }
    return (misplaced + mixed).map { call, fault in
      Violation(fault, at: Place(keyOf: call.entry), in: call.resource)
    }
  }

  private func fault(of call: FunctionCall, in template: Template) -> String? {
    switch call.site {
    case .value, .rule: return nil
    case .parameter:
      return call.isInsideCall ? nil : "a parameter takes no function; write the value out"
    case .mapping:
      guard call.function != "Fn::ForEach", !call.isInsideCall else { return nil }
      return "a mapping takes no function; write the value out"
    case .condition:
      // https://github.com/aws/aws-cdk/issues/32238, https://github.com/aws-cloudformation/cfn-lint/pull/4519
      return ["Fn::GetStackOutput", "Fn::If", "Fn::ImportValue"].contains(call.function)
        ? "a condition cannot use \(call.function); compare a parameter instead" : nil
    case .policyAttribute:
      // https://github.com/aws-cloudformation/cfn-lint/issues/2915
      return ["Fn::GetAZs", "Fn::GetAtt", "Fn::ImportValue"].contains(call.function)
        ? "the attribute cannot use \(call.function), since it is read before any resource is made"
        : nil
    }
  }

  private func words(for call: Entry) -> String {
    "'\(call.isTag ? tag(call.key) : call.key)'"
  }

  private func tag(_ function: String) -> String { "!\(function.dropFirst("Fn::".count))" }
}

extension FunctionCall {
  /// It gives another one an argument.
  fileprivate var isInsideCall: Bool {
    var current = entry.value.parent?.parent
    while let node = current {
      if let key = node.onlyEntry?.key, key.hasPrefix("Fn::") { return true }
      current = node.parent
    }
    return false
  }
}
