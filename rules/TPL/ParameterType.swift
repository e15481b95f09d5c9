internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// The type of a parameter is one that CloudFormation knows.
///
/// Of lists and of stored values it takes any type of items:
/// https://github.com/aws-cloudformation/cfn-lint/pull/4361
struct ParameterType: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL051",
    title: "Unknown type of a parameter",
    severity: .high,
    precision: .veryHigh,
    rationale: "CloudFormation refuses the whole template. Letter case counts.",
    remediation: """
      Use String, Number, List<Number>, CommaDelimitedList, or a type of AWS such as AWS::EC2::VPC::Id.
      """,
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: ↓string}
            Days: {Type: ↓Integer}
            Vpc: {Type: ↓"AWS::EC2::Vpc::Id"}
            On: {Type: ↓Boolean}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
            Ports: {Type: List<Number>}
            Vpc: {Type: "AWS::EC2::VPC::Id"}
            Image: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .passing(
        template: """
          Parameters:
            Tables: {Type: "AWS::SSM::Parameter::Value<AWS::DynamoDB::Table::Name>"}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
      .undecided(
        template: """
          Transform: Example::Macro
          Parameters:
            Stage: {Type: Text}
          Resources:
            Topic:
              Type: AWS::SNS::Topic
          """),
    ])

  /// Of these there are lists as well, and stored values.
  private static let single = [
    "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id",
    "AWS::EC2::KeyPair::KeyName", "AWS::EC2::SecurityGroup::GroupName",
    "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id",
  ]
  private static let types =
    single + ["AWS::SSM::Parameter::Name", "CommaDelimitedList", "Number", "String"]
  /// Those for lists of single ones, and for what is stored.
  private static let documentedItems = single + ["CommaDelimitedList", "Number", "String"]

  func check(_ template: Template, references: [Reference]) -> Outcome {
    var faults: [Violation] = []
    var remark: Violation?
    var isAsked = false
    for parameter in template.parameters.all {
      guard let node = parameter.entry.value["Type"], node.kind.isScalar, node.kind != .null,
        !node.isPutIn
      else { continue }
      isAsked = true
      let type = node.text ?? ""
      if let item = Self.item(of: type) {
        if remark == nil, !Self.documentedItems.contains(item) {
          remark = Violation(
            "type '\(type)' of parameter '\(parameter.name)' is not documented; its values are not checked before they are used",
            at: node)
        }
      } else if !Self.types.contains(type) {
        let near = type.nearest(in: Self.types + ["List<Number>"])
        faults.append(
          Violation(
            "type '\(type)' of parameter '\(parameter.name)' does not exist; \(near.map { "perhaps '\($0)' is meant" } ?? "use String, Number, CommaDelimitedList or a type of AWS")",
            at: node))
      }
    }
    guard isAsked else { return .notApplicable }
    guard faults.isEmpty else { return template.judge(form: faults, of: "the parameters") }
    return .pass(remark: remark)
  }

  /// The type of what is listed or stored.
  private static func item(of type: String) -> String? {
    guard type.hasSuffix(">") else { return nil }
    for prefix in ["AWS::SSM::Parameter::Value<", "List<"] where type.hasPrefix(prefix) {
      let inner = String(type.dropFirst(prefix.count).dropLast())
      return item(of: inner) ?? inner
    }
    return nil
  }
}
