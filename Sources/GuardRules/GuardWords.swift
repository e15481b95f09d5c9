internal import Documents
internal import Findings
internal import Guard
internal import Rules
internal import Templates

/// Checks of Guard as findings: where they point, and what they say.
struct GuardWords {
  let file: RulesFile
  /// Of a text that lacks `Fn::Sub` TPL034 speaks, and not these rules.
  var leavesMissingSub = false

  /// What fails; of alternatives the last names what is required.
  func violations(
    of verdict: Verdict, in resource: Resource, of template: Template
  ) -> [Violation] {
    var violations: [Violation] = []
    for check in verdict.failures.flatMap(\.requirements)
    where !leavesMissingSub || text(of: check).flatMap(template.variableMissingSub) == nil {
      let violation = violation(
        of: check, elsewhere: Place(keyOf: resource.entry), hint: hint(on: check, in: template))
      if !violations.contains(violation) { violations.append(violation) }
    }
    return violations
  }

  /// Why it is not decided.
  func reason(of verdict: Verdict) -> String {
    verdict.undecidedCheck?.openWords(in: file.source)
      ?? "a value that the rule needs is not decided by the template"
  }

  /// - Parameters:
  ///   - elsewhere: where to point for what the rules themselves hold.
  ///   - hint: what is added to the message.
  func violation(
    of check: Check, elsewhere: Place, hint: String = "", in holder: Resource? = nil
  ) -> Violation {
    Violation(
      message(of: check) + hint, at: Self.place(of: check) ?? elsewhere,
      related: check.value?.relatedPlaces ?? [],
      in: holder)
  }

  /// The message of the rules, else words made from the clause; one that starts with `...` goes on from them,
  /// and with a comma behind that from what was found alone.
  private func message(of check: Check) -> String {
    let message = check.message.map(Self.line) ?? ""
    if message.hasPrefix("...,"), let found = check.foundWords {
      return found + message.dropFirst("...".count)
    }
    guard message.isEmpty || message.hasPrefix("...") else { return message }
    return check.words(in: file.source) + message.dropFirst("...".count)
  }

  /// A plain text that holds a variable of the template is perhaps one that `Fn::Sub` was meant for.
  private func hint(on check: Check, in template: Template) -> String {
    guard let name = text(of: check).flatMap(template.variableWithoutSub) else { return "" }
    return "; '${\(name)}' stays as it is, since Fn::Sub is missing"
  }

  private func text(of check: Check) -> Node? {
    guard case .value(let node)? = check.value?.place, node.kind == .string else { return nil }
    return node
  }

  /// The value, or where it would have to be: the nearest that exists.
  private static func place(of check: Check) -> Place? {
    guard let value = check.value else { return nil }
    switch value.place {
    case .none: return nil
    case .key(let node): return node.enclosingEntry.map { Place(keyOf: $0) }
    case .value(let node):
      guard check.missing != nil else { return Place(node) }
      return node.enclosingEntry.map { Place(keyOf: $0) } ?? Place(node)
    }
  }

  /// A message of the rules on one line; `Violation:` and `Fix:` are a custom of packs.
  private static func line(_ message: String) -> String {
    var lines = message.unicodeScalars.split(whereSeparator: \.endsLine).map { line in
      line.split(whereSeparator: \.isSpace).map { String($0) }
        .joined(separator: " ")
    }
    lines.removeAll(where: \.isEmpty)
    var text = ""
    for line in lines {
      if line.hasPrefix("Violation:") {
        text += line.dropFirst("Violation:".count).drop { $0 == " " }
      } else if line.hasPrefix("Fix:") {
        let fix = line.dropFirst("Fix:".count).drop { $0 == " " }
        text += text.isEmpty ? String(fix) : "; fix: \(fix)"
      } else {
        text += text.isEmpty ? line : " \(line)"
      }
    }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}

extension Unicode.Scalar {
  /// It ends a line, as `Character.isNewline` says.
  fileprivate var endsLine: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  fileprivate var isSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}
