/// What a place of a configuration takes.
///
/// The one declaration of the keys: configurations are checked against it, and their JSON Schema is made from it.
indirect enum ConfigurationShape: Sendable {
  /// This number.
  case number(Int)
  /// One of some words.
  case word([String])
  /// A text that is not empty: `a path`.
  case text(String)
  /// `true` or `false`.
  case truth
  /// A whole number from 1.
  case count(of: String)
  /// `YYYY-MM-DD`, in quotes or not.
  case day
  /// Several of one shape: `globs`.
  case list(ConfigurationShape, of: String)
  /// These keys: `an override`.
  case mapping([ConfigurationKey], is: String)
  /// Keys that the user chooses, with values of one shape: `rules`, each `a rule`.
  case table(ConfigurationShape, of: String, each: String)
  /// One of the words `off` and `on`, or something else where there is an example of that.
  case toggle([Toggle], or: (shape: ConfigurationShape, example: String)?)
  /// What an option of a rule may be set to.
  case option

  /// Whether a rule is asked.
  enum Toggle: String, Sendable {
    case off
    case on

    /// YAML reads both words as booleans, and so does JSON Schema.
    var truth: Bool { self == .on }
  }
}

/// A key of a mapping.
struct ConfigurationKey: Sendable {
  let name: String
  /// One sentence, for editors.
  let summary: String
  let shape: ConfigurationShape
  var isRequired = false
}
