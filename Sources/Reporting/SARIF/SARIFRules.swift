internal import Findings

/// Rules and notifications as `reportingDescriptor`s (SARIF 2.1.0, section 3.49).
enum SARIFRules {
  /// What code scanning takes of a name, and of a description.
  private static let nameLimit = 255
  private static let descriptionLimit = 1024

  static func write(
    _ rule: RuleMetadata, name: String, to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.object { json in
      json.value("id", rule.id)
      if !name.isEmpty { json.value("name", Wording.cut(name, to: nameLimit)) }
      let title = Wording.sentence(rule.title)
      let rationale = rule.details().rationale
      let description = rationale.isEmpty ? title : Wording.sentence(rationale)
      write("shortDescription", Wording.cut(title, to: descriptionLimit), to: &json)
      write("fullDescription", Wording.cut(description, to: descriptionLimit), to: &json)
      json.object("help") { json in
        json.value("text", RuleHelp.text(rule))
        json.value("markdown", RulePage.markdown(rule.named(name)))
      }
      json.object("defaultConfiguration") { $0.value("level", rule.severity.sarifLevel) }
      json.object("properties") { json in
        json.array("tags") { json in
          for tag in tags(rule) { json.value(nil, tag) }
        }
        json.value("precision", rule.precision.rawValue)
        if let score = score(rule) {
          json.value("security-severity", score)
        } else {
          json.value("problem.severity", problemSeverity(rule))
        }
      }
    }
  }

  static func write(
    notification rule: ToolRule, name: String, to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.object { json in
      json.value("id", rule.rawValue)
      json.value("name", name)
      write("shortDescription", Wording.sentence(rule.title), to: &json)
      json.object("defaultConfiguration") { $0.value("level", rule.severity.sarifLevel) }
    }
  }

  private static func write(
    _ name: String, _ text: String, to json: inout JSONWriter<some TextOutputStream>
  ) {
    json.object(name) { $0.value("text", text) }
  }

  /// `security` only beside a `security-severity`, which code scanning reads of such rules alone.
  private static func tags(_ rule: RuleMetadata) -> [String] {
    let subject: [String] =
      switch rule.group {
      case "COG", "APP", "IDP": ["cognito"]
      case "IAM": ["iam"]
      case "TPL": ["correctness", "cloudformation"]
      case "CFG": ["configuration"]
      default: []
      }
    return (score(rule) == nil ? [] : ["security"]) + subject
  }

  /// What code scanning shows of a rule that is not about security.
  private static func problemSeverity(_ rule: RuleMetadata) -> String {
    switch rule.severity {
    case .critical, .high: "error"
    case .medium, .low: "warning"
    case .info: "recommendation"
    }
  }

  /// The `security-severity`, as text, in the middle of its band.
  ///
  /// A template that is not well-formed is no vulnerability: it does not deploy. Information is none either.
  private static func score(_ rule: RuleMetadata) -> String? {
    if ["TPL", "CFG"].contains(rule.group) { return nil }
    return switch rule.severity {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "2.5"
    case .info: nil
    }
  }
}
