internal import Cognito
internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A resource is a mapping with a type, under an alphanumeric name, and nothing that CloudFormation does not know.
struct ResourceShape: DeclarationRule {
  let metadata = RuleMetadata(
    id: "TPL080",
    title: "Resource entry is malformed",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template.",
    remediation: """
      Give the resource an alphanumeric logical id of at most 255 characters and a Type, and put \
      everything that belongs to the service below Properties.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html"
    ],
    examples: [
      .failing(
        """
        ↓user-pool:
          Type: AWS::Cognito::UserPool
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        ↓Role:
          Properties: {}
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          ↓UserPoolName: customers
        """),
      .passing(
        """
        Topic:
          Type: AWS::SNS::Topic
          DeletionPolicy: Retain
          Description: people who buy
          Properties:
            TopicName: customers
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          ↓description: people who buy
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          ↓Properties: []
          ↓Condition: [IsProd]
        """),
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
          ↓Properties: customers
          ↓Condition: {Fn::Not: [{Condition: IsProd}]}
        """),
      .tolerated(
        template: """
          Transform: AWS::Serverless-2016-10-31
          Resources:
            Function:
              Type: AWS::Serverless::Function
              Timeout: 3
              Properties: {InlineCode: x, Handler: h.h, Runtime: python3.12}
          """),
      .tolerated(
        """
        ${self:custom.prefix}Topic:
          Type: AWS::SNS::Topic
        """),
    ])

  private static let maximumLength = 255

  /// Those that CloudFormation or SAM takes.
  ///
  /// `Connectors` and `IgnoreGlobals` belong to SAM. Of `Description` the guide says nothing, and templates
  /// with it deploy: https://github.com/aws/aws-cdk/pull/10522
  private static let attributes = [
    "Condition", "Connectors", "CreationPolicy", "DeletionPolicy", "DependsOn", "Description",
    "IgnoreGlobals", "Metadata", "Properties", "Type", "UpdatePolicy", "UpdateReplacePolicy",
  ]

  func check(_ resource: Resource, in template: Template) -> Outcome {
    let key = Place(keyOf: resource.entry)
    let id = resource.logicalID
    var violations: [Violation] = []
    let isAlphanumeric = id.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphanumeric }
    let isOpen =
      template.loopVariables.contains { id.contains("{\($0)}") }
      || ServerlessVariable.isContained(in: id)
    if isOpen {
      // What the id becomes is not known.
    } else if !isAlphanumeric || id.isEmpty {
      violations.append(
        Violation("logical id '\(id)' is not alphanumeric; use letters and digits only", at: key))
    } else if id.utf8.count > Self.maximumLength {
      violations.append(
        Violation("the logical id has more than \(Self.maximumLength) characters", at: key))
    }
    guard resource.node.kind == .mapping else {
      // A null is TPL003's business.
      if resource.node.kind != .null {
        violations.append(Violation("resource '\(id)' is not a mapping", at: key))
      }
      return Outcome(violations: violations)
    }
    if violations.isEmpty, template.mayHaveMoreProperties {
      return .undecided("a macro that is not run may change the resource")
    }
    violations += typeViolation(of: resource).map { [$0] } ?? []
    violations += shapeViolations(of: resource)
    for entry in resource.node.entries where !isAttribute(entry.key, of: resource) {
      let near = entry.key.nearest(in: Self.attributes).map { "; perhaps '\($0)' is meant" }
      violations.append(
        Violation(
          "key '\(entry.key)' of resource '\(id)' is not a resource attribute\(near ?? "; a property belongs under Properties")",
          at: Place(keyOf: entry)))
    }
    return Outcome(violations: violations)
  }

  /// `Properties` is a mapping and `Condition` a name; of a null TPL003 speaks, and of what stands there others.
  private func shapeViolations(of resource: Resource) -> [Violation] {
    var violations: [Violation] = []
    if let properties = resource.node.entry("Properties") {
      let kind = properties.value.kind
      if kind != .mapping, kind != .null, !isPutIn(properties.value) {
        violations.append(
          Violation(
            "Properties of '\(resource.logicalID)' is \(kind == .list ? "a list" : "a scalar"); write a mapping of its properties",
            at: Place(keyOf: properties)))
      }
    }
    if let condition = resource.node.entry("Condition") {
      let kind = condition.value.kind
      if kind == .list || kind == .mapping {
        violations.append(
          Violation(
            "Condition of '\(resource.logicalID)' is \(kind == .list ? "a list" : "a mapping"); write the name of one condition",
            at: Place(keyOf: condition)))
      }
    }
    return violations
  }

  private func isPutIn(_ node: Node) -> Bool {
    node.text.map(ServerlessVariable.isContained) ?? false
  }

  private func typeViolation(of resource: Resource) -> Violation? {
    guard let type = resource.node["Type"] else {
      guard resource.node.entry("Fn::Transform") == nil else { return nil }
      return Violation(
        "resource '\(resource.logicalID)' has no Type", at: Place(keyOf: resource.entry))
    }
    if type.kind == .null { return nil }
    guard let name = type.string else {
      return Violation("Type of '\(resource.logicalID)' is not a text", at: type)
    }
    guard name.contains("::") else {
      return Violation(
        "Type of '\(resource.logicalID)' is '\(name)', which is not a resource type; one has the form AWS::Service::Kind",
        at: type)
    }
    return nil
  }

  private func isAttribute(_ key: String, of resource: Resource) -> Bool {
    // SAM takes any key beside the properties of its own resources, and drops it.
    Self.attributes.contains(key) || key == "Fn::Transform" || resource.isOfSAM
      || key == "Version" && resource.isCustom
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isAlphanumeric: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .decimalNumber: true
    default: false
    }
  }
}
