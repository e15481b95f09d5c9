internal import Documents
internal import Findings
internal import PropertyTables
internal import Resolution
internal import Rules
internal import Templates

/// No two resources of a template are the same one of the service.
struct DuplicateIdentifier: DeployedTemplateRule {
  let metadata = RuleMetadata(
    id: "TPL094",
    title: "Two resources have the same identifier",
    severity: .high,
    precision: .veryHigh,
    rationale: """
      CloudFormation makes the first one and fails at the second, which already exists: the deployment rolls \
      back minutes after it began.
      """,
    remediation: """
      Give each a name of its own, or put them under conditions that exclude each other.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html",
      "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
    ],
    examples: [
      .failing(
        """
        Pool:
          Type: AWS::Cognito::UserPool
        Readers:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, GroupName: !Sub "${AWS::StackName}-readers"}
        Guests:
          Type: AWS::Cognito::UserPoolGroup
          Properties: {UserPoolId: !Ref Pool, GroupName: ↓!Sub "${AWS::StackName}-readers"}
        """),
      .failing(
        template: """
          Parameters:
            Logs: {Type: String, AllowedValues: ["yes", "no"]}
          Conditions:
            KeepsLogs: !Equals [!Ref Logs, "yes"]
          Resources:
            Files:
              Type: AWS::S3::Bucket
              Properties: {BucketName: shop-files}
            Logs:
              Type: AWS::S3::Bucket
              Properties:
                BucketName: ↓!If [KeepsLogs, shop-files, !Ref AWS::NoValue]
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String, AllowedValues: [dev, prod]}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
            IsDev: !Not [!Condition IsProd]
          Resources:
            Small:
              Type: AWS::SQS::Queue
              Condition: IsDev
              Properties: {QueueName: work}
            Kept:
              Type: AWS::DynamoDB::Table
              Condition: IsProd
              Properties: {TableName: work}
            Short:
              Type: AWS::DynamoDB::Table
              Condition: IsDev
              Properties: {TableName: work}
          """),
      .undecided(
        template: """
          Transform: CompanyMacro
          Resources:
            Files:
              Type: AWS::S3::Bucket
              Properties: {BucketName: shop-files}
            Logs:
              Type: AWS::S3::Bucket
              Properties: {BucketName: shop-files}
          """),
      .skipped(
        """
        Files:
          Type: AWS::S3::Bucket
        """),
    ])

  func check(_ scenario: Scenario, references: [Reference]) -> Outcome {
    let template = scenario.template
    let named = Dictionary(grouping: template.resources.all.compactMap(NamedResource.init)) {
      $0.resource.type
    }.values.filter { $0.count > 1 }
    guard !named.isEmpty else { return .notApplicable }
    guard !template.mayHaveMoreProperties else {
      return .undecided("a macro that is not run may change the names of resources")
    }
    return .worst(of: [.pass] + named.map { .apart(parts(of: $0, in: scenario), beside: .pass) })
  }

  /// A question for each that may be one of the others.
  private func parts(of all: [NamedResource], in scenario: Scenario) -> [Outcome.Part] {
    let open = all.filter(\.isDecidedByConditions)
    let fixed = all.filter { !$0.isDecidedByConditions }
    var known: [Identifier: [NamedResource]] = [:]
    var parts: [Outcome.Part] = []
    for resource in fixed {
      guard let identifier = resource.identifier(in: scenario) else { continue }
      let earlier = known[identifier] ?? []
      known[identifier] = earlier + [resource]
      if !earlier.isEmpty { parts.append(part(resource, earlier)) }
    }
    for (place, resource) in open.enumerated() {
      let earlier = open[..<place]
      parts.append(
        Outcome.Part(about: resource.resource.node) { scenario in
          guard scenario.exists(resource.resource),
            let identifier = resource.identifier(in: scenario)
          else { return .pass }
          let same = earlier.filter { $0.identifier(in: scenario) == identifier }
          return compare(resource, with: (known[identifier] ?? []) + same, in: scenario)
        })
    }
    return parts
  }

  private func part(_ resource: NamedResource, _ earlier: [NamedResource]) -> Outcome.Part {
    Outcome.Part(about: resource.resource.node) { scenario in
      scenario.exists(resource.resource) ? compare(resource, with: earlier, in: scenario) : .pass
    }
  }

  private func compare(
    _ resource: NamedResource, with others: [NamedResource], in scenario: Scenario
  ) -> Outcome {
    guard let other = others.first(where: { scenario.exists($0.resource) })?.resource else {
      return .pass
    }
    let (own, names) = (resource.resource, resource.key.joined(separator: " and "))
    return .fail(
      Violation(
        "resource '\(own.logicalID)' has the same \(names) as '\(other.logicalID)'; give it another",
        at: resource.place,
        related: [RelatedPlace("the resource '\(other.logicalID)'", at: other.entry.keyRange)],
        in: own))
  }
}

/// A resource that writes all that names it.
private struct NamedResource {
  let resource: Resource
  let key: [String]
  private let values: [Node]

  init?(_ resource: Resource) {
    guard let properties = resource.properties, Intrinsic(properties) == nil,
      let key = KnownType.named(resource.type)?.key, !key.isEmpty
    else { return nil }
    let values = key.compactMap { properties[$0] }
    guard values.count == key.count else { return nil }
    (self.resource, self.key, self.values) = (resource, key, values)
  }

  var isDecidedByConditions: Bool { values.contains(where: \.holdsDecision) }

  /// What the reader would change: the last of the names.
  var place: Place { Place(values[values.count - 1]) }

  /// What names it; `nil` where one of the names is left out.
  func identifier(in scenario: Scenario) -> Identifier? {
    let found = values.map { scenario.value(of: $0) }
    let texts = found.compactMap(\.asText)
    guard texts.count == found.count, !texts.contains(Text("")) else { return nil }
    return Identifier(names: texts, sources: found.map { $0.relatedPlaces.map(\.range) })
  }
}

/// The names of a resource, and what they came through.
///
/// Two parameters of one default are no identifier: whoever deploys gives them others.
private struct Identifier: Hashable {
  let names: [Text]
  let sources: [[SourceRange]]
}
