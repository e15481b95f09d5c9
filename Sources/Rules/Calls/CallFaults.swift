public import Documents
internal import Findings
public import Templates

/// What is wrong with the calls of a function.
public struct CallFaults {
  /// The template that calls it.
  public let template: Template
  /// What has been found.
  public private(set) var violations: [Violation] = []
  /// What the template leaves open.
  fileprivate var open: String?
  private var call: FunctionCall

  fileprivate init(_ template: Template, _ call: FunctionCall) {
    self.template = template
    self.call = call
  }

  fileprivate mutating func check(
    _ call: FunctionCall, _ check: (FunctionCall, inout CallFaults) -> Void
  ) {
    self.call = call
    check(call, &self)
  }

  /// Something decides that the template does not hold; one line.
  public mutating func leaveOpen(_ reason: String) { open = reason }

  /// Something is wrong with an argument.
  public mutating func add(_ message: String, at node: Node) {
    add(message, at: Place(node))
  }

  /// Something is wrong with the call as a whole.
  public mutating func add(_ message: String) {
    add(message, at: Place(keyOf: call.entry))
  }

  /// Something is wrong with the key of a member.
  public mutating func add(_ message: String, atKeyOf entry: Entry) {
    add(message, at: Place(keyOf: entry))
  }

  /// Something is wrong with a variable of the text of `Fn::Sub`.
  public mutating func add(_ message: String, atVariable name: String, of text: Node) {
    add(message, at: Place(template.range(ofVariable: name, in: text), in: text))
  }

  private mutating func add(_ message: String, at place: Place) {
    violations.append(Violation(message, at: place, in: call.resource))
  }

  /// The items of the argument where it is a list of so many; else that is a fault.
  ///
  /// - Parameter demand: what the function takes, in words.
  public mutating func items(_ counts: ClosedRange<Int>, _ demand: String) -> [Node]? {
    let argument = call.argument
    guard argument.kind == .list else {
      add("\(demand); this is \(words(for: argument))")
      return nil
    }
    let items = argument.elements
    guard counts.contains(items.count) else {
      add("\(demand); \(items.count == 1 ? "this is 1 item" : "these are \(items.count) items")")
      return nil
    }
    return items
  }

  /// A value must be a text or a list, in each branch of `Fn::If`.
  public mutating func require(_ due: ValueShape, _ node: Node, _ demand: String) {
    for branch in template.branches(of: node) {
      let shape = template.shape(of: branch)
      if shape != due, shape != .open { add("\(demand); \(words(for: branch, shape))", at: branch) }
    }
  }

  /// A value must be written out, with no function in it.
  public mutating func requireLiteral(_ node: Node, _ demand: String) {
    guard !node.kind.isScalar, template.loopVariables.isEmpty else { return }
    add("\(demand); this is \(words(for: node))", at: node)
  }

  /// Where a value is a written number, it must be an integer in a range.
  public mutating func requireInteger(
    _ range: ClosedRange<Int>, _ node: Node, _ demand: String
  ) {
    switch node.kind {
    case .list, .mapping: require(.text, node, demand)
    case .null, .ambiguousNumber: break
    case .boolean, .integer, .real, .string:
      guard template.shape(of: node) == .text, let text = node.scalarText else { return }
      if Int(text).map({ !range.contains($0) }) ?? true {
        add("\(demand), not '\(text)'", at: node)
      }
    }
  }

  private func words(for node: Node) -> String {
    if let function = node.onlyEntry?.key, Intrinsic(node) != nil { return "a call of \(function)" }
    return switch node.kind {
    case .list: "a list"
    case .mapping: "a mapping"
    default: "a single value"
    }
  }

  private func words(for node: Node, _ shape: ValueShape) -> String {
    let kind =
      switch shape {
      case .list: "a list"
      case .mapping: "a mapping"
      case .text, .open: "a text"
      }
    switch Intrinsic(node) {
    case nil: return "this is \(shape == .text ? "a single value" : kind)"
    case .ref(let name): return "'\(name.text ?? "")' is \(kind)"
    default: return "\(node.onlyEntry?.key ?? "this") gives \(kind)"
    }
  }
}

extension Template {
  /// What a rule says of all calls of a function that CloudFormation evaluates.
  ///
  /// - Parameter check: adds what is wrong with one call; it is not asked of one that is put in later.
  public func judge(
    callsOf functions: String..., check: (FunctionCall, inout CallFaults) -> Void
  ) -> Outcome {
    let calls = functions.flatMap { self.calls(of: $0) }.filter(\.isEvaluated)
    guard let first = calls.first else { return .notApplicable }
    var faults = CallFaults(self, first)
    for call in calls {
      if let reason = call.openness {
        faults.leaveOpen(reason)
      } else if call.argument.kind != .null {
        faults.check(call, check)
      }
    }
    if faults.violations.isEmpty { return faults.open.map { .undecided($0) } ?? .pass }
    return judge(faults.violations, of: "the call of '\(functions[0])'")
  }

  /// Violations of what is written, each once, where no macro may rewrite it.
  ///
  /// - Parameter what: what that is, in words.
  public func judge(_ violations: [Violation], of what: String) -> Outcome {
    if violations.isEmpty { return .pass }
    if mayHaveMoreProperties {
      return .undecided("a macro that is not run may rewrite \(what)")
    }
    // What a loop writes out more than once stands in one place.
    var known: Set<Finding> = []
    return .fail(
      violations.filter {
        known.insert(Finding(range: $0.place.range, message: $0.message)).inserted
      })
  }

  private struct Finding: Hashable {
    let range: SourceRange
    let message: String
  }
}

extension FunctionCall {
  /// Where functions have no place, that is what is wrong.
  fileprivate var isEvaluated: Bool {
    switch site {
    case .value, .condition, .rule, .policyAttribute: true
    case .parameter, .mapping: false
    }
  }

  /// Why the argument is not known; `nil` where it is.
  fileprivate var openness: String? {
    if argument.entry("Fn::Transform") != nil {
      return "a transform puts in what '\(function)' is given"
    }
    guard let text = argument.string, function != "Fn::Sub",
      ServerlessVariable.isContained(in: text)
    else { return nil }
    return "the Serverless Framework puts in what '\(function)' is given"
  }
}
