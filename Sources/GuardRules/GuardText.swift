internal import Findings
internal import Guard
internal import Synchronization

/// The text of a rules file with what is set in it, parsed when it is first needed and then kept.
final class GuardText: Sendable {
  /// Why there are no rules to ask: one line, lower-case start, no final period.
  struct Refusal: Error {
    let message: String
  }

  private enum Source {
    case text(String)
    case file(RulesFile)
  }

  /// The rules of a file that are asked.
  struct Rules: Sendable {
    let file: RulesFile
    /// The place of the rule in the file.
    let place: Int
    /// That of the rule that gives remarks where this one does not fail.
    let placeOfRemark: Int?
  }

  private let source: Source
  private let ruleName: String
  private let profile: Profile
  private let options: [String: OptionValue]
  private let parsed = Mutex<Result<Rules, Refusal>?>(nil)

  private init(
    _ source: Source, ruleName: String, for profile: Profile = .default,
    _ options: [String: OptionValue] = [:]
  ) {
    self.source = source
    self.ruleName = ruleName
    self.profile = profile
    self.options = options
  }

  /// A text that is parsed later.
  convenience init(_ text: String, ruleName: String) {
    self.init(.text(text), ruleName: ruleName)
  }

  /// A text that has been parsed.
  convenience init(_ file: RulesFile, ruleName: String) {
    self.init(.file(file), ruleName: ruleName)
  }

  /// The same with values in place of the literals of those names, and the name of the profile in place of
  /// `profile`.
  func configured(for profile: Profile, _ options: [String: OptionValue]) -> GuardText {
    GuardText(source, ruleName: ruleName, for: profile, options)
  }

  /// The rules of the text.
  ///
  /// - Throws: ``Refusal`` where it has none, each time.
  func rules() throws(Refusal) -> Rules {
    try parsed.withLock { known -> Result<Rules, Refusal> in
      if let known { return known }
      let result: Result<Rules, Refusal>
      do throws(Refusal) {
        result = .success(try parse())
      } catch {
        result = .failure(error)
      }
      known = result
      return result
    }.get()
  }

  private func parse() throws(Refusal) -> Rules {
    var file: RulesFile
    switch source {
    case .file(let known): file = known
    case .text(let text):
      do throws(RulesFileError) {
        file = try RulesFile(parsing: Array(text.utf8))
      } catch {
        throw Refusal(message: error.message)
      }
    }
    for (name, option) in options { file = try file.setting(name, to: option) }
    file = try file.setting("profile", to: .string(profile.rawValue))
    guard let place = file.place(ofRule: ruleName) else {
      throw Refusal(message: "the rules file has no rule '\(ruleName)'")
    }
    return Rules(
      file: file, place: place, placeOfRemark: file.place(ofRule: ruleName + "Remark"))
  }
}

extension RulesFile {
  fileprivate func setting(
    _ name: String, to option: OptionValue
  ) throws(GuardText.Refusal) -> RulesFile {
    guard let literal = literal(name) else { return self }
    guard let value = option.guardValue(inPlaceOf: literal) else {
      throw GuardText.Refusal(message: "option '\(name)' is not a regular expression")
    }
    return setting(name, to: value)
  }
}
