public import Documents
internal import Findings
public import Templates

/// How what a template declares must look, as several rules ask about it.
extension Template {
  /// A section that is something other than a mapping; `nil` where it is right or missing.
  ///
  /// - Parameter members: what it should hold, in words: "names to parameters".
  public func wrongForm(ofSection name: String, mapping members: String) -> Violation? {
    guard let entry = root.entry(name), let kind = entry.value.kindInsteadOfMapping else {
      return nil
    }
    return Violation(
      "\(name) is \(kind); write a mapping of \(members)", at: Place(keyOf: entry))
  }

  /// What a rule says that found faults in the form of a part, which a macro may make another one of.
  public func judge(form faults: [Violation], of part: String) -> Outcome {
    if !faults.isEmpty, mayHaveMoreProperties {
      return .undecided("a macro that is not run may make something else of \(part)")
    }
    return Outcome(violations: faults)
  }

  /// Whether a name holds something that is put in later: an open item of a loop, or a variable of the
  /// Serverless Framework.
  public func isOpen(name: String) -> Bool {
    loopVariables.contains { name.contains("{\($0)}") } || ServerlessVariable.isContained(in: name)
  }

  /// What is wrong with the name of a declaration: it is alphanumeric, and has at most 255 characters.
  ///
  /// Names: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  ///
  /// - Parameter what: what is declared, in words: "parameter".
  public func wrongName(of entry: Entry, what: String) -> Violation? {
    let name = entry.key
    guard !isOpen(name: name) else { return nil }
    if name.isEmpty || !name.utf8.allSatisfy(\.isASCIIAlphanumeric) {
      return Violation(
        "the name of \(what) '\(name)' is not alphanumeric; use letters and digits only",
        at: Place(keyOf: entry))
    }
    guard name.utf8.count > Self.maximumNameLength else { return nil }
    return Violation(
      "the name of \(what) '\(name.prefix(20))…' has \(name.utf8.count) characters, more than the \(Self.maximumNameLength) that CloudFormation takes",
      at: Place(keyOf: entry))
  }

  /// The longest name of a declaration, in characters.
  public static let maximumNameLength = 255

  /// A section that declares more than CloudFormation takes; `nil` where it does not.
  public func tooMany(_ count: Int, of what: String, in section: String, limit: Int) -> Violation? {
    guard count > limit, let entry = root.entry(section) else { return nil }
    return Violation(
      "the template declares \(count) \(what), more than the \(limit) that CloudFormation takes; split it into several stacks",
      at: Place(keyOf: entry))
  }
}

extension UInt8 {
  /// A letter or digit of ASCII.
  public var isASCIIAlphanumeric: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

extension Node {
  /// The Serverless Framework puts a value in for it, or for a part of it.
  public var isPutIn: Bool { text.map(ServerlessVariable.isContained) ?? false }

  /// What it is, in words, where a mapping is due; `nil` where it may be one.
  ///
  /// Of a null TPL003 speaks.
  public var kindInsteadOfMapping: String? {
    switch kind {
    case .mapping, .null: nil
    case .list: "a list"
    default: isPutIn ? nil : "a scalar"
    }
  }

  /// What it is, in words, where a literal text is due; `nil` where it may be one.
  public var kindInsteadOfText: String? {
    guard !kind.isScalar else { return nil }
    if Intrinsic(self) != nil { return "a function" }
    return kind == .list ? "a list" : "a mapping"
  }

  /// The members that a mapping of a closed set of keys does not take.
  ///
  /// - Parameter owner: what the mapping is, in words: "parameter 'Stage'".
  public func unknownMembers(besides known: [String], of owner: String) -> [Violation] {
    entries.filter { !known.contains($0.key) && $0.key != "Fn::Transform" }.map { entry in
      let near = entry.key.nearest(in: known).map { "; perhaps '\($0)' is meant" }
      return Violation(
        "key '\(entry.key)' of \(owner) is not one of \(known.joined(separator: ", "))\(near ?? "")",
        at: Place(keyOf: entry))
    }
  }

  /// Whether it lacks a key, and no other key is probably a typing error of that.
  public func lacks(_ key: String, among known: [String]) -> Bool {
    entry(key) == nil && entry("Fn::Transform") == nil
      && !entries.contains { !known.contains($0.key) && $0.key.nearest(in: known) == key }
  }
}
