internal import Documents
internal import Findings

/// What a configuration file says, in its own words: no rule has been looked up.
struct Configuration: Sendable {
  /// What is set for one rule.
  struct RuleSettings: Sendable {
    /// The id or the name of a rule, as it is written.
    let selector: String
    let selectorRange: SourceRange
    /// In written order, each name once.
    let options: [Setting]
  }

  /// An option and its value.
  struct Setting: Sendable {
    let name: String
    let nameRange: SourceRange
    let value: OptionValue
    /// Where the value stands.
    let node: Node
  }

  /// The file, for reports that must not overwrite it.
  let file: BytePath
  /// The text that all places are in.
  let text: ConfigurationText
  /// In written order, each selector once.
  let rules: [RuleSettings]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - reportedPath: as messages name it.
  ///   - name: what the user knows it by, for a file that cannot be opened.
  /// - Throws: ``UsageError``, with the place of the first thing that no configuration says.
  init(
    readingFrom file: BytePath, reportedPath: String, namedBy name: String
  ) throws(UsageError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FilePaths.read(file)
    } catch {
      throw UsageError("\(name): \(error.reason)")
    }
    let text = try ConfigurationText(bytes, path: reportedPath)
    self.file = file
    self.text = text
    rules = try ConfigurationReader(text: text).rules()
  }
}
