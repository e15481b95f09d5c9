internal import Documents
internal import Resolution

/// A member of a policy that has another kind than IAM's grammar gives it.
///
/// A text, or a list of texts that is not empty; in a condition numbers and Booleans as well:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// IAM refuses a list without items: "Policy statement must contain resources"
/// (https://github.com/trussworks/terraform-aws-s3-anti-virus/issues/22), "… actions"
/// (https://github.com/aws/aws-cdk/issues/7615), and "a statement with no principals"
/// (https://github.com/terraform-aws-modules/terraform-aws-iam/issues/47).
/// A list in a list stays one:
/// https://github.com/aws-cloudformation/cfn-lint/issues/2288
struct MalformedMember {
  /// What an element may hold.
  enum Grammar {
    case text
    case texts
    /// As `texts`; of a list without items IAM's own pages say different things.
    case conditionValues
  }

  /// The element of the statement, or of the document, that holds it.
  let element: String
  /// What is wrong with it: one line that begins with where it stands.
  let words: String
  /// The member itself.
  let value: Value

  /// What is malformed in the value of an element, or of a part of one.
  ///
  /// - Parameter name: the part, for the message; the element itself where it is left out.
  static func all(
    in value: Value, of element: String, as grammar: Grammar,
    named name: @autoclosure () -> String? = nil
  ) -> [MalformedMember] {
    func malformed(_ words: String, _ value: Value) -> MalformedMember {
      MalformedMember(element: element, words: "\(name() ?? element) \(words)", value: value)
    }
    switch (value.content, grammar) {
    case (.list, .text): return [malformed("is a list; write one text", value)]
    case (.list(let items), .texts) where items.isEmpty:
      return [malformed("is an empty list; name at least one", value)]
    case (.list(let items), _):
      return items.compactMap { item in
        switch item.content {
        case .list: malformed("holds a list in its list; write one list of texts", item)
        // A transform may make anything of it.
        case .mapping where !item.hasOpenMembers:
          malformed(
            item.writes("Effect")
              ? "holds a statement; write it as one of Statement" : "holds a mapping; write a text",
            item)
        case .absent, .scalar, .mapping, .open: nil
        }
      }
    case (.mapping, _) where !value.hasOpenMembers:
      let wanted = grammar == .text ? "a text" : "a text or a list of texts"
      return [malformed("is a mapping; write \(wanted)", value)]
    case (.absent, _), (.scalar, _), (.mapping, _), (.open, _): return []
    }
  }
}

extension Statement {
  /// Members that have another kind than the grammar gives them, in the order of its elements.
  static func malformedMembers(
    in statement: Value, _ conditions: [ConditionEntry]
  ) -> [MalformedMember] {
    let texts = ["Sid", "Effect"].flatMap {
      MalformedMember.all(in: statement[$0], of: $0, as: .text)
    }
    let lists = ["Action", "NotAction", "Resource", "NotResource"].flatMap {
      MalformedMember.all(in: statement[$0], of: $0, as: .texts)
    }
    let principal = statement["Principal"]
    var names = principal.members.flatMap { kind in
      MalformedMember.all(
        in: kind.value, of: "Principal", as: .texts, named: "\(kind.entry.key) in Principal")
    }
    // CloudFormation takes no template with a null.
    if case .mapping = principal.content, principal.members.isEmpty, !principal.hasOpenMembers,
      !principal.entries.contains(where: { $0.value.kind == .null })
    {
      names.append(
        MalformedMember(
          element: "Principal", words: "Principal names nobody; write Service and its name",
          value: principal))
    }
    let values = conditions.flatMap { entry in
      MalformedMember.all(
        in: entry.values, of: "Condition", as: .conditionValues,
        named: "\(entry.shownKey) in Condition")
    }
    return texts + names + lists + values
  }
}
