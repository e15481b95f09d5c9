internal import Documents
internal import Findings
internal import FoundationEssentials

/// The one order in which a value is looked for: flag, environment, configuration, default.
struct Precedence {
  let environment: [String: String]

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
  }

  /// The value that holds.
  ///
  /// - Throws: ``UsageError`` where the variable decides, and what it says is no value.
  func setting<Value: Sendable>(
    flag: (name: String, value: Value?), variable: Variable<Value>? = nil,
    configured: Setting<Value>? = nil, preset: Value
  ) throws(UsageError) -> Setting<Value> {
    try given(flag: flag, variable: variable) ?? configured ?? Setting(preset, .preset)
  }

  /// The source root.
  ///
  /// - Throws: ``UsageError`` where what is named is not a folder.
  func root(flag: String?) throws(UsageError) -> Setting<SourceRoot> {
    let folder = try given(flag: ("--root", flag), variable: .root)
    let origin = folder?.origin ?? .preset
    return Setting(try SourceRoot(given: folder?.value, namedBy: "\(origin)"), origin)
  }

  /// What the flag or the variable says; `nil` where both are silent.
  private func given<Value: Sendable>(
    flag: (name: String, value: Value?), variable: Variable<Value>?
  ) throws(UsageError) -> Setting<Value>? {
    if let value = flag.value { return Setting(value, .flag(flag.name)) }
    if let variable, let text = environment[variable.name], !text.isEmpty {
      return Setting(try variable.value(of: text), .variable(variable.name))
    }
    return nil
  }
}

/// A variable of the environment that sets something.
struct Variable<Value: Sendable>: Sendable {
  let name: String
  /// `nil` for what is no value.
  let read: @Sendable (String) -> Value?
  /// What it takes, in words.
  let takes: String
  /// The values, where they are words.
  let words: [String]

  func value(of text: String) throws(UsageError) -> Value {
    if let value = read(text) { return value }
    let near = text.nearest(in: words).map { "; did you mean '\($0)'?" } ?? ""
    throw UsageError("\(name) is '\(text)'; it takes \(takes)\(near)")
  }
}

extension Variable where Value: RawRepresentable<String> & CaseIterable {
  /// One that takes the words of a type.
  init(_ name: String) {
    let words = Value.allCases.map(\.rawValue)
    self.init(
      name: name, read: { Value(rawValue: $0) }, takes: ChoiceWords.list(words), words: words)
  }
}

extension Variable<Gate> {
  static let gate = Variable("COGCHECK_FAIL_ON")
}

extension Variable<Profile> {
  static let profile = Variable("COGCHECK_PROFILE")
}

extension Variable<String> {
  static let root = Variable(
    name: "COGCHECK_ROOT", read: { $0 }, takes: "a folder", words: [])
}

extension Variable<Int> {
  static let jobs = Variable(
    name: "COGCHECK_JOBS", read: JobCount.read, takes: JobCount.words, words: [])
}
