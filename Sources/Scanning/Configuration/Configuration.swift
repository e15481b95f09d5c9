internal import Documents
internal import Findings

/// What a configuration file says, in its own words: no rule has been looked up.
struct Configuration: Sendable {
  /// What is set for the rules that one selector means.
  struct RuleEntry: Sendable {
    let selector: RuleSelector
    let range: SourceRange
    let origin: Origin
    /// `nil` where it has settings, and says nothing of whether the rules are asked.
    let toggle: ConfigurationShape.Toggle?
    let severity: Setting<Severity>?
    /// In written order, each name once.
    let options: [Option]
  }

  /// An option and its value.
  struct Option: Sendable {
    let name: String
    let nameRange: SourceRange
    let value: Setting<OptionValue>
    /// Where the value stands.
    let node: Node
  }

  /// What holds for some files alone.
  struct Override: Sendable {
    let paths: [PathPattern]
    let gate: Setting<Gate>?
    /// Each is `off`.
    let rules: [RuleEntry]
    let origin: Origin
  }

  /// Findings that are accepted.
  struct SuppressionEntry: Sendable {
    let selector: RuleSelector
    /// Where the rule is named.
    let range: SourceRange
    let origin: Origin
    let paths: [PathPattern]
    let resource: String?
    let reason: String
    let expires: CalendarDate?
  }

  /// What may be accepted.
  struct PolicyEntry: Sendable {
    let requiresReason: Bool?
    let requiresExpiry: Bool?
    let maximumDays: Int?
    let noInline: [RuleName]
    let mandatory: [RuleName]
    let origin: Origin
  }

  /// A rule, or a prefix, at its place.
  struct RuleName: Sendable {
    let selector: RuleSelector
    let range: SourceRange
  }

  /// The file, for reports that must not overwrite it.
  let file: BytePath
  /// The folder that its paths are relative to; absolute, links resolved.
  let folder: BytePath
  /// The text that all places are in.
  let text: ConfigurationText
  /// The path of another configuration, as it stands there.
  let extends: Node?
  let gate: Setting<Gate>?
  let profile: Setting<Profile>?
  /// `nil` where there is no list.
  let include: [Setting<PathPattern>]?
  let exclude: [Setting<PathPattern>]?
  let parameterFiles: [Setting<ScanParameters.File>]?
  /// In written order, each selector once.
  let rules: [RuleEntry]
  let overrides: [Override]
  let suppressions: [SuppressionEntry]
  /// `nil` where there is none.
  let policy: PolicyEntry?

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - reportedPath: as messages name it.
  ///   - name: what the user knows it by, for a file that cannot be opened.
  /// - Throws: ``UsageError``, with the place of the first thing that no configuration says.
  init(
    readingFrom file: BytePath, reportedPath: String, namedBy name: String, below root: SourceRoot
  ) throws(UsageError) {
    let bytes: [UInt8]
    let folder: BytePath
    do throws(FileError) {
      bytes = try FilePaths.read(file)
      folder = try FilePaths.real(file.split?.folder ?? file)
    } catch {
      throw UsageError("\(name): \(error.reason)")
    }
    let text = try ConfigurationText(bytes, path: reportedPath)
    let node = try text.document().root
    try ConfigurationCheck(text: text).check(node)
    let reader = ConfigurationReader(text: text, folder: folder, root: root)
    self.file = file
    self.folder = folder
    self.text = text
    extends = node["extends"]
    gate = reader.word(node["fail-on"])
    profile = reader.word(node["profile"])
    include = reader.patterns(node["include"])
    exclude = reader.patterns(node["exclude"])
    parameterFiles = reader.parameterFiles(node["parameters"])
    rules = try reader.rules(node["rules"])
    overrides = try reader.overrides(node["overrides"])
    suppressions = reader.suppressions(node["suppressions"])
    policy = reader.policy(node["policy"])
  }
}
