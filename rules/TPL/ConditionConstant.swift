internal import Documents
internal import Findings
internal import Rules
internal import Templates

/// A condition that can only be true, or only false, decides nothing.
struct ConditionConstant: TemplateRule {
  let metadata = RuleMetadata(
    id: "TPL063",
    title: "Condition can only be true, or only false",
    severity: .info,
    precision: .high,
    profiles: [.strict],
    rationale: """
      One branch of what depends on it never deploys. Often a Ref was forgotten, and the name of a parameter \
      is compared in place of its value.
      """,
    remediation: "Compare a parameter, or remove the branch that is never taken.",
    references: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html"
    ],
    examples: [
      .failing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: ↓!Equals [Stage, prod]
            IsSame: ↓!Equals [!Ref Stage, !Ref Stage]
            IsTest: !Equals [!Ref Stage, test]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Condition: IsTest
              Properties:
                TopicName: !If [↓IsTest, test, prod]
          """),
      .passing(
        template: """
          Parameters:
            Stage: {Type: String}
          Conditions:
            IsProd: !Equals [!Ref Stage, prod]
            IsTest: !Equals [!Ref Stage, test]
          Resources:
            Topic:
              Type: AWS::SNS::Topic
              Condition: IsTest
              Properties:
                TopicName: !If [IsProd, prod, test]
          """),
    ])

  func check(_ template: Template, references: [Reference]) -> Outcome {
    guard !template.conditions.all.isEmpty else { return .notApplicable }
    var faults: [Violation] = []
    for condition in template.conditions.all {
      collectConstants(condition.value, condition.name, &faults)
    }
    for resource in template.resources.all {
      for key in ["Properties", "Metadata", "CreationPolicy", "UpdatePolicy"] {
        guard let node = resource.node[key] else { continue }
        collectBranches(node, knowing: known(resource.condition), in: resource, &faults)
      }
    }
    for output in template.outputs.all {
      guard let node = output.value["Value"] else { continue }
      collectBranches(node, knowing: known(output.value["Condition"]), in: nil, &faults)
    }
    return template.judge(form: faults, of: "the conditions")
  }

  private func known(_ condition: Node?) -> [String: Bool] {
    condition?.string.map { [$0: true] } ?? [:]
  }

  /// Depth is bounded by the reader's.
  private func collectConstants(_ node: Node, _ name: String, _ faults: inout [Violation]) {
    guard let call = node.onlyEntry else { return }
    switch ConditionExpression(node) {
    case .equals(let left, let right):
      guard let isSame = isSame(left, right) else { return }
      faults.append(
        Violation(
          "condition '\(name)' compares what is always \(isSame ? "the same" : "different"); compare a parameter",
          at: Place(keyOf: call)))
    case .and, .or, .not:
      for operand in call.value.elements { collectConstants(operand, name, &faults) }
    case .named, .unreadable: break
    }
  }

  /// `nil` where it depends on the deployment.
  private func isSame(_ left: Node, _ right: Node) -> Bool? {
    if left.kind.isScalar, right.kind.isScalar {
      guard let one = decidedText(left), let other = decidedText(right) else { return nil }
      return one == other
    }
    return reads(left, like: right) ? true : nil
  }

  private func decidedText(_ node: Node) -> String? {
    node.kind == .ambiguousNumber || node.isPutIn ? nil : node.scalarText
  }

  private func reads(_ left: Node, like right: Node) -> Bool {
    guard left.kind == right.kind else { return false }
    switch left.kind {
    case .list:
      return left.elements.count == right.elements.count
        && zip(left.elements, right.elements).allSatisfy(reads)
    case .mapping:
      return left.entries.count == right.entries.count
        && left.entries.allSatisfy { entry in
          right[entry.key].map { reads(entry.value, like: $0) } ?? false
        }
    default: return left.text == right.text
    }
  }

  /// An `Fn::If` in a branch of the same condition, or below a resource that exists only then.
  private func collectBranches(
    _ node: Node, knowing facts: [String: Bool], in resource: Resource?,
    _ faults: inout [Violation]
  ) {
    if case .if(let condition, let then, let otherwise) = Intrinsic(node),
      let name = condition.string
    {
      if let holds = facts[name] {
        faults.append(
          Violation(
            "condition '\(name)' is always \(holds) here; remove the branch that is never taken",
            at: condition, in: resource))
      }
      collectBranches(then, knowing: facts.merging([name: true]) { $1 }, in: resource, &faults)
      collectBranches(
        otherwise, knowing: facts.merging([name: false]) { $1 }, in: resource, &faults)
      return
    }
    for element in node.elements { collectBranches(element, knowing: facts, in: resource, &faults) }
    for entry in node.entries {
      collectBranches(entry.value, knowing: facts, in: resource, &faults)
    }
  }
}
